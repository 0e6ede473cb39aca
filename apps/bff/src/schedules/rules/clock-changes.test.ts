import { scheduleRule } from '@curator/console-contract/schedule-rules'
import { expect, test } from 'vitest'
import { effectsOf, nextClockChanges } from './clock-changes.ts'

const of = (shape: object, startTime: string, endTime: string | null = null) =>
  scheduleRule.parse({ startTime, endTime, ...shape })
const daily = { type: 'Daily', runOnlyWorkWeek: false }
const afterMs = Date.parse('2026-02-03T12:00Z')

test.each([
  [
    'Europe/Berlin',
    [
      '2026-03-29T01:00 60 2026-03-29T02:00 2026-03-29T03:00',
      '2026-10-25T01:00 -60 2026-10-25T02:00 2026-10-25T03:00',
    ],
  ],
  [
    'Australia/Lord_Howe',
    [
      '2026-04-04T15:00 -30 2026-04-05T01:30 2026-04-05T02:00',
      '2026-10-03T15:30 30 2026-10-04T02:00 2026-10-04T02:30',
    ],
  ],
  [
    'Antarctica/Troll',
    [
      '2026-03-29T01:00 120 2026-03-29T01:00 2026-03-29T03:00',
      '2026-10-25T01:00 -120 2026-10-25T01:00 2026-10-25T03:00',
    ],
  ],
  ['Asia/Kolkata', []],
  ['', []],
])('clocks of “%s” are moved next %j', (zone, expected) => {
  const changes = nextClockChanges(zone, afterMs).map(
    ({ atMs, minutes, fromLocal, toLocal }) =>
      `${new Date(atMs).toISOString().slice(0, 16)} ${minutes} ${fromLocal} ${toLocal}`,
  )
  expect(changes).toEqual(expected)
})

test('a change at the very instant lies behind, and more or fewer can be asked for', () => {
  const [first, second, third] = nextClockChanges('Europe/Berlin', afterMs, 3)
  expect(nextClockChanges('Europe/Berlin', first?.atMs ?? 0, 1)).toEqual([second])
  expect(third?.fromLocal).toBe('2027-03-28T02:00')
})

const changes = nextClockChanges('Europe/Berlin', afterMs)
const [forward, back] = [changes[0], changes[1]]

test.each([
  [
    'daily in the skip',
    of(daily, '2026-02-01T02:30'),
    ['skipped 2026-03-29T02:30'],
    ['doubled 2026-10-25T02:30'],
  ],
  ['daily beside it', of(daily, '2026-02-01T03:00'), [], []],
  [
    'at its first minute',
    of(daily, '2026-02-01T02:00'),
    ['skipped 2026-03-29T02:00'],
    ['doubled 2026-10-25T02:00'],
  ],
  ['on work days', of({ type: 'Daily', runOnlyWorkWeek: true }, '2026-02-01T02:30'), [], []],
  ['started later', of(daily, '2026-05-01T02:30'), [], ['doubled 2026-10-25T02:30']],
  [
    'ended before',
    of(daily, '2026-02-01T02:30', '2026-05-01T02:30'),
    ['skipped 2026-03-29T02:30'],
    [],
  ],
  [
    'twice by cron',
    of({ type: 'Cron', cronExpression: '0,30 2 * * *' }, '2026-02-01T00:00'),
    ['skipped 2026-03-29T02:00', 'skipped 2026-03-29T02:30'],
    ['doubled 2026-10-25T02:00', 'doubled 2026-10-25T02:30'],
  ],
  [
    'each two hours',
    of({ type: 'Hourly', hours: 2, minutes: 0 }, '2026-02-01T00:00'),
    ['moved 2026-03-29T03:00'],
    ['moved 2026-10-25T02:00'],
  ],
  ['each half hour', of({ type: 'Hourly', hours: 0, minutes: 30 }, '2026-02-01T00:00'), [], []],
  [
    'each two hours, begun later',
    of({ type: 'Hourly', hours: 2, minutes: 0 }, '2026-05-01T00:00'),
    [],
    ['moved 2026-10-25T03:00'],
  ],
  [
    'each two hours, ended before',
    of({ type: 'Hourly', hours: 2, minutes: 0 }, '2026-02-01T00:00', '2026-03-01T00:00'),
    [],
    [],
  ],
])('%s is touched as it should be', (_name, rule, inSpring, inAutumn) => {
  const effects = [forward, back].map((change) =>
    change ? effectsOf(rule, 'Europe/Berlin', change).map((at) => `${at.effect} ${at.local}`) : [],
  )
  expect(effects).toEqual([inSpring, inAutumn])
})
