import { iteration } from '@curator/alteryx-contract/server/v3/iteration'
import { scheduleRule } from '@curator/console-contract/schedule-rules'
import { expect, test } from 'vitest'
import { moveStartIntoFuture, toIteration } from './to-iteration.ts'

const of = (shape: object, startTime = '2026-02-02T06:00', endTime: string | null = null) =>
  scheduleRule.parse({ startTime, endTime, ...shape })
const startTime = '2026-02-02T06:00:00'
const daily = { type: 'Daily', runOnlyWorkWeek: false }

test.each([
  [{ type: 'Once' }, { iterationType: 'Once' }],
  [
    { type: 'Hourly', hours: 2, minutes: 30 },
    { iterationType: 'Hourly', hourlyContract: { hours: 2, minutes: 30 } },
  ],
  [
    { type: 'Daily', runOnlyWorkWeek: true },
    { iterationType: 'Daily', dailyContract: { runOnlyWorkWeek: true } },
  ],
  [
    { type: 'Weekly', daysOfWeek: ['Monday'] },
    { iterationType: 'Weekly', weeklyContract: { daysOfWeek: ['Monday'] } },
  ],
  [
    { type: 'Monthly', dayOfMonth: 31 },
    { iterationType: 'Monthly', monthlyContract: { simpleDayOfMonth: true, dayOfMonth: 31 } },
  ],
  [
    { type: 'MonthlyWeekday', occurrence: -1, dayOfWeek: 'Friday' },
    {
      iterationType: 'Monthly',
      monthlyContract: { simpleDayOfMonth: false, occurrence: -1, dayOfWeek: 'Friday' },
    },
  ],
  [
    { type: 'Custom', daysOfMonth: [1, 15], months: [1, 7] },
    { iterationType: 'Custom', customContract: { daysOfMonth: [1, 15], months: [1, 7] } },
  ],
  [
    { type: 'Cron', cronExpression: '30 6 * * 1-5' },
    { iterationType: 'Cron', cronContract: { cronExpression: '30 6 * * 1-5' } },
  ],
])('%j is written as the Server describes it', (shape, expected) => {
  expect(toIteration(of(shape))).toEqual({ startTime, ...expected })
  expect(iteration.parse(toIteration(of(shape)))).toEqual({ startTime, ...expected })
})

test('an end goes along, but not for a single run', () => {
  const end = '2026-06-30T18:00'
  expect(toIteration(of(daily, '2026-02-02T06:00', end))).toMatchObject({
    endTime: '2026-06-30T18:00:00',
  })
  expect(toIteration(of({ type: 'Once' }, '2026-02-02T06:00', end))).not.toHaveProperty('endTime')
})

const berlin = 'Europe/Berlin'

test.each([
  ['a start to come stays', daily, '2026-07-01T06:00', '2026-06-01T00:00', '2026-07-01T06:00'],
  ['the next day', daily, '2020-01-01T06:00', '2026-06-01T04:00', '2026-06-02T06:00'],
  [
    'the next 31st',
    { type: 'Monthly', dayOfMonth: 31 },
    '2020-01-01T06:00',
    '2026-06-01T00:00',
    '2026-07-31T06:00',
  ],
  [
    'a skipped time, as the rule names it',
    daily,
    '2020-01-01T02:30',
    '2026-03-28T12:00',
    '2026-03-29T02:30',
  ],
  [
    'hours that pass keep their step',
    { type: 'Hourly', hours: 7, minutes: 0 },
    '2026-02-02T06:00',
    '2026-02-03T00:00',
    '2026-02-03T03:00',
  ],
  [
    'not at the second of two times that look alike',
    { type: 'Hourly', hours: 0, minutes: 30 },
    '2026-02-02T06:00',
    '2026-10-25T01:00',
    '2026-10-25T03:00',
  ],
  ['seconds stay', daily, '2020-01-01T06:00:30', '2026-06-01T04:00', '2026-06-01T06:00:30'],
])('a start that moves: %s', (_name, shape, start, now, expected) => {
  const moved = moveStartIntoFuture(of(shape, start), berlin, Date.parse(`${now}Z`))
  expect(moved).toEqual({ ...of(shape, start), startTime: expected })
})

test('what has no run to come has no start', () => {
  const nowMs = Date.parse('2026-06-01Z')
  expect(moveStartIntoFuture(of({ type: 'Once' }), berlin, nowMs)).toBeNull()
  const ended = of(daily, '2026-02-02T06:00', '2026-03-02T06:00')
  expect(moveStartIntoFuture(ended, berlin, nowMs)).toBeNull()
})
