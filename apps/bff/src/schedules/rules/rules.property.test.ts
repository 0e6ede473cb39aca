import type { ScheduleRule } from '@curator/console-contract/schedule-rules'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { randomRules, zonesOfTests } from '../../../testing/random-rules.ts'
import { inferRule } from './infer-rule.ts'
import { dayMs, minuteMs } from './local-time.ts'
import { moveToZone } from './move-to-zone.ts'
import { nextRuns, runsBetween } from './next-runs.ts'
import { shiftRule } from './shift-rule.ts'
import { moveStartIntoFuture } from './to-iteration.ts'

const rules = randomRules({
  from: '2025-06-01',
  to: '2026-09-01',
  leastMinutes: 45,
  endWithinDays: 900,
})
const zones = fc.constantFrom(...zonesOfTests)
const instants = fc
  .integer({ min: Date.parse('2025-12-01Z') / minuteMs, max: Date.parse('2026-12-01Z') / minuteMs })
  .map((minute) => minute * minuteMs)
const lengths = fc.integer({ min: 0, max: 90 * 1_440 }).map((minutes) => minutes * minuteMs)

test('runs rise, lie inside the stretch, and a stretch cut in two has the same', () => {
  const property = fc.property(
    rules,
    zones,
    instants,
    lengths,
    lengths,
    (rule, zone, from, one, two) => {
      const [middle, to] = [from + one, from + one + two]
      const runs = runsBetween(rule, zone, from, to)
      const isRising = runs.every((at, place) => place === 0 || at > (runs[place - 1] ?? 0))
      expect([isRising, runs.every((at) => at >= from && at < to)]).toEqual([true, true])
      expect(runs).toEqual([
        ...runsBetween(rule, zone, from, middle),
        ...runsBetween(rule, zone, middle, to),
      ])
    },
  )
  fc.assert(property, { numRuns: 300, seed: 2_026 })
})

test('the next runs are the first of those between', () => {
  const property = fc.property(rules, zones, instants, (rule, zone, from) => {
    const next = nextRuns(rule, zone, from, 12).map(({ atMs }) => atMs)
    const last = next.length < 12 ? from + 1_400 * dayMs : (next.at(-1) ?? 0) + 1
    expect(next).toEqual(runsBetween(rule, zone, from + 1, last).slice(0, 12))
  })
  fc.assert(property, { numRuns: 300, seed: 2_026 })
})

const minutes = fc.oneof(
  fc.integer({ min: -1_440, max: 1_440 }),
  fc.integer({ min: -24, max: 24 }).map((hours) => hours * 60),
)

test('a shifted rule has the same runs so much later, and shifted back the same runs again', () => {
  let shiftedRules = 0
  const property = fc.property(rules, minutes, instants, (rule, by, from) => {
    const shifted = shiftRule(rule, by)
    if ('reason' in shifted) return
    shiftedRules += 1
    // On a clock that is never moved; elsewhere a time may come to lie in a skip.
    const runs = runsBetween(rule, '', from, from + 400 * dayMs)
    const byMs = by * minuteMs
    const later = runsBetween(shifted.rule, '', from + byMs, from + 400 * dayMs + byMs)
    expect(later).toEqual(runs.map((at) => at + byMs))
    const back = shiftRule(shifted.rule, -by)
    if ('reason' in back)
      throw new Error(`${JSON.stringify(shifted.rule)} does not go back: ${back.reason}`)
    expect(runsBetween(back.rule, '', from, from + 400 * dayMs)).toEqual(runs)
    if (rule.type !== 'Cron' && !(rule.type === 'Daily' && rule.runOnlyWorkWeek)) {
      expect(back.rule).toEqual(rule)
    }
  })
  fc.assert(property, { numRuns: 400, seed: 2_026 })
  expect(shiftedRules).toBeGreaterThan(250)
})

test('a rule moved to another zone keeps its moments for two years, or says that it can’t', () => {
  let moved = 0
  const property = fc.property(rules, zones, zones, (rule, fromZone, toZone) => {
    const nowMs = Date.parse('2026-09-02Z')
    const result = moveToZone(rule, { fromZone, toZone, keep: 'instant', nowMs })
    if ('reason' in result) return
    moved += 1
    const untilMs = nowMs + 731 * dayMs
    expect(runsBetween(result.rule, toZone, nowMs, untilMs)).toEqual(
      runsBetween(rule, fromZone, nowMs, untilMs),
    )
  })
  fc.assert(property, { numRuns: 600, seed: 2_026 })
  expect(moved).toBeGreaterThan(100)
})

test('a rule whose start moves keeps all of its runs to come but those that a clock skips', () => {
  const property = fc.property(rules, zones, instants, (rule, zone, now) => {
    const moved = moveStartIntoFuture(rule, zone, now)
    const runs = nextRuns(rule, zone, now, 12)
    if (moved === null) {
      expect(runs).toEqual([])
      return
    }
    const first = nextRuns(moved, zone, now, 12)[0]?.atMs ?? 0
    const isLater = rule.type === 'Hourly' && runs[0]?.clock === 'repeated'
    const expected = runs.filter(
      ({ atMs, clock }) => clock !== 'skipped' && (!isLater || atMs >= first),
    )
    const found = nextRuns(moved, zone, now, 12).map(({ atMs }) => atMs)
    for (const { atMs } of expected.slice(0, 8)) expect(found).toContain(atMs)
    expect(Date.parse(`${moved.startTime}Z`)).toBeGreaterThan(now - dayMs)
  })
  fc.assert(property, { numRuns: 300, seed: 2_026 })
})

const wordOf = (rule: ScheduleRule) => (rule.type === 'MonthlyWeekday' ? 'Monthly' : rule.type)

test('what is guessed from the runs of a rule runs as the rule does for a year to come', () => {
  let guessed = 0
  const property = fc.property(
    rules,
    zones,
    instants,
    fc.boolean(),
    (rule, timeZone, fromMs, isTold) => {
      const toMs = fromMs + 44 * dayMs
      const runsMs = runsBetween(rule, timeZone, fromMs, toMs)
      const frequency = isTold ? wordOf(rule) : 'a word of some release'
      const { endTime } = rule
      const inferred = inferRule({ runsMs, fromMs, toMs, timeZone, frequency, endTime })
      // A word that is not known leaves rules with months of their own out of sight: only people can tell.
      if (!inferred || (!isTold && ['Custom', 'Cron'].includes(rule.type))) return
      guessed += 1
      const untilMs = toMs + 366 * dayMs
      expect(runsBetween(inferred.rule, timeZone, fromMs, untilMs)).toEqual(
        runsBetween(rule, timeZone, fromMs, untilMs),
      )
    },
  )
  fc.assert(property, { numRuns: 500, seed: 2_026 })
  expect(guessed).toBeGreaterThan(100)
})
