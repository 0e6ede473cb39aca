import type { GatewaySchedule, ScheduleTiming } from '../../alteryx/gateways.ts'
import { toLocalMs, toMinuteText } from '../../schedules/rules/local-time.ts'
import { nextRuns } from '../../schedules/rules/next-runs.ts'
import { moveStartIntoFuture } from '../../schedules/rules/to-iteration.ts'
import { clockOf } from '../../schedules/rules/zone-clock.ts'

/** What is sent of a rule at an instant, and what the Server should tell afterwards. */
export interface TimingAim {
  readonly timing: ScheduleTiming
  readonly startAt: string
  readonly nextRunAt: string
  /** Whether the next run is at a time that clocks skip or show twice: what the Server makes of it is not known. */
  readonly isOdd: boolean
}

/** The Server wants a start in the future. Null when no run is to come. */
export function aimTiming({ rule, timeZone }: ScheduleTiming, nowMs: number): TimingAim | null {
  const future = moveStartIntoFuture(rule, timeZone, nowMs)
  const [next] = future ? nextRuns(future, timeZone, nowMs, 1) : []
  if (!future || !next) return null
  const startMs = clockOf(timeZone).toInstant(toLocalMs(future.startTime))
  return {
    timing: { rule: future, timeZone },
    startAt: new Date(startMs).toISOString(),
    nextRunAt: new Date(next.atMs).toISOString(),
    isOdd: next.clock !== 'plain',
  }
}

/** Whether a schedule runs as aimed, as far as the Server tells: its rule can't be read. */
export function isOnAim(schedule: GatewaySchedule, aim: TimingAim): boolean {
  return (
    isSameZone(schedule.timeZone, aim.timing.timeZone) &&
    (schedule.startAt === null || schedule.startAt === aim.startAt) &&
    hasNextRun(schedule, aim)
  )
}

export const isSameZone = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()

/** One that is off has no next run to compare. */
export function hasNextRun(schedule: GatewaySchedule, aim: TimingAim): boolean {
  return schedule.isEnabled === false || aim.isOdd || schedule.nextRunAt === aim.nextRunAt
}

/** An instant as the clock of a zone shows it, with the zone: `2026-02-02 06:00 (Europe/Berlin)`. */
export function sayLocal(at: string | null, timeZone: string): string {
  if (at === null) return 'none'
  const local = toMinuteText(clockOf(timeZone).toLocal(Date.parse(at))).replace('T', ' ')
  return `${local} (${timeZone || 'UTC'})`
}
