/*
 * Local times are numbers here: milliseconds since 1970 as if the clock on the wall showed UTC. Rules count days and
 * months on them without asking for the zone.
 */
export const minuteMs = 60_000
export const dayMs = 86_400_000

/** Milliseconds of a local time such as `2026-02-02T06:00` or `2026-02-02T06:00:30`. */
export function toLocalMs(text: string): number {
  return Date.parse(`${text}Z`)
}

/** The text of a local time: to the minute, with seconds only where there are some. */
export function toLocalText(localMs: number): string {
  const text = new Date(localMs).toISOString()
  return text.slice(17, 19) === '00' ? text.slice(0, 16) : text.slice(0, 19)
}

/** The text of a local time to the minute, for people. */
export function toMinuteText(localMs: number): string {
  return new Date(localMs).toISOString().slice(0, 16)
}

/** Milliseconds after midnight. */
export const timeOfDayOf = (localMs: number) => localMs - Math.floor(localMs / dayMs) * dayMs

/** 0 is Monday: the first day of 1970 was a Thursday. */
export const weekdayOf = (localMs: number) => (((Math.floor(localMs / dayMs) + 3) % 7) + 7) % 7

/** Days of a month (1 is January) of a year. */
export function daysIn(year: number, month: number): number {
  const isLeapYear = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return month === 2 ? (isLeapYear ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
}
