import { scheduleRule } from '@curator/console-contract/schedule-rules'
import { expect, test } from 'vitest'
import { inferRule, type ObservedRuns } from './infer-rule.ts'
import { runsBetween } from './next-runs.ts'

const of = (shape: object, startTime: string, endTime: string | null = null) =>
  scheduleRule.parse({ startTime, endTime, ...shape })
const workDays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']
const daily = { type: 'Daily', runOnlyWorkWeek: false }
const hourly = (hours: number, minutes = 0) => ({ type: 'Hourly', hours, minutes })
const nth = (occurrence: number, dayOfWeek: string) => ({
  type: 'MonthlyWeekday',
  occurrence,
  dayOfWeek,
})

/** What the Server would forecast of a rule. */
function observe(
  rule: ReturnType<typeof of>,
  frequency: string,
  [from, to, timeZone = 'Europe/Berlin']: readonly [string, string, string?],
): ObservedRuns {
  const [fromMs, toMs] = [Date.parse(`${from}Z`), Date.parse(`${to}Z`)]
  const runsMs = runsBetween(rule, timeZone, fromMs, toMs)
  return { runsMs, fromMs, toMs, timeZone, frequency, endTime: rule.endTime }
}

const autumn = ['2026-09-20', '2026-11-04'] as const
const summer = ['2026-06-01', '2026-07-16'] as const
const old = '2020-01-01T06:00'

test.each([
  ['daily', daily, old, 'Daily', summer, daily, 'high'],
  [
    'work days',
    { type: 'Daily', runOnlyWorkWeek: true },
    old,
    'Daily',
    summer,
    { type: 'Daily', runOnlyWorkWeek: true },
    'high',
  ],
  [
    'work days by name',
    { type: 'Weekly', daysOfWeek: workDays },
    old,
    'Weekly',
    summer,
    { type: 'Weekly', daysOfWeek: workDays },
    'high',
  ],
  [
    'work days of no word',
    { type: 'Weekly', daysOfWeek: workDays },
    old,
    '',
    summer,
    { type: 'Daily', runOnlyWorkWeek: true },
    'low',
  ],
  [
    'days of the week',
    { type: 'Weekly', daysOfWeek: ['Monday', 'Saturday'] },
    old,
    'weekly',
    summer,
    { type: 'Weekly', daysOfWeek: ['Monday', 'Saturday'] },
    'high',
  ],
  ['each two hours and a half', hourly(2, 30), old, 'Hourly', summer, hourly(2, 30), 'high'],
  [
    'a day by hours, seen through a clock change',
    hourly(24),
    old,
    'whatever',
    autumn,
    hourly(24),
    'low',
  ],
  ['a day by the clock, seen through a clock change', daily, old, 'whatever', autumn, daily, 'low'],
  [
    'the 15th, seen twice',
    { type: 'Monthly', dayOfMonth: 15 },
    old,
    'Monthly',
    summer,
    { type: 'Monthly', dayOfMonth: 15 },
    'low',
  ],
  [
    'the third Friday, seen twice',
    nth(3, 'Friday'),
    old,
    'Monthly',
    ['2026-06-15', '2026-07-29'],
    nth(3, 'Friday'),
    'low',
  ],
  ['a single run', { type: 'Once' }, '2026-06-10T06:00', 'Once', summer, { type: 'Once' }, 'high'],
] as const)(
  '%s is known from its runs',
  (_name, shape, start, frequency, window, expected, confidence) => {
    const rule = of(shape, start)
    const observed = observe(rule, frequency, window)
    const inferred = inferRule(observed)
    expect(inferred).toMatchObject({ rule: expected, confidence })
    const lateMs = observed.toMs + 366 * 86_400_000
    expect(
      inferred && runsBetween(inferred.rule, observed.timeZone, observed.fromMs, lateMs),
    ).toEqual(runsBetween(rule, observed.timeZone, observed.fromMs, lateMs))
  },
)

test.each([
  ['a day by hours or by the clock', daily, old, '', summer],
  ['too few days', daily, old, 'Daily', ['2026-06-01', '2026-06-03']],
  ['three work days, which might be all days', daily, old, 'Daily', ['2026-06-01', '2026-06-04']],
  [
    'days of a short window, which might be more',
    { type: 'Weekly', daysOfWeek: workDays },
    old,
    'Weekly',
    ['2026-06-01', '2026-06-04'],
  ],
  ['a month seen once', { type: 'Monthly', dayOfMonth: 20 }, old, 'Monthly', summer],
  [
    'a day that is the same weekday in two months',
    { type: 'Monthly', dayOfMonth: 15 },
    old,
    'Monthly',
    ['2026-02-10', '2026-03-20'],
  ],
  [
    'the fourth Sunday that is the last',
    nth(-1, 'Sunday'),
    old,
    'Monthly',
    ['2026-02-10', '2026-03-01'],
  ],
  ['the 15th, seen twice without a word', { type: 'Monthly', dayOfMonth: 15 }, old, '', summer],
  [
    'certain months',
    { type: 'Custom', daysOfMonth: [1, 2, 3, 4, 5], months: [6, 7] },
    old,
    'Custom',
    summer,
  ],
  ['cron', { type: 'Cron', cronExpression: '0 6 * * *' }, old, 'Cron', summer],
  ['several times a day', { type: 'Cron', cronExpression: '0 6,9,18 * * *' }, old, '', summer],
  ['a word that does not fit', hourly(7), old, 'Weekly', summer],
  ['no run at all', daily, '2027-01-01T06:00', 'Daily', summer],
] as const)('nothing is guessed from %s', (_name, shape, start, frequency, window) => {
  expect(inferRule(observe(of(shape, start), frequency, window))).toBeNull()
})

test('an end that is known is part of the rule, and a zone that is not known ends it', () => {
  const rule = of(daily, old, '2026-12-31T06:00')
  const observed = observe(rule, 'Daily', summer)
  expect(inferRule(observed)?.rule).toEqual({ ...rule, startTime: '2026-06-01T06:00' })
  expect(inferRule({ ...observed, timeZone: 'Mars/Olympus' })).toBeNull()
})

test('a missing run, or one too many, is no rule', () => {
  const observed = observe(of(daily, old), 'Daily', summer)
  const [first = 0, ...others] = observed.runsMs
  expect(inferRule({ ...observed, runsMs: [first, ...others.slice(1)] })).toBeNull()
  expect(inferRule({ ...observed, runsMs: [first, first + 60_000, ...others] })).toBeNull()
})

test('a skipped time is understood as what it stands for', () => {
  const rule = of({ type: 'Weekly', daysOfWeek: ['Sunday'] }, '2020-01-01T02:30')
  const observed = observe(rule, 'Weekly', ['2026-03-25', '2026-05-05'])
  expect(inferRule(observed)?.rule).toEqual({ ...rule, startTime: '2026-03-29T02:30' })
})
