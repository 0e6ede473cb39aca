import { type ScheduleRule, scheduleRule } from '@curator/console-contract/schedule-rules'
import { expect, test } from 'vitest'
import { nextRuns, runsBetween } from './next-runs.ts'

const iso = (atMs: number) => new Date(atMs).toISOString().slice(0, 16)
type Shape = { [key: string]: unknown; type: string }
const rule = (shape: Shape, startTime: string, endTime: string | null = null): ScheduleRule =>
  scheduleRule.parse({ ...shape, startTime, endTime })
const daily = { type: 'Daily', runOnlyWorkWeek: false }
const hourly = (hours: number, minutes = 0) => ({ type: 'Hourly', hours, minutes })
const cron = (cronExpression: string) => ({ type: 'Cron', cronExpression })

type Case = readonly [string, Shape, string, string, string, readonly string[]]

/** Name, rule, start, zone, after, the next runs in UTC. */
const table: readonly Case[] = [
  ['once', { type: 'Once' }, '2026-02-02T06:00', 'Europe/Kiev', '2026-01-01', ['2026-02-02T04:00']],
  [
    'hours and minutes from the start on',
    hourly(2, 30),
    '2026-02-02T06:00',
    '',
    '2026-02-02T08:30',
    ['2026-02-02T11:00', '2026-02-02T13:30'],
  ],
  [
    'work days',
    { type: 'Daily', runOnlyWorkWeek: true },
    '2026-02-06T06:00',
    'Asia/Kolkata',
    '2026-02-01',
    ['2026-02-06T00:30', '2026-02-09T00:30', '2026-02-10T00:30'],
  ],
  [
    'days of the week, the day of the start only if it is one of them',
    { type: 'Weekly', daysOfWeek: ['Monday', 'Thursday'] },
    '2026-02-03T06:00',
    '',
    '2026-01-01',
    ['2026-02-05T06:00', '2026-02-09T06:00', '2026-02-12T06:00'],
  ],
  [
    'the 31st, without the months that have none',
    { type: 'Monthly', dayOfMonth: 31 },
    '2026-01-31T06:00',
    '',
    '2026-01-01',
    ['2026-01-31T06:00', '2026-03-31T06:00', '2026-05-31T06:00', '2026-07-31T06:00'],
  ],
  [
    'the last Friday',
    { type: 'MonthlyWeekday', occurrence: -1, dayOfWeek: 'Friday' },
    '2026-01-01T18:30',
    '',
    '2026-01-01',
    ['2026-01-30T18:30', '2026-02-27T18:30', '2026-03-27T18:30', '2026-04-24T18:30'],
  ],
  [
    'the third Sunday',
    { type: 'MonthlyWeekday', occurrence: 3, dayOfWeek: 'Sunday' },
    '2026-01-01T06:00',
    '',
    '2026-01-01',
    ['2026-01-18T06:00', '2026-02-15T06:00', '2026-03-15T06:00'],
  ],
  [
    'days of quarters, in whatever order they are written',
    { type: 'Custom', daysOfMonth: [15, 1], months: [4, 1] },
    '2026-01-02T06:00',
    '',
    '2026-01-01',
    ['2026-01-15T06:00', '2026-04-01T06:00', '2026-04-15T06:00', '2027-01-01T06:00'],
  ],
  [
    '29 February, which is absent for eight years around 2100',
    { type: 'Custom', daysOfMonth: [29], months: [2] },
    '2026-01-02T06:00',
    '',
    '2096-03-01',
    ['2104-02-29T06:00'],
  ],
  [
    '30 February never',
    { type: 'Custom', daysOfMonth: [30], months: [2] },
    '2026-01-02T06:00',
    '',
    '2026-01-01',
    [],
  ],
  [
    'cron on work days',
    cron('30 6 * * 1-5'),
    '2026-01-01T00:00',
    '',
    '2026-02-06T06:30',
    ['2026-02-09T06:30', '2026-02-10T06:30'],
  ],
  [
    'cron, Sunday as 7',
    cron('0 12 * * 7'),
    '2026-01-01T00:00',
    '',
    '2026-02-02',
    ['2026-02-08T12:00'],
  ],
  [
    'cron from its start on, even between two runs',
    cron('*/30 * * * *'),
    '2026-02-02T06:10',
    '',
    '2026-01-01',
    ['2026-02-02T06:30', '2026-02-02T07:00'],
  ],
  [
    'cron with day and weekday: either is enough',
    cron('0 0 10 * 1'),
    '2026-01-01T00:00',
    '',
    '2026-02-07',
    ['2026-02-09T00:00', '2026-02-10T00:00', '2026-02-16T00:00'],
  ],
  [
    'cron with names',
    cron('0 0 1 JAN,JUL *'),
    '2026-01-02T00:00',
    '',
    '2026-01-02',
    ['2026-07-01T00:00', '2027-01-01T00:00'],
  ],
  ['cron that never runs', cron('0 0 30 2 *'), '2026-01-01T00:00', '', '2026-02-07', []],
  // Berlin: on 29 March 2026 02:00 becomes 03:00, on 25 October 03:00 becomes 02:00.
  [
    'a skipped time as far behind the skip',
    daily,
    '2026-03-01T02:30',
    'Europe/Berlin',
    '2026-03-28T00:00',
    ['2026-03-28T01:30', '2026-03-29T01:30', '2026-03-30T00:30'],
  ],
  [
    'a time shown twice, at the first',
    daily,
    '2026-03-01T02:30',
    'Europe/Berlin',
    '2026-10-24T12:00',
    ['2026-10-25T00:30', '2026-10-26T01:30'],
  ],
  [
    'half an hour on Lord Howe, skipped',
    daily,
    '2026-03-01T02:15',
    'Australia/Lord_Howe',
    '2026-10-02T22:00',
    ['2026-10-03T15:45', '2026-10-04T15:15'],
  ],
  [
    'half an hour on Lord Howe, shown twice',
    daily,
    '2026-03-01T01:45',
    'Australia/Lord_Howe',
    '2026-04-03T20:00',
    ['2026-04-04T14:45', '2026-04-05T15:15'],
  ],
  [
    'Samoa, which had no 30 December 2011: the run of that day is the one of the next',
    daily,
    '2011-12-01T09:00',
    'Pacific/Apia',
    '2011-12-29T00:00',
    ['2011-12-29T19:00', '2011-12-30T19:00', '2011-12-31T19:00'],
  ],
  [
    'a skipped time that meets a shown one, once',
    cron('*/30 * * * *'),
    '2026-01-01T00:00',
    'Europe/Berlin',
    '2026-03-29T00:00',
    ['2026-03-29T00:30', '2026-03-29T01:00', '2026-03-29T01:30', '2026-03-29T02:00'],
  ],
  [
    'a skipped time between two later ones, in order',
    cron('5,45 2,3 * * *'),
    '2026-01-01T00:00',
    'Europe/Berlin',
    '2026-03-29T00:00',
    ['2026-03-29T01:05', '2026-03-29T01:45', '2026-03-30T00:05'],
  ],
  [
    'an hour shown twice, counted once by the clock',
    cron('*/30 * * * *'),
    '2026-01-01T00:00',
    'Europe/Berlin',
    '2026-10-25T00:00',
    ['2026-10-25T00:30', '2026-10-25T02:00'],
  ],
  [
    'and twice by hours that pass',
    hourly(1),
    '2026-10-25T00:00',
    'Europe/Berlin',
    '2026-10-25T00:00',
    ['2026-10-25T01:00', '2026-10-25T02:00'],
  ],
  [
    'a zone as Windows names it',
    daily,
    '2026-03-01T06:00',
    'W. Europe Standard Time',
    '2026-03-28T00:00',
    ['2026-03-28T05:00', '2026-03-29T04:00'],
  ],
]

test.each(table)('%s', (_name, shape, startTime, timeZone, after, expected) => {
  const afterMs = Date.parse(`${after}${after.length > 10 ? ':00' : 'T00:00:00'}Z`)
  const runs = nextRuns(rule(shape, startTime), timeZone, afterMs, Math.max(1, expected.length))
  expect(runs.map(({ atMs }) => iso(atMs))).toEqual(expected)
})

test.each([
  ['skipped', '2026-03-28T12:00Z', '2026-03-29T02:30'],
  ['repeated', '2026-10-24T12:00Z', '2026-10-25T02:30'],
  ['plain', '2026-10-25T12:00Z', '2026-10-26T02:30'],
])('says %s of a run, with the time that the rule names', (clock, after, local) => {
  const [run] = nextRuns(rule(daily, '2026-03-01T02:30'), 'Europe/Berlin', Date.parse(after), 1)
  expect([run?.clock, iso(run?.localMs ?? 0)]).toEqual([clock, local])
})

test('hours that pass are shown twice in the hour that comes twice, and never skipped', () => {
  const after = Date.parse('2026-10-24T23:30Z')
  const runs = nextRuns(rule(hourly(1), '2026-03-01T00:30'), 'Europe/Berlin', after, 4)
  expect(runs.map(({ localMs, clock }) => `${iso(localMs)} ${clock}`)).toEqual([
    '2026-10-25T02:30 repeated',
    '2026-10-25T02:30 repeated',
    '2026-10-25T03:30 plain',
    '2026-10-25T04:30 plain',
  ])
})

test('start and end count, the end not for a single run', () => {
  const [fromMs, toMs] = [Date.parse('2026-01-01Z'), Date.parse('2026-12-31Z')]
  const between = (shape: Shape, start: string, end: string) =>
    runsBetween(rule(shape, start, end), 'Asia/Kolkata', fromMs, toMs).map(iso)
  expect(between(daily, '2026-02-01T06:00', '2026-02-02T06:00')).toEqual([
    '2026-02-01T00:30',
    '2026-02-02T00:30',
  ])
  expect(between(daily, '2026-02-01T06:00', '2026-02-02T05:59')).toEqual(['2026-02-01T00:30'])
  expect(between({ type: 'Once' }, '2026-02-01T06:00', '2026-01-01T06:00')).toEqual([
    '2026-02-01T00:30',
  ])
  expect(between(hourly(1), '2026-02-01T06:00', '2026-02-01T07:00')).toEqual([
    '2026-02-01T00:30',
    '2026-02-01T01:30',
  ])
})

test('a stretch holds its first instant and not its last', () => {
  const at = Date.parse('2026-02-03T06:00Z')
  const each = rule(daily, '2026-02-01T06:00')
  expect(runsBetween(each, '', at, at + 86_400_000)).toEqual([at])
  expect(runsBetween(each, '', at, at)).toEqual([])
  expect(runsBetween(each, '', at, at - 86_400_000)).toEqual([])
})

test('seconds of the start stay, and a start at the end of all years does no harm', () => {
  const [run] = nextRuns(rule(daily, '2026-02-01T06:00:30'), '', Date.parse('2026-02-01Z'), 1)
  expect(new Date(run?.atMs ?? 0).toISOString()).toBe('2026-02-01T06:00:30.000Z')
  expect(nextRuns(rule(daily, '9999-12-31T06:00'), 'Europe/Berlin', 0, 1)).toEqual([])
})

test('what is no zone and no expression is refused', () => {
  expect(() => runsBetween(rule(daily, '2026-02-01T06:00'), 'Mars/Olympus', 0, 1)).toThrow(
    RangeError,
  )
  expect(() => runsBetween(rule(cron('often'), '2026-02-01T06:00'), '', 0, 1)).toThrow(TypeError)
})
