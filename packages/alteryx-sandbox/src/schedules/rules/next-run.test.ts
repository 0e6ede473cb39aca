import { expect, test } from 'vitest'
import type { Rule } from '../schedule-record.ts'
import { isCronExpression } from './cron-runs.ts'
import { nextRun, previousRun, runsOf } from './next-run.ts'

const from = (startTime: string, endTime: string | null = null) => ({ startTime, endTime })
const iso = (atMs: number | null) => (atMs === null ? null : new Date(atMs).toISOString())

/** The first runs after an instant, to the minute. */
function runs(rule: Rule, timeZone: string, after: string, count: number): (string | undefined)[] {
  const next = runsOf(rule, timeZone)
  const found: (string | undefined)[] = []
  for (let at = next(Date.parse(after)); at !== null && found.length < count; at = next(at)) {
    found.push(iso(at)?.slice(0, 16))
  }
  return found
}

const day = 'Daily' as const
const daily = (startTime: string): Rule => ({
  type: day,
  runOnlyWorkWeek: false,
  ...from(startTime),
})
const cron = (cronExpression: string, startTime = '2026-01-01T00:00:00'): Rule => ({
  type: 'Cron',
  cronExpression,
  ...from(startTime),
})
type Case = readonly [string, Rule, string, string, readonly string[]]

const plain: readonly Case[] = [
  [
    'once',
    { type: 'Once', ...from('2026-02-02T06:00:00') },
    'Europe/Kiev',
    '2026-01-01',
    ['2026-02-02T04:00'],
  ],
  [
    'hourly',
    { type: 'Hourly', hours: 2, minutes: 30, ...from('2026-02-02T06:00:00') },
    '',
    '2026-02-02T08:30Z',
    ['2026-02-02T11:00', '2026-02-02T13:30'],
  ],
  [
    'work week',
    { type: 'Daily', runOnlyWorkWeek: true, ...from('2026-02-06T06:00:00') },
    'Asia/Kolkata',
    '2026-02-01',
    ['2026-02-06T00:30', '2026-02-09T00:30', '2026-02-10T00:30'],
  ],
  [
    'weekly',
    { type: 'Weekly', daysOfWeek: ['Monday', 'Thursday'], ...from('2026-02-03T06:00:00') },
    '',
    '2026-01-01',
    ['2026-02-05T06:00', '2026-02-09T06:00', '2026-02-12T06:00'],
  ],
  [
    'the 31st, skipping short months',
    { type: 'Monthly', dayOfMonth: 31, ...from('2026-01-01T06:00:00') },
    '',
    '2026-01-31T06:00Z',
    ['2026-03-31T06:00', '2026-05-31T06:00', '2026-07-31T06:00'],
  ],
  [
    'last Friday',
    {
      type: 'MonthlyWeekday',
      occurrence: -1,
      dayOfWeek: 'Friday',
      ...from('2026-01-01T06:00:00'),
    },
    '',
    '2026-01-01',
    ['2026-01-30T06:00', '2026-02-27T06:00', '2026-03-27T06:00', '2026-04-24T06:00'],
  ],
  [
    'third Sunday',
    { type: 'MonthlyWeekday', occurrence: 3, dayOfWeek: 'Sunday', ...from('2026-01-01T06:00:00') },
    '',
    '2026-01-01',
    ['2026-01-18T06:00', '2026-02-15T06:00', '2026-03-15T06:00'],
  ],
  [
    'days of quarters',
    { type: 'Custom', daysOfMonth: [15, 1], months: [4, 1], ...from('2026-01-02T06:00:00') },
    '',
    '2026-01-01',
    ['2026-01-15T06:00', '2026-04-01T06:00', '2026-04-15T06:00', '2027-01-01T06:00'],
  ],
  [
    '29 February around 2100',
    { type: 'Custom', daysOfMonth: [29], months: [2], ...from('2026-01-02T06:00:00') },
    '',
    '2096-03-01',
    ['2104-02-29T06:00'],
  ],
  [
    '30 February never',
    { type: 'Custom', daysOfMonth: [30], months: [2], ...from('2026-01-02T06:00:00') },
    '',
    '2026-01-01',
    [],
  ],
  [
    'cron on work days',
    cron('30 6 * * 1-5'),
    '',
    '2026-02-06T06:30Z',
    ['2026-02-09T06:30', '2026-02-10T06:30'],
  ],
  ['cron, Sunday as 7', cron('0 12 * * 7'), '', '2026-02-02', ['2026-02-08T12:00']],
  [
    'cron from its start',
    cron('*/30 * * * *', '2026-02-02T06:00:00'),
    '',
    '2026-01-01',
    ['2026-02-02T06:00', '2026-02-02T06:30'],
  ],
  [
    'cron, day or weekday',
    cron('0 0 10 * 1'),
    '',
    '2026-02-07',
    ['2026-02-09T00:00', '2026-02-10T00:00', '2026-02-16T00:00'],
  ],
  ['cron that never runs', cron('0 0 30 2 *'), '', '2026-02-07', []],
]

test.each(plain)('%s', (_name, rule, timeZone, after, expected) => {
  expect(runs(rule, timeZone, after, Math.max(1, expected.length))).toEqual(expected)
})

const aroundChanges: readonly Case[] = [
  // Berlin: 29 March 2026 02:00 becomes 03:00, 25 October 03:00 becomes 02:00.
  [
    'a skipped time runs as far behind the skip',
    daily('2026-03-01T02:30:00'),
    'Europe/Berlin',
    '2026-03-28T00:00Z',
    ['2026-03-28T01:30', '2026-03-29T01:30', '2026-03-30T00:30'],
  ],
  [
    'after the skip a skipped time is still to come',
    daily('2026-03-01T02:30:00'),
    'Europe/Berlin',
    '2026-03-29T01:10Z',
    ['2026-03-29T01:30', '2026-03-30T00:30'],
  ],
  [
    'a doubled time runs once, the first time',
    daily('2026-03-01T02:30:00'),
    'Europe/Berlin',
    '2026-10-24T12:00Z',
    ['2026-10-25T00:30', '2026-10-26T01:30'],
  ],
  [
    'New York, spring',
    daily('2026-03-01T02:30:00'),
    'America/New_York',
    '2026-03-07T12:00Z',
    ['2026-03-08T07:30', '2026-03-09T06:30'],
  ],
  [
    'New York, autumn',
    daily('2026-03-01T01:30:00'),
    'America/New_York',
    '2026-10-31T12:00Z',
    ['2026-11-01T05:30', '2026-11-02T06:30'],
  ],
  [
    'half an hour on Lord Howe, skipped',
    daily('2026-03-01T02:15:00'),
    'Australia/Lord_Howe',
    '2026-10-02T22:00Z',
    ['2026-10-03T15:45', '2026-10-04T15:15'],
  ],
  [
    'half an hour on Lord Howe, doubled',
    daily('2026-03-01T01:45:00'),
    'Australia/Lord_Howe',
    '2026-04-03T20:00Z',
    ['2026-04-04T14:45', '2026-04-05T15:15'],
  ],
  [
    'no clock change in Kolkata',
    daily('2026-03-01T02:30:00'),
    'Asia/Kolkata',
    '2026-03-28T00:00Z',
    ['2026-03-28T21:00', '2026-03-29T21:00'],
  ],
  [
    'Samoa without 30 December 2011',
    daily('2011-12-01T09:00:00'),
    'Pacific/Apia',
    '2011-12-29T00:00Z',
    ['2011-12-29T19:00', '2011-12-30T19:00', '2011-12-31T19:00'],
  ],
  [
    'each half hour by cron through a skip, no run twice',
    cron('*/30 * * * *'),
    'Europe/Berlin',
    '2026-03-29T00:00Z',
    ['2026-03-29T00:30', '2026-03-29T01:00', '2026-03-29T01:30', '2026-03-29T02:00'],
  ],
  [
    'a skipped time and a later one of cron, in order',
    cron('5,45 2,3 * * *'),
    'Europe/Berlin',
    '2026-03-29T00:00Z',
    ['2026-03-29T01:05', '2026-03-29T01:45', '2026-03-30T00:05'],
  ],
  [
    'two skipped times of cron, each in its turn',
    cron('0,30 2 * * *'),
    'Europe/Berlin',
    '2026-03-29T00:00Z',
    ['2026-03-29T01:00', '2026-03-29T01:30', '2026-03-30T00:00'],
  ],
  [
    'a doubled hour of cron only once',
    cron('*/30 * * * *'),
    'Europe/Berlin',
    '2026-10-25T00:00Z',
    ['2026-10-25T00:30', '2026-10-25T02:00'],
  ],
  [
    'hourly through a doubled hour, as time that passes',
    { type: 'Hourly', hours: 1, minutes: 0, ...from('2026-10-25T00:00:00') },
    'Europe/Berlin',
    '2026-10-25T00:00Z',
    ['2026-10-25T01:00', '2026-10-25T02:00'],
  ],
]

test.each(aroundChanges)('%s', (_name, rule, timeZone, after, expected) => {
  expect(runs(rule, timeZone, after, expected.length)).toEqual(expected)
})

test('the end is the last time it may run, but not for a single run', () => {
  const rule = { ...daily('2026-02-01T06:00:00'), endTime: '2026-02-02T06:00:00' }
  expect(runs(rule, 'Asia/Kolkata', '2026-02-01', 9)).toEqual([
    '2026-02-01T00:30',
    '2026-02-02T00:30',
  ])
  const once: Rule = { type: 'Once', ...from('2026-02-01T06:00:00', '2026-01-01T00:00:00') }
  expect(nextRun(once, '', 0)).toBe(Date.parse('2026-02-01T06:00Z'))
  const hourly: Rule = {
    type: 'Hourly',
    hours: 1,
    minutes: 0,
    ...from('2026-02-01T06:00:00', '2026-02-01T07:00:00'),
  }
  expect(runs(hourly, '', '2026-02-01', 9)).toEqual(['2026-02-01T06:00', '2026-02-01T07:00'])
})

test('the previous run is the last one that is not later', () => {
  const next = runsOf(daily('2020-02-01T06:00:00'), '')
  const atMs = Date.parse('2026-02-03T06:00Z')
  expect(iso(previousRun(next, atMs, 0))).toBe('2026-02-03T06:00:00.000Z')
  expect(iso(previousRun(next, atMs - 1, 0))).toBe('2026-02-02T06:00:00.000Z')
  expect(previousRun(next, Date.parse('2020-02-01T05:00Z'), 0)).toBeNull()
})

test('an unknown zone is refused', () => {
  expect(() => nextRun(daily('2026-02-01T06:00:00'), 'Mars/Olympus', 0)).toThrow(RangeError)
})

test.each(['30 6 * * 1-5', '0 0 1 JAN,JUL *', '0 0 * * mon-fri'])(
  '“%s” is a cron expression',
  (text) => {
    expect(isCronExpression(text)).toBe(true)
  },
)

test.each(['@daily', '0 0 L * *', '0 0 15W * *', '0 0 * * 5L', '0 0 * * 1#2', '* * * *'])(
  '“%s” is none',
  (text) => expect(isCronExpression(text)).toBe(false),
)
