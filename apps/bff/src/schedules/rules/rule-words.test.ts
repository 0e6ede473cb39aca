import { scheduleRule } from '@curator/console-contract/schedule-rules'
import { expect, test } from 'vitest'
import { monthsLeftOut, sayMonthsLeftOut } from './months-left-out.ts'
import { sayRule } from './rule-words.ts'

const of = (shape: object, startTime = '2026-02-02T06:00', endTime: string | null = null) =>
  scheduleRule.parse({ startTime, endTime, ...shape })
const custom = (daysOfMonth: number[], months: number[]) => ({
  type: 'Custom',
  daysOfMonth,
  months,
})
const everyMonth = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]

test.each([
  [{ type: 'Once' }, 'Once, on 2 February 2026 at 06:00'],
  [{ type: 'Hourly', hours: 2, minutes: 30 }, 'Every 2 hours 30 minutes from 06:00'],
  [{ type: 'Hourly', hours: 1, minutes: 0 }, 'Every hour from 06:00'],
  [{ type: 'Hourly', hours: 1, minutes: 1 }, 'Every 1 hour 1 minute from 06:00'],
  [{ type: 'Hourly', hours: 0, minutes: 15 }, 'Every 15 minutes from 06:00'],
  [{ type: 'Daily', runOnlyWorkWeek: false }, 'Each day at 06:00'],
  [{ type: 'Daily', runOnlyWorkWeek: true }, 'Each work day at 06:00'],
  [{ type: 'Weekly', daysOfWeek: ['Monday'] }, 'Each Monday at 06:00'],
  [{ type: 'Weekly', daysOfWeek: ['Thursday', 'Monday'] }, 'Each Monday and Thursday at 06:00'],
  [
    { type: 'Weekly', daysOfWeek: ['Wednesday', 'Tuesday', 'Thursday'] },
    'Each Tuesday to Thursday at 06:00',
  ],
  [
    { type: 'Weekly', daysOfWeek: ['Monday', 'Friday', 'Sunday'] },
    'Each Monday, Friday and Sunday at 06:00',
  ],
  [{ type: 'Monthly', dayOfMonth: 15 }, 'On day 15 of each month at 06:00'],
  [
    { type: 'Monthly', dayOfMonth: 31 },
    'On day 31 of each month at 06:00; months without that day are left out',
  ],
  [
    { type: 'MonthlyWeekday', occurrence: -1, dayOfWeek: 'Friday' },
    'On the last Friday of each month at 06:00',
  ],
  [
    { type: 'MonthlyWeekday', occurrence: 2, dayOfWeek: 'Sunday' },
    'On the second Sunday of each month at 06:00',
  ],
  [custom([15, 1], [4, 1]), 'On days 1 and 15 of January and April at 06:00'],
  [custom([1], everyMonth), 'On day 1 of each month at 06:00'],
  [
    custom([1, 31], [1, 4]),
    'On days 1 and 31 of January and April at 06:00; days that a month does not have are left out',
  ],
  [
    custom([30], [2, 3]),
    'On day 30 of February and March at 06:00; months without that day are left out',
  ],
  [{ type: 'Cron', cronExpression: '30 6 * * 1-5' }, 'At 06:30, Monday through Friday'],
  [
    { type: 'Cron', cronExpression: ' 0  0 10 * 1' },
    'At 00:00, on day 10 of the month, and on Monday; either day is enough',
  ],
  [{ type: 'Cron', cronExpression: 'whenever' }, 'By the expression “whenever”'],
])('%j is “%s”', (shape, words) => {
  expect(sayRule(of(shape))).toBe(words)
})

test('seconds are said where there are some, and the end where there is one', () => {
  expect(sayRule(of({ type: 'Daily', runOnlyWorkWeek: false }, '2026-02-02T06:00:30'))).toBe(
    'Each day at 06:00:30',
  )
  const end = '2026-06-30T18:00:00'
  expect(sayRule(of({ type: 'Monthly', dayOfMonth: 30 }, '2026-02-02T06:00', end))).toBe(
    'On day 30 of each month at 06:00, until 30 June 2026 at 18:00; months without that day are left out',
  )
  // The Server ignores the end of a single run.
  expect(sayRule(of({ type: 'Once' }, '2026-02-02T06:00', end))).not.toContain('until')
})

test.each([
  [{ type: 'Monthly', dayOfMonth: 28 }, [], null],
  [
    { type: 'Monthly', dayOfMonth: 29 },
    [2],
    'There is no February 29 except in leap years: on such days it does not run.',
  ],
  [
    { type: 'Monthly', dayOfMonth: 30 },
    [2],
    'There is no February 30: on such days it does not run.',
  ],
  [
    { type: 'Monthly', dayOfMonth: 31 },
    [2, 4, 6, 9, 11],
    'There is no February 31, April 31, June 31, September 31 or November 31: on such days it does not run.',
  ],
  [
    custom([31, 1, 29, 30], [3, 2]),
    [2],
    'There is no February 30 and 31, February 29 except in leap years: on such days it does not run.',
  ],
  [custom([31], [1, 3]), [], null],
  [
    { type: 'Cron', cronExpression: '0 6 30,31 4,5 *' },
    [4],
    'There is no April 31: on such days it does not run.',
  ],
  [{ type: 'Cron', cronExpression: '0 6 */2 * *' }, [], null],
  [{ type: 'Cron', cronExpression: '0 6 31 * 1' }, [], null],
  [{ type: 'Daily', runOnlyWorkWeek: false }, [], null],
])('%j leaves out the months %j', (shape, months, words) => {
  expect(monthsLeftOut(of(shape)).map(({ month }) => month)).toEqual(months)
  expect(sayMonthsLeftOut(of(shape))).toBe(words)
})

test('a month is left out whole only where the rule has no other day in it', () => {
  expect(monthsLeftOut(of(custom([1, 31], [4, 5])))).toEqual([
    { month: 4, days: [31], isOnlyInLeapYears: false, isWhole: false },
  ])
  expect(monthsLeftOut(of({ type: 'Monthly', dayOfMonth: 29 }))).toEqual([
    { month: 2, days: [29], isOnlyInLeapYears: true, isWhole: true },
  ])
})
