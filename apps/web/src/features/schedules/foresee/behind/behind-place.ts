import { addDays, dayMs, listDays, toInstantMs, toLocal, weekdayOf } from '../local-days.ts'
import type { Stretch } from '../stretch.ts'

/**
 * A mark of a picture as the address names it: a day `2026-11-30`, an hour `2026-11-30T06`, a quarter of one
 * `2026-11-30T06:15`, or an hour of each weekday in the stretch `1T06`; after `@` a worker tag, when one is meant.
 */
export const behindPattern = /^(?:\d{4}-\d\d-\d\d(?:T\d\d(?::\d\d)?)?|[1-7]T\d\d)(?:@.{0,255})?$/

export const stepMinutes = 15
const minuteMs = 60_000

/** A place in time, and the worker tag if only one is meant. */
type BehindPlace = { readonly when: string; readonly workerTag: string | undefined }

export function readBehind(behind: string): BehindPlace {
  const at = behind.indexOf('@')
  if (at < 0) return { when: behind, workerTag: undefined }
  return { when: behind.slice(0, at), workerTag: behind.slice(at + 1) }
}

const twoDigits = (value: number) => String(value).padStart(2, '0')
export const toHourPlace = (day: string, hour: number) => `${day}T${twoDigits(hour)}`
export const toWeekdayPlace = (weekday: number, hour: number) => `${weekday}T${twoDigits(hour)}`
export const toStepPlace = (local: string, workerTag: string) => `${local}@${workerTag}`

/** The instants that a mark stands for, in milliseconds; several for a weekday of several weeks. */
export function toInstants(
  when: string,
  stretch: Stretch,
  zone: string,
): { readonly fromMs: number; readonly toMs: number }[] {
  const [day = '', time] = when.split('T')
  if (day.length === 1) {
    return listDays(stretch.from, stretch.to)
      .filter((each) => weekdayOf(each) === Number(day))
      .map((each) => hourOf(each, Number(time), zone))
      .filter(({ fromMs, toMs }) => fromMs < toMs)
  }
  if (time === undefined) {
    return [
      {
        fromMs: toInstantMs(`${day}T00:00`, zone),
        toMs: toInstantMs(`${addDays(day, 1)}T00:00`, zone),
      },
    ]
  }
  if (time.length === 2) return [hourOf(day, Number(time), zone)]
  const fromMs = toInstantMs(when, zone)
  return [{ fromMs, toMs: fromMs + stepMinutes * minuteMs }]
}

function hourOf(day: string, hour: number, zone: string) {
  const next = toLocal(Date.parse(`${day}T${twoDigits(hour)}:00Z`) + dayMs / 24, 'UTC')
  return {
    fromMs: toInstantMs(`${day}T${twoDigits(hour)}:00`, zone),
    toMs: toInstantMs(next, zone),
  }
}
