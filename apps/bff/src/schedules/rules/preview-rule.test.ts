import { scheduleRule } from '@curator/console-contract/schedule-rules'
import { expect, test } from 'vitest'
import { findRuleFaults, previewOf } from './preview-rule.ts'

const of = (shape: object, startTime: string, endTime: string | null = null) =>
  scheduleRule.parse({ startTime, endTime, ...shape })
const daily = { type: 'Daily', runOnlyWorkWeek: false }
const nowMs = Date.parse('2026-03-28T00:00Z')
const berlin = 'Europe/Berlin'

test('words, runs and what a clock change does to them', () => {
  expect(previewOf(of(daily, '2026-03-01T02:30'), berlin, 2, nowMs)).toEqual({
    words: 'Each day at 02:30',
    runs: [
      { at: '2026-03-28T01:30:00.000Z', local: '2026-03-28T02:30', clock: 'plain' },
      { at: '2026-03-29T01:30:00.000Z', local: '2026-03-29T02:30', clock: 'skipped' },
    ],
    notes: [
      'On 29 March 2026 clocks go forward and never show 02:30. What the Server does then is not known.',
      'On 25 October 2026 clocks go back and show 02:30 twice. What the Server does then is not known.',
    ],
  })
})

test.each([
  [
    'hours that pass',
    of({ type: 'Hourly', hours: 2, minutes: 0 }, '2026-03-01T00:00', '2026-05-01T00:00'),
    berlin,
    [
      'It counts hours that pass: from 29 March 2026 on, when clocks are moved, it runs at other times of the day, first at 03:00.',
    ],
  ],
  [
    'many skipped runs',
    of({ type: 'Cron', cronExpression: '*/10 2 * * *' }, '2026-03-01T00:00', '2026-05-01T00:00'),
    berlin,
    [
      'On 29 March 2026 clocks go forward and never show 02:00, 02:10, 02:20 and 3 more. What the Server does then is not known.',
    ],
  ],
  [
    'no zone, and months left out',
    of({ type: 'Monthly', dayOfMonth: 30 }, '2026-03-01T06:00'),
    '',
    [
      'There is no February 30: on such days it does not run.',
      'Without a time zone all times are UTC, which never changes its clock.',
    ],
  ],
  [
    'a zone as Windows names it',
    of(daily, '2026-03-01T06:00'),
    'India Standard Time',
    ['“India Standard Time” is read as Asia/Calcutta.'],
  ],
  [
    'an end that lies behind',
    of(daily, '2026-02-01T06:00', '2026-03-01T06:00'),
    berlin,
    ['Its end lies in the past: it does not run any more.'],
  ],
  [
    'an end that comes before the next run',
    of({ type: 'Monthly', dayOfMonth: 1 }, '2026-02-01T06:00', '2026-03-31T06:00'),
    berlin,
    ['It does not run any more before its end.'],
  ],
  [
    'a single run that lies behind',
    of({ type: 'Once' }, '2026-02-01T06:00'),
    berlin,
    ['Its only run lies in the past.'],
  ],
  [
    'a day that never comes',
    of({ type: 'Cron', cronExpression: '0 0 30 2 *' }, '2026-02-01T06:00'),
    berlin,
    [
      'It never runs: there is no such day.',
      'There is no February 30: on such days it does not run.',
    ],
  ],
])('notes: %s', (_name, rule, timeZone, notes) => {
  expect(previewOf(rule, timeZone, 3, nowMs).notes).toEqual(notes)
})

test('faults name their place', () => {
  const rule = of(
    { type: 'Cron', cronExpression: '0 25 * * *' },
    '2026-02-01T06:00',
    '2026-01-01T06:00',
  )
  expect(findRuleFaults(rule, 'Mars/Olympus', 'body').map(({ path }) => path)).toEqual([
    'body.timeZone',
    'body.rule.cronExpression',
    'body.rule.endTime',
  ])
  expect(findRuleFaults(of(daily, '2026-02-01T06:00', '2026-02-01T06:00'), '', 'body')).toEqual([])
})
