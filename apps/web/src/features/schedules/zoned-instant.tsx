import { formatInstant } from '../../lib/format-instant.ts'
import { toZoneName } from './zone-name.ts'

/**
 * An instant in the viewer's zone, which is named; hovering shows it in the viewer's zone, in the schedule's and in UTC.
 * `empty` stands where there is none.
 */
export function ZonedInstant({
  instant,
  timeZone,
  empty,
}: {
  readonly instant: string | null
  /** Of the schedule, as the Server writes it. */
  readonly timeZone: string
  readonly empty: string
}) {
  if (instant === null) return <span className="text-muted">{empty}</span>
  const { text } = formatInstant(instant)
  return (
    <time dateTime={instant} title={sayInThreeZones(instant, timeZone)} className="tabular-nums">
      {text}
    </time>
  )
}

function sayInThreeZones(instant: string, timeZone: string): string {
  const { text, utc } = formatInstant(instant)
  const zone = toZoneName(timeZone)
  const there = zone ? `${formatInstant(instant, zone).text} (${zone})` : `not known (${timeZone})`
  return `You: ${text}\nSchedule: ${there}\nUTC: ${utc}`
}
