import type { ServerSchedule } from '@curator/console-contract/schedules'
import { toZoneName } from '../zone-name.ts'

const dayMs = 86_400_000
/** The hour of a schedule that nothing is known of. */
const usualTime = '06:00'

/** Tomorrow at 06:00 in a zone, as `2026-12-01T06:00`: any time of that day lies ahead. */
export function firstStart(nowMs: number, timeZone: string, time = usualTime): string {
  return `${toParts(nowMs + dayMs, timeZone).slice(0, 10)}T${time}`
}

/** The same for a schedule whose rule is not known: at the time of day at which it runs next, or once began. */
export function guessStart(
  { nextRunAt, startAt, timeZone }: Pick<ServerSchedule, 'nextRunAt' | 'startAt' | 'timeZone'>,
  nowMs: number,
): string {
  const known = nextRunAt ?? startAt
  const time = known === null ? usualTime : toParts(Date.parse(known), timeZone).slice(11, 16)
  return firstStart(nowMs, timeZone, time)
}

/** An instant as `2026-12-01 06:00:00` in a zone; Swedish writes it so. */
function toParts(atMs: number, timeZone: string): string {
  return new Date(atMs).toLocaleString('sv-SE', { timeZone: toZoneName(timeZone) ?? 'UTC' })
}
