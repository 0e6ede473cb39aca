import { weekdayNames } from '@curator/alteryx-contract/server/v3/iteration'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import type { Rule } from '../schedule-record.ts'
import { toLocalMs, toLocalText } from './local-time.ts'
import { runsOf } from './next-run.ts'

const dayMs = 86_400_000
const zones = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'America/Sao_Paulo',
  'UTC',
]
const instant = (first: string, last: string) =>
  fc.integer({ min: Date.parse(first) / 60_000, max: Date.parse(last) / 60_000 })

const start = instant('2015-01-01', '2026-12-31').map((minute) => toLocalText(minute * 60_000))
const ends = { endTime: null }
const rules: fc.Arbitrary<Rule> = start.chain((startTime) => {
  const base = { startTime, ...ends }
  return fc.oneof(
    fc.boolean().map((runOnlyWorkWeek): Rule => ({ type: 'Daily', runOnlyWorkWeek, ...base })),
    fc
      .subarray([...weekdayNames], { minLength: 1 })
      .map((daysOfWeek): Rule => ({ type: 'Weekly', daysOfWeek, ...base })),
    fc
      .integer({ min: 1, max: 31 })
      .map((dayOfMonth): Rule => ({ type: 'Monthly', dayOfMonth, ...base })),
    fc.tuple(fc.constantFrom(1, 2, 3, 4, -1), fc.constantFrom(...weekdayNames)).map(
      ([occurrence, dayOfWeek]): Rule => ({
        type: 'MonthlyWeekday',
        occurrence,
        dayOfWeek,
        ...base,
      }),
    ),
    fc
      .tuple(
        fc.uniqueArray(fc.integer({ min: 1, max: 31 }), { minLength: 1, maxLength: 5 }),
        fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1 }),
      )
      .map(([daysOfMonth, months]): Rule => ({ type: 'Custom', daysOfMonth, months, ...base })),
  )
})

/** Whether a rule runs on a day, said anew with a calendar. */
function runsOn(rule: Rule, day: Temporal.PlainDate): boolean {
  const name = weekdayNames[day.dayOfWeek % 7]
  switch (rule.type) {
    case 'Daily':
      return !rule.runOnlyWorkWeek || day.dayOfWeek <= 5
    case 'Weekly':
      return rule.daysOfWeek.includes(name ?? 'Sunday')
    case 'Monthly':
      return day.day === rule.dayOfMonth
    case 'MonthlyWeekday':
      if (name !== rule.dayOfWeek) return false
      return rule.occurrence === -1
        ? day.day + 7 > day.daysInMonth
        : Math.ceil(day.day / 7) === rule.occurrence
    case 'Custom':
      return rule.daysOfMonth.includes(day.day) && rule.months.includes(day.month)
    default:
      return false
  }
}

/** The next run, found by looking at one day after another. */
function walk(rule: Rule, timeZone: string, fromMs: number): number | null {
  const startAt = Temporal.PlainDateTime.from(rule.startTime)
  const localFrom = Temporal.Instant.fromEpochMilliseconds(fromMs).toZonedDateTimeISO(timeZone)
  let day = localFrom.toPlainDate().subtract({ days: 1 })
  if (Temporal.PlainDate.compare(day, startAt.toPlainDate()) < 0) day = startAt.toPlainDate()
  for (let count = 0; count < 4 * 366; count += 1, day = day.add({ days: 1 })) {
    if (!runsOn(rule, day)) continue
    const local = day.toPlainDateTime(startAt.toPlainTime())
    const atMs = local.toZonedDateTime(timeZone, { disambiguation: 'compatible' }).epochMilliseconds
    if (atMs > fromMs) return atMs
  }
  return null
}

test('the next run is the one a calendar finds day by day: later, fitting, none left out', () => {
  const property = fc.property(
    rules,
    fc.constantFrom(...zones),
    instant('2014-01-01', '2027-12-31'),
    (rule, timeZone, minute) => {
      const found = walk(rule, timeZone, minute * 60_000)
      if (found !== null) expect(runsOf(rule, timeZone)(minute * 60_000)).toBe(found)
    },
  )
  fc.assert(property, { numRuns: 300, seed: 7 })
})

test('just before a run the next one is that run, and runs follow each other', () => {
  const property = fc.property(
    rules,
    fc.constantFrom(...zones),
    instant('2014-01-01', '2027-12-31'),
    (rule, timeZone, minute) => {
      const next = runsOf(rule, timeZone)
      const [one] = [next(minute * 60_000)]
      if (one === null || one === undefined) return
      expect(one).toBeGreaterThan(minute * 60_000)
      expect(next(one - 1)).toBe(one)
      const other = next(one)
      if (other !== null) expect(other).toBeGreaterThan(one)
    },
  )
  fc.assert(property, { numRuns: 500, seed: 7 })
})

test('hourly runs are a whole number of steps from the start, whatever the clocks do', () => {
  const property = fc.property(
    start,
    fc.constantFrom(...zones),
    fc.integer({ min: 1, max: 3000 }),
    instant('2014-01-01', '2027-12-31'),
    (startTime, timeZone, minutes, minute) => {
      const rule: Rule = { type: 'Hourly', hours: 0, minutes, startTime, ...ends }
      const firstMs = runsOf(rule, timeZone)(0) as number
      const nextMs = runsOf(rule, timeZone)(minute * 60_000) as number
      expect((nextMs - firstMs) % (minutes * 60_000)).toBe(0)
      expect(nextMs - minute * 60_000).toBeGreaterThan(0)
      if (nextMs > firstMs) expect(nextMs - minute * 60_000).toBeLessThanOrEqual(minutes * 60_000)
    },
  )
  fc.assert(property, { numRuns: 300, seed: 7 })
})

test('cron runs are the minutes whose fields fit', () => {
  const field = (low: number, high: number) =>
    fc.oneof(fc.constant('*'), fc.integer({ min: low, max: high }).map(String))
  const property = fc.property(
    fc.tuple(field(0, 59), field(0, 23), field(0, 7)),
    instant('2026-01-01', '2027-12-31'),
    ([minute, hour, weekday], fromMinute) => {
      const rule: Rule = {
        type: 'Cron',
        cronExpression: `${minute} ${hour} * * ${weekday}`,
        startTime: '2026-01-01T00:00:00',
        ...ends,
      }
      const fits = (text: string, value: number) => text === '*' || Number(text) % 60 === value
      let at = fromMinute + 1
      for (; at < fromMinute + (8 * dayMs) / 60_000; at += 1) {
        const date = new Date(at * 60_000)
        const isDay = weekday === '*' || Number(weekday) % 7 === date.getUTCDay()
        if (fits(minute, date.getUTCMinutes()) && fits(hour, date.getUTCHours()) && isDay) break
      }
      expect(runsOf(rule, '')(fromMinute * 60_000)).toBe(at * 60_000)
    },
  )
  fc.assert(property, { numRuns: 200, seed: 7 })
})

test('two years of a daily run through four clock changes have one run a day at the same local time', () => {
  const timeZone = 'Europe/Berlin'
  const next = runsOf(
    { type: 'Daily', runOnlyWorkWeek: false, startTime: '2026-01-01T06:00:00', ...ends },
    timeZone,
  )
  const runs: number[] = []
  for (let at = next(0); at !== null && runs.length < 730; at = next(at)) runs.push(at)
  const local = runs.map((at) =>
    Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDateTime(),
  )
  expect(new Set(local.map((at) => at.toPlainTime().toString()))).toEqual(new Set(['06:00:00']))
  expect(new Set(local.map((at) => at.toPlainDate().toString())).size).toBe(730)
  expect(local.at(-1)?.toString()).toBe('2027-12-31T06:00:00')
  const gaps = runs.slice(1).map((at, index) => (at - (runs[index] as number)) / 3_600_000)
  expect(gaps.filter((hours) => hours !== 24)).toEqual([23, 25, 23, 25])
  expect(toLocalMs('2027-12-31T06:00:00') - 3_600_000).toBe(runs.at(-1))
})
