import type { ScheduleRule } from '@curator/console-contract/schedule-rules'
import { describe, expect, test } from 'vitest'
import {
  away,
  dailyRule,
  evidenceOf,
  inMs,
  judge,
  known,
  runsAt,
  takenAt,
  unknown,
} from '../../../testing/schedule-evidence.ts'
import { nextClockChanges } from '../rules/clock-changes.ts'

const span = { startTime: '2026-01-01T06:00', endTime: null }

describe('clock_change', () => {
  const clockChanges = nextClockChanges('Europe/Berlin', inMs(takenAt))
  const atNight: ScheduleRule = { ...dailyRule, startTime: '2026-01-01T02:30' }
  const skipped =
    '2026-03-29 02:30 (Europe/Berlin) does not exist that day, because clocks are moved'
  test.each([
    [{ clockChanges, rule: known(atNight) }, `retime: ${skipped}.`],
    [{ clockChanges }, null],
    [{ clockChanges: [], rule: known(atNight) }, null],
    [
      { clockChanges, rule: unknown, runs: runsAt(['2026-02-03T01:30:00Z']) },
      `retime: ${skipped} (judged by the runs that were seen).`,
    ],
    [{ clockChanges, rule: unknown }, null],
    [{ clockChanges, rule: unknown, runs: away }, 'why: It could not be read.'],
    [{ clockChanges: away }, 'why: It could not be read.'],
  ])('%#: %s', (parts, said) => {
    expect(judge('clock_change', evidenceOf(parts))).toBe(said)
  })

  test.each([
    ['Hourly', null],
    ['Cron', 'why: Its rule is not known, and no run of it was seen.'],
  ])('%s without runs that were seen', (frequency, said) => {
    const evidence = evidenceOf({ clockChanges, rule: unknown, runs: runsAt([]) }, { frequency })
    expect(judge('clock_change', evidence)).toBe(said)
  })

  test('no run to come meets no change', () => {
    const parts = { clockChanges, rule: unknown, runs: away }
    expect(judge('clock_change', evidenceOf(parts, { nextRunAt: null }))).toBeNull()
  })

  test('the hour that comes twice', () => {
    const autumn = clockChanges.slice(1)
    expect(judge('clock_change', evidenceOf({ clockChanges: autumn, rule: known(atNight) }))).toBe(
      'retime: 2026-10-25 02:30 (Europe/Berlin) comes twice that day, because clocks are moved.',
    )
  })
})

test.each([
  ['', 'change_zone: It has no time zone: the Server reads its times as UTC, whatever was meant.'],
  ['UTC', null],
])('no_time_zone %s: %s', (timeZone, said) => {
  expect(judge('no_time_zone', evidenceOf({}, { timeZone }))).toBe(said)
})

describe('short_month', () => {
  const monthly = { frequency: 'Monthly', nextRunAt: '2026-03-31T05:00:00Z' }
  const seen =
    'retime: All runs that were seen are on day 31 of the month, which not every month has: in the others it may not run.'
  test('a rule on the 31st', () => {
    const rule = known({ type: 'Monthly', dayOfMonth: 31, ...span })
    expect(judge('short_month', evidenceOf({ rule }))).toMatch(/^retime: There is no February 31/)
  })
  test.each([
    [{}, {}, null],
    [{ rule: known({ type: 'Monthly', dayOfMonth: 28, ...span }) }, {}, null],
    [{ rule: unknown, runs: away }, { ...monthly, lastRunAt: '2026-01-31T05:00:00Z' }, seen],
    [{ rule: unknown, runs: away }, { ...monthly, lastRunAt: '2026-01-30T05:00:00Z' }, null],
    [
      { rule: unknown, runs: away },
      { ...monthly, lastRunAt: null },
      'why: Its only known run is on day 31, perhaps by weekday.',
    ],
    [{ rule: unknown }, { frequency: 'Custom' }, 'why: Its rule is not known.'],
    [{ rule: unknown }, { frequency: 'Weekly' }, null],
  ])('%#: %s', (parts, schedule, said) => {
    expect(judge('short_month', evidenceOf(parts, schedule))).toBe(said)
  })
})

test.each([
  [
    { endAt: '2026-01-31T05:00:00Z', nextRunAt: null },
    'delete: It ended at 2026-01-31 06:00 (Europe/Berlin).',
  ],
  [
    { frequency: 'Once', nextRunAt: null, isEnabled: false },
    'delete: It was to run once, at 2026-01-01 06:00 (Europe/Berlin), and that is past.',
  ],
  [{ nextRunAt: null }, 'delete: It is on, and the Server expects no run of it any more.'],
  [{ nextRunAt: null, isEnabled: false }, null],
  [{ endAt: '2026-12-31T05:00:00Z' }, null],
])('ended %o: %s', (schedule, said) => {
  expect(judge('ended', evidenceOf({}, schedule))).toBe(said)
})

describe('never_ran', () => {
  const never = { lastRunAt: null, runCount: 0 }
  const untold = { startAt: null, createdAt: null, lastModifiedAt: null }
  const due = 'pause: It is on and has never run, though it should have by'
  test.each([
    [{}, never, `${due} 2026-01-01 06:00 (Europe/Berlin).`],
    [{ rule: unknown }, never, `${due} 2026-01-04 06:00 (Europe/Berlin).`],
    [{}, { ...never, startAt: '2026-02-10T05:00:00Z' }, null],
    [{}, { ...never, lastModifiedAt: '2026-02-02T11:59:00Z' }, null],
    [{}, { lastRunAt: null, runCount: null, isEnabled: false }, null],
    [
      {},
      { nextRunAt: '2026-02-02T05:00:00Z' },
      'pause: Its run of 2026-02-02 06:00 (Europe/Berlin) is late by 7 hours.',
    ],
    [{}, { nextRunAt: '2026-02-02T11:30:00Z' }, null],
    [
      { rule: unknown },
      { ...never, frequency: 'Custom' },
      'why: It has never run, and its rule is not known: nobody can tell whether one was due.',
    ],
    [{}, { ...never, ...untold }, 'why: The Server does not say when it begins.'],
  ])('%#: %s', (parts, schedule, said) => {
    expect(judge('never_ran', evidenceOf(parts, schedule))).toBe(said)
  })
})

test.each([
  [
    { isEnabled: false, lastModifiedAt: '2025-10-01T12:00:00Z' },
    'delete: It is off and was not changed for 124 days.',
  ],
  [{ isEnabled: false, lastModifiedAt: '2026-01-01T12:00:00Z' }, null],
  [{ lastModifiedAt: '2025-10-01T12:00:00Z' }, null],
  [
    { isEnabled: false, lastModifiedAt: null },
    'why: It is off, and the Server does not say since when.',
  ],
])('long_disabled %o: %s', (schedule, said) => {
  expect(judge('long_disabled', evidenceOf({}, schedule))).toBe(said)
})
