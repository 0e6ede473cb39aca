import { readInstant } from '@curator/alteryx-contract/values'

const formats = new Map<string, Intl.DateTimeFormat | null>()

/** `null` for a name that is no zone. */
function formatOf(timeZone: string): Intl.DateTimeFormat | null {
  const known = formats.get(timeZone)
  if (known !== undefined) return known
  let format: Intl.DateTimeFormat | null = null
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  } catch {
    // A zone that only the Server knows.
  }
  formats.set(timeZone, format)
  return format
}

/** How far the clocks of a zone are ahead of UTC at an instant, in ms. */
function offsetAt(format: Intl.DateTimeFormat, atMs: number): number {
  const parts = new Map(format.formatToParts(atMs).map(({ type, value }) => [type, Number(value)]))
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0
  const wallMs = Date.UTC(
    of('year'),
    of('month') - 1,
    of('day'),
    of('hour'),
    of('minute'),
    of('second'),
  )
  return wallMs - Math.floor(atMs / 1_000) * 1_000
}

/**
 * A time of a schedule as a UTC instant. The Server writes it local to the schedule's zone and without a mark, or in UTC
 * where there is no zone (reference 2.5, 3.6). `null` for nothing, no date, or a zone that is not known here. A time that
 * the clocks show twice is taken for the first, one they skip for as much later.
 */
export function toScheduleInstant(text: string, timeZone: string): string | null {
  const asUtc = readInstant.parse(text)
  const hasMark = /(Z|[+-]\d\d:?\d\d)$/i.test(text)
  if (asUtc === null || hasMark || timeZone === '') return asUtc
  const format = formatOf(timeZone)
  if (!format) return null
  const wallMs = Date.parse(asUtc)
  // Zones lie between -12 and +14 hours, so that a change of the clocks lies between these two.
  const before = offsetAt(format, wallMs - 15 * 3_600_000)
  const after = offsetAt(format, wallMs + 13 * 3_600_000)
  const isEarlyRight = before === after || offsetAt(format, wallMs - before) === before
  const isLateRight = !isEarlyRight && offsetAt(format, wallMs - after) === after
  return new Date(wallMs - (isLateRight ? after : before)).toISOString()
}
