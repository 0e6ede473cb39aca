import { scheduleRule } from '@curator/console-contract/schedule-rules'
import { expect, test } from 'vitest'
import { moveToZone } from './move-to-zone.ts'
import { shiftRule } from './shift-rule.ts'

const of = (shape: object, startTime = '2026-02-02T23:30', endTime: string | null = null) =>
  scheduleRule.parse({ startTime, endTime, ...shape })
const weekly = (...daysOfWeek: string[]) => ({ type: 'Weekly', daysOfWeek })
const cron = (cronExpression: string) => ({ type: 'Cron', cronExpression })
const custom = (daysOfMonth: number[], months: number[]) => ({
  type: 'Custom',
  daysOfMonth,
  months,
})

test.each([
  [{ type: 'Once' }, 60, { type: 'Once' }],
  [{ type: 'Hourly', hours: 2, minutes: 0 }, 60, { type: 'Hourly', hours: 2, minutes: 0 }],
  [{ type: 'Daily', runOnlyWorkWeek: false }, 60, { type: 'Daily', runOnlyWorkWeek: false }],
  [{ type: 'Daily', runOnlyWorkWeek: true }, -60, { type: 'Daily', runOnlyWorkWeek: true }],
  [
    { type: 'Daily', runOnlyWorkWeek: true },
    60,
    weekly('Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'),
  ],
  [weekly('Sunday', 'Monday'), 60, weekly('Monday', 'Tuesday')],
  [weekly('Sunday', 'Monday'), -1440, weekly('Saturday', 'Sunday')],
  [{ type: 'Monthly', dayOfMonth: 27 }, 60, { type: 'Monthly', dayOfMonth: 28 }],
  [{ type: 'Monthly', dayOfMonth: 31 }, -60, { type: 'Monthly', dayOfMonth: 31 }],
  [custom([1, 29], [1, 3]), 60, custom([2, 30], [1, 3])],
  [custom([30], [2]), 60, custom([31], [2])],
  [
    { type: 'MonthlyWeekday', occurrence: 1, dayOfWeek: 'Monday' },
    -60,
    { type: 'MonthlyWeekday', occurrence: 1, dayOfWeek: 'Monday' },
  ],
  [cron('30 6 * * 1-5'), 45, cron('15 7 * * 1-5')],
  [cron('30 23 * * 1-5'), 60, cron('30 0 * * 2-6')],
  [cron('30 23 * * 6'), 60, cron('30 0 * * 0')],
  [cron('0 0 * * 7'), -1, cron('59 23 * * 6')],
  [cron('*/15 * * * *'), 5, cron('5,20,35,50 * * * *')],
  [cron('0 6,18 * * *'), 720, cron('0 6,18 * * *')],
  [cron('0 23 1 * *'), 30, cron('30 23 1 * *')],
])('%j moved by %i minutes is %j', (shape, minutes, expected) => {
  const shifted = shiftRule(of(shape), minutes)
  const startTime = new Date(Date.parse('2026-02-02T23:30Z') + minutes * 60_000)
  expect(shifted).toEqual({ rule: of(expected, startTime.toISOString().slice(0, 16)) })
})

test('the end moves along', () => {
  const rule = of({ type: 'Daily', runOnlyWorkWeek: false }, '2026-02-01T06:00', '2026-03-01T06:00')
  expect(shiftRule(rule, -30)).toEqual({
    rule: { ...rule, startTime: '2026-02-01T05:30', endTime: '2026-03-01T05:30' },
  })
})

test.each([
  [{ type: 'Monthly', dayOfMonth: 28 }, 60, 'day after day 28'],
  [{ type: 'Monthly', dayOfMonth: 1 }, -1440, 'day before day 1'],
  [{ type: 'Monthly', dayOfMonth: 29 }, -1440, 'day before day 29'],
  [{ type: 'MonthlyWeekday', occurrence: 1, dayOfWeek: 'Monday' }, 60, 'after such a Monday'],
  [custom([28, 3], [2]), 60, 'day after day 28, 3'],
  [custom([31], [1]), 60, 'day after day 31'],
  [cron('30 23 1 * *'), 60, 'other days of the month'],
  [cron('30 23 * 3 1'), 60, 'other days of the month'],
  [cron('30 12,23 * * 1'), 60, 'only some of its runs'],
  [cron('0,30 6 * * *'), 45, 'no single expression'],
])('%j can’t be moved by %i minutes: %s', (shape, minutes, words) => {
  const shifted = shiftRule(of(shape), minutes)
  expect('reason' in shifted && shifted.reason).toContain(words)
})

test('no start lies behind the last year', () => {
  const rule = of({ type: 'Once' }, '9999-12-31T23:30')
  expect(shiftRule(rule, 60)).toEqual({ reason: expect.stringContaining('9999') })
})

const nowMs = Date.parse('2026-02-03T12:00Z')
const daily = { type: 'Daily', runOnlyWorkWeek: false }
const move = (fromZone: string, toZone: string, keep: 'local' | 'instant') => ({
  fromZone,
  toZone,
  keep,
  nowMs,
})

test('the local time stays as it is, whatever the zones', () => {
  const rule = of(daily)
  expect(moveToZone(rule, move('', 'America/New_York', 'local'))).toEqual({ rule })
  expect(() => moveToZone(rule, move('', 'Mars/Olympus', 'local'))).toThrow(RangeError)
})

test.each([
  ['clocks moved alike', daily, 'Europe/Berlin', 'Europe/London', daily, '2026-02-02T22:30'],
  [
    'over midnight',
    weekly('Monday'),
    'Europe/London',
    'Europe/Berlin',
    weekly('Tuesday'),
    '2026-02-03T00:30',
  ],
  ['clocks that are never moved', daily, '', 'Asia/Kolkata', daily, '2026-02-03T05:00'],
  [
    'a single moment',
    { type: 'Once' },
    'America/New_York',
    'Europe/Berlin',
    { type: 'Once' },
    '2026-02-03T05:30',
  ],
  [
    'time that passes',
    { type: 'Hourly', hours: 2, minutes: 0 },
    'America/New_York',
    'Europe/Berlin',
    { type: 'Hourly', hours: 2, minutes: 0 },
    '2026-02-03T05:30',
  ],
])('the moment stays: %s', (_name, shape, fromZone, toZone, expected, startTime) => {
  expect(moveToZone(of(shape), move(fromZone, toZone, 'instant'))).toEqual({
    rule: of(expected, startTime),
  })
})

test('an end of hours that pass keeps its moment, too', () => {
  const rule = of({ type: 'Hourly', hours: 2, minutes: 0 }, '2026-02-02T23:30', '2026-06-01T12:00')
  expect(moveToZone(rule, move('', 'Europe/Berlin', 'instant'))).toEqual({
    rule: { ...rule, startTime: '2026-02-03T00:30', endTime: '2026-06-01T14:00' },
  })
})

test.each([
  ['', 'Europe/Berlin'],
  ['America/New_York', 'Europe/Berlin'],
])('no rule keeps the moment from “%s” to %s all year', (fromZone, toZone) => {
  const moved = moveToZone(of(daily), move(fromZone, toZone, 'instant'))
  const name = fromZone === '' ? 'UTC' : fromZone
  expect('reason' in moved && moved.reason).toContain(`Clocks of ${name} and Europe/Berlin`)
})

test('a moment that can’t be named is not moved, but hours that pass may begin later', () => {
  const inOverlap = '2026-10-25T01:30'
  const later = { ...move('', 'Europe/Berlin', 'instant'), nowMs: Date.parse('2026-11-01T00:00Z') }
  const once = moveToZone(of({ type: 'Once' }, inOverlap), later)
  expect('reason' in once && once.reason).toContain('twice')
  const hourly = of({ type: 'Hourly', hours: 2, minutes: 0 }, inOverlap)
  expect(moveToZone(hourly, later)).toEqual({ rule: { ...hourly, startTime: '2026-11-01T02:30' } })
  const soon = moveToZone(hourly, { ...later, nowMs })
  expect('reason' in soon && soon.reason).toContain('twice')
})
