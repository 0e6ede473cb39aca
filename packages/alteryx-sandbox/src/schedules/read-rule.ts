import { type Iteration, weekdayNames } from '@curator/alteryx-contract/server/v3/iteration'
import { refuseField } from '../model-state.ts'
import { hasCronSchedules } from '../release.ts'
import type { SandboxState } from '../state.ts'
import { isCronExpression } from './rules/cron-runs.ts'
import { readLocalTime, toLocalMs } from './rules/local-time.ts'
import { isTimeZone, type TimeZone, timeZoneOf } from './rules/time-zone.ts'
import type { Rule } from './schedule-record.ts'

/** Where an iteration came in: what refusals name and what it is measured by. */
export interface RuleContext {
  readonly operationId: string
  readonly state: SandboxState
  readonly timeZone: string
}

/**
 * The rule an iteration describes. Throws a refusal for a start that is not in the future of the zone, an end before the
 * start, a type the release does not know, and parts that can't be.
 */
export function readRule(context: RuleContext, iteration: Iteration): Rule {
  const { operationId, state } = context
  if (iteration.iterationType === 'Cron' && !hasCronSchedules(state.options.release)) {
    throw refuseField(operationId, 'iteration.iterationType', 'The iteration type is not known.')
  }
  const zone = timeZoneOf(context.timeZone)
  const startTime = readTime(context, zone, 'startTime', iteration.startTime)
  if (zone.toInstant(toLocalMs(startTime)).atMs <= state.clock.now()) {
    throw refuseField(operationId, 'iteration.startTime', 'The start has to lie in the future.')
  }
  const isOnce = iteration.iterationType === 'Once'
  const endTime =
    iteration.endTime === undefined || isOnce
      ? null
      : readTime(context, zone, 'endTime', iteration.endTime)
  if (endTime !== null && endTime < startTime) {
    throw refuseField(operationId, 'iteration.endTime', 'The end lies before the start.')
  }
  return { startTime, endTime, ...readRepetition(operationId, iteration) }
}

/** Throws a refusal for a name that is no zone. */
export function checkTimeZone(operationId: string, name: string): string {
  if (!isTimeZone(name)) throw refuseField(operationId, 'timeZone', 'The time zone is not known.')
  return name
}

function readTime(
  { operationId }: RuleContext,
  zone: TimeZone,
  field: 'startTime' | 'endTime',
  text: string,
): string {
  const time = readLocalTime(text, zone.toLocal)
  if (time === null) throw refuseField(operationId, `iteration.${field}`, 'There is no such date.')
  return time
}

type Part<K extends keyof Iteration> = NonNullable<Iteration[K]>
type Repetition = Rule extends infer R
  ? R extends Rule
    ? Omit<R, 'startTime' | 'endTime'>
    : never
  : never

/** The contract guarantees the part that the type needs. */
function readRepetition(operationId: string, iteration: Iteration): Repetition {
  const type = iteration.iterationType
  switch (type) {
    case 'Once':
      return { type }
    case 'Hourly':
      return { type, ...readStep(operationId, part(iteration.hourlyContract)) }
    case 'Daily':
      return { type, runOnlyWorkWeek: part(iteration.dailyContract).runOnlyWorkWeek ?? false }
    case 'Weekly':
      return { type, ...part(iteration.weeklyContract) }
    case 'Monthly':
      return readMonthly(part(iteration.monthlyContract))
    case 'Custom':
      return { type, ...part(iteration.customContract) }
    case 'Cron':
      return { type, ...readCron(operationId, part(iteration.cronContract)) }
  }
}

function part<T>(value: T | undefined): T {
  if (value === undefined) throw new TypeError('an iteration without the part its type needs')
  return value
}

function readStep(operationId: string, step: Part<'hourlyContract'>): Part<'hourlyContract'> {
  if (step.hours + step.minutes > 0) return step
  throw refuseField(operationId, 'iteration.hourlyContract', 'The step is zero.')
}

function readCron(operationId: string, cron: Part<'cronContract'>): Part<'cronContract'> {
  if (isCronExpression(cron.cronExpression)) return cron
  const field = 'iteration.cronContract.cronExpression'
  throw refuseField(operationId, field, 'The cron expression can’t be read.')
}

function readMonthly(monthly: Part<'monthlyContract'>): Repetition {
  if (monthly.simpleDayOfMonth) return { type: 'Monthly', dayOfMonth: part(monthly.dayOfMonth) }
  const day = part(monthly.dayOfWeek)
  const dayOfWeek = part(typeof day === 'number' ? weekdayNames[day] : day)
  return { type: 'MonthlyWeekday', occurrence: part(monthly.occurrence), dayOfWeek }
}
