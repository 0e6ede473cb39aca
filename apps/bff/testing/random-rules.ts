import { type ScheduleRule, weekdays } from '@curator/console-contract/schedule-rules'
import fc from 'fast-check'

/** Zones of all kinds of clock changes: by an hour, by half of one, on other days, backwards in summer, and none. */
export const zonesOfTests = [
  'UTC',
  '',
  'Europe/Berlin',
  'Europe/London',
  'Europe/Dublin',
  'Europe/Kiev',
  'America/New_York',
  'America/Los_Angeles',
  'America/Santiago',
  'America/Havana',
  'America/St_Johns',
  'America/Sao_Paulo',
  'America/Scoresbysund',
  'Africa/Casablanca',
  'Africa/Cairo',
  'Asia/Kolkata',
  'Asia/Beirut',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Australia/Sydney',
  'Pacific/Chatham',
  'Antarctica/Troll',
] as const

const localText = (minute: number) => new Date(minute * 60_000).toISOString().slice(0, 16)

/** Half of all starts lie in the hours in which clocks are moved. */
const timesOfDay = fc.oneof(fc.integer({ min: 0, max: 1_439 }), fc.integer({ min: 0, max: 260 }))

export interface RuleRange {
  /** First and last day of a start. */
  readonly from: string
  readonly to: string
  /** Shortest step of hourly rules. */
  readonly leastMinutes: number
  /** Days from the start to the end, for the rules that have one. */
  readonly endWithinDays: number
}

/** Any rule, with starts in a range, so that runs are not too many. */
export function randomRules(range: RuleRange): fc.Arbitrary<ScheduleRule> {
  const day = fc.integer({
    min: Date.parse(range.from) / 86_400_000,
    max: Date.parse(range.to) / 86_400_000,
  })
  const ends = fc.option(fc.integer({ min: 0, max: range.endWithinDays * 1_440 }), { freq: 4 })
  const spans = fc.tuple(day, timesOfDay, ends).map(([start, time, length]) => ({
    startTime: localText(start * 1_440 + time),
    endTime: length === null ? null : localText(start * 1_440 + time + length),
  }))
  return fc
    .tuple(randomShapes(range.leastMinutes), spans)
    .map(([shape, span]) => ({ ...shape, ...span }) as ScheduleRule)
}

function randomShapes(leastMinutes: number) {
  const dayOfMonth = fc.integer({ min: 1, max: 31 })
  return fc.oneof(
    fc.constant({ type: 'Once' }),
    fc
      .integer({ min: leastMinutes, max: 6_000 })
      .map((all) => ({ type: 'Hourly', hours: Math.floor(all / 60), minutes: all % 60 })),
    fc.boolean().map((runOnlyWorkWeek) => ({ type: 'Daily', runOnlyWorkWeek })),
    fc
      .subarray([...weekdays], { minLength: 1 })
      .map((daysOfWeek) => ({ type: 'Weekly', daysOfWeek })),
    dayOfMonth.map((day) => ({ type: 'Monthly', dayOfMonth: day })),
    fc
      .tuple(fc.constantFrom(1, 2, 3, 4, -1), fc.constantFrom(...weekdays))
      .map(([occurrence, dayOfWeek]) => ({ type: 'MonthlyWeekday', occurrence, dayOfWeek })),
    fc
      .tuple(
        fc.uniqueArray(dayOfMonth, { minLength: 1, maxLength: 6 }),
        fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1 }),
      )
      .map(([daysOfMonth, months]) => ({ type: 'Custom', daysOfMonth, months })),
    randomCron().map((cronExpression) => ({ type: 'Cron', cronExpression })),
  )
}

/** At most twelve runs in a day, half of them in the hours in which clocks are moved. */
export function randomCron(): fc.Arbitrary<string> {
  const list = (min: number, max: number, maxLength: number) =>
    fc.uniqueArray(fc.integer({ min, max }), { minLength: 1, maxLength }).map(String)
  const minute = fc.oneof(list(0, 59, 3), fc.constantFrom('*/30', '0', '0-10/5'))
  const hour = fc.oneof(list(0, 23, 3), list(0, 4, 3), fc.constantFrom('*/6', '1-3', '8-18/3'))
  const day = fc.oneof(fc.constant('*'), list(1, 31, 3), fc.constantFrom('*/10', '28-31', '1-7'))
  const month = fc.oneof(fc.constant('*'), list(1, 12, 6), fc.constantFrom('*/3', 'MAR,OCT'))
  const weekday = fc.oneof(fc.constant('*'), list(0, 7, 3), fc.constantFrom('1-5', 'MON-FRI'))
  const fields = fc.tuple(minute, hour, day, month, weekday).map((all) => all.join(' '))
  const usual = fc.constantFrom(
    '0 0 * * *',
    '30 6 * * 1-5',
    '0 */4 * * *',
    '0 0 1 * *',
    '0 2 * * 0',
  )
  return fc.oneof({ weight: 4, arbitrary: fields }, { weight: 1, arbitrary: usual })
}
