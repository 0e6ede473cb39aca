import type { ScheduleRule, Weekday } from '@curator/console-contract/schedule-rules'
import { dayMs, toLocalMs, toLocalText } from './local-time.ts'
import { nextRuns } from './next-runs.ts'
import { clockOf } from './zone-clock.ts'

/** When a schedule runs, in the Server's words (reference server-v3 2.5). Times are local, without a zone of their own. */
export type ServerIteration = {
  readonly startTime: string
  readonly endTime?: string
} & (
  | { readonly iterationType: 'Once' }
  | {
      readonly iterationType: 'Hourly'
      readonly hourlyContract: { readonly hours: number; readonly minutes: number }
    }
  | {
      readonly iterationType: 'Daily'
      readonly dailyContract: { readonly runOnlyWorkWeek: boolean }
    }
  | {
      readonly iterationType: 'Weekly'
      readonly weeklyContract: { readonly daysOfWeek: readonly Weekday[] }
    }
  | {
      readonly iterationType: 'Monthly'
      readonly monthlyContract:
        | { readonly simpleDayOfMonth: true; readonly dayOfMonth: number }
        | {
            readonly simpleDayOfMonth: false
            readonly occurrence: number
            readonly dayOfWeek: Weekday
          }
    }
  | {
      readonly iterationType: 'Custom'
      readonly customContract: {
        readonly daysOfMonth: readonly number[]
        readonly months: readonly number[]
      }
    }
  | {
      readonly iterationType: 'Cron'
      readonly cronContract: { readonly cronExpression: string }
    }
)

/** The rule as it is written to the Server, together with its zone. The Server wants a start in the future. */
export function toIteration(rule: ScheduleRule): ServerIteration {
  const startTime = withSeconds(rule.startTime)
  if (rule.type === 'Once') return { iterationType: 'Once', startTime }
  const span =
    rule.endTime === null ? { startTime } : { startTime, endTime: withSeconds(rule.endTime) }
  switch (rule.type) {
    case 'Hourly': {
      const { hours, minutes } = rule
      return { iterationType: 'Hourly', ...span, hourlyContract: { hours, minutes } }
    }
    case 'Daily': {
      const { runOnlyWorkWeek } = rule
      return { iterationType: 'Daily', ...span, dailyContract: { runOnlyWorkWeek } }
    }
    case 'Weekly': {
      const { daysOfWeek } = rule
      return { iterationType: 'Weekly', ...span, weeklyContract: { daysOfWeek } }
    }
    case 'Monthly': {
      const monthlyContract = { simpleDayOfMonth: true, dayOfMonth: rule.dayOfMonth } as const
      return { iterationType: 'Monthly', ...span, monthlyContract }
    }
    case 'MonthlyWeekday': {
      const { occurrence, dayOfWeek } = rule
      const monthlyContract = { simpleDayOfMonth: false, occurrence, dayOfWeek } as const
      return { iterationType: 'Monthly', ...span, monthlyContract }
    }
    case 'Custom': {
      const { daysOfMonth, months } = rule
      return { iterationType: 'Custom', ...span, customContract: { daysOfMonth, months } }
    }
    case 'Cron': {
      const { cronExpression } = rule
      return { iterationType: 'Cron', ...span, cronContract: { cronExpression } }
    }
  }
}

/**
 * The same rule whose start is its next run, as the Server wants it; a start that lies in the future stays. Null when
 * there is no run to come. A rule that counts time which passes can't begin at the second of two times that the clock
 * shows alike, since only the first can be named: it then begins with the first run after them.
 */
export function moveStartIntoFuture<R extends ScheduleRule>(
  rule: R,
  timeZone: string,
  nowMs: number,
): R | null {
  const clock = clockOf(timeZone)
  if (clock.toInstant(toLocalMs(rule.startTime)) > nowMs) return rule
  let afterMs = nowMs
  // No clock shows times twice for longer than a day.
  while (afterMs <= nowMs + dayMs) {
    const [run] = nextRuns(rule, timeZone, afterMs, 1)
    if (!run) return null
    if (clock.toInstant(run.localMs) === run.atMs) {
      return { ...rule, startTime: toLocalText(run.localMs) }
    }
    afterMs = run.atMs
  }
  return null
}

const withSeconds = (local: string) => (local.length === 16 ? `${local}:00` : local)
