import type { ScheduleRule } from '@curator/console-contract/schedule-rules'
import { describe, expect, test } from 'vitest'
import { toDraft, toRule } from './rule-draft.ts'

const span = { startTime: '2026-12-01T06:00', endTime: null }
const rules: ScheduleRule[] = [
  { type: 'Once', ...span },
  { type: 'Hourly', hours: 2, minutes: 30, ...span },
  { type: 'Daily', runOnlyWorkWeek: true, ...span },
  { type: 'Weekly', daysOfWeek: ['Monday', 'Friday'], ...span, endTime: '2027-01-01T00:00' },
  { type: 'Monthly', dayOfMonth: 31, ...span },
  { type: 'MonthlyWeekday', occurrence: -1, dayOfWeek: 'Friday', ...span },
  { type: 'Custom', daysOfMonth: [1, 15], months: [3, 6], ...span },
  { type: 'Cron', cronExpression: '0 6 * * 1-5', ...span },
]

describe('the form of a rule', () => {
  test.each(rules.map((rule) => [rule.type, rule] as const))('gives back %s', (_, rule) => {
    expect(toRule(toDraft(rule, '2026-12-01T06:00')).rule).toEqual(rule)
  })

  test('begins with each day at 06:00', () => {
    expect(toRule(toDraft(null, '2026-12-01T06:00')).rule).toEqual({
      type: 'Daily',
      runOnlyWorkWeek: false,
      ...span,
    })
  })

  test.each([
    ['Weekly', 'Weekly'],
    ['Fortnightly', 'Daily'],
  ])('begins with the kind that the Server calls %s: %s', (frequency, type) => {
    expect(toDraft(null, '2026-12-01T06:00', frequency).type).toBe(type)
  })

  test.each([
    [{ startTime: '' }, 'startTime', 'Say when it starts.'],
    [{ type: 'Weekly', daysOfWeek: [] }, 'daysOfWeek', 'Choose at least one day.'],
    [{ type: 'Custom', months: [] }, 'months', 'Choose at least one month.'],
    [
      { type: 'Hourly', hours: 0, minutes: 0 },
      'minutes',
      'At least one minute has to pass between two runs.',
    ],
    [
      { type: 'Cron', cronExpression: ' ' },
      'cronExpression',
      'Write five fields, for example 0 6 * * 1-5.',
    ],
  ] as const)('%o is a fault at its field', (change, field, message) => {
    const { rule, faults } = toRule({ ...toDraft(null, '2026-12-01T06:00'), ...change })
    expect([rule, faults[field]]).toEqual([undefined, message])
  })

  test('keeps days in their order, however they were chosen', () => {
    const draft = { ...toDraft(null, '2026-12-01T06:00'), type: 'Weekly' } as const
    expect(toRule({ ...draft, daysOfWeek: ['Sunday', 'Monday'] }).rule).toMatchObject({
      daysOfWeek: ['Monday', 'Sunday'],
    })
  })
})
