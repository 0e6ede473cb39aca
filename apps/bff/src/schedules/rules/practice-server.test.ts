import { runsOf } from '@curator/alteryx-sandbox/schedules/rules/next-run'
import type { ScheduleRule } from '@curator/console-contract/schedule-rules'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { randomRules, zonesOfTests } from '../../../testing/random-rules.ts'
import { dayMs } from './local-time.ts'
import { runsBetween } from './next-runs.ts'

const fromMs = Date.parse('2026-02-03T12:00:00Z')
const toMs = fromMs + 731 * dayMs

/** Every run of the practice server's own engine. */
function practiceRuns(rule: ScheduleRule, timeZone: string): number[] {
  const next = runsOf(rule, timeZone)
  const runs: number[] = []
  for (let at = next(fromMs - 1); at !== null && at < toMs; at = next(at)) runs.push(at)
  return runs
}

test('a thousand random rules in 22 zones run over two years as on the practice server', () => {
  const range = {
    startFrom: '2025-06-01',
    startTo: '2027-06-01',
    leastMinutes: 20,
    endWithinDays: 900,
  }
  const rules = fc.sample(randomRules(range), { numRuns: 1_000, seed: 20_260_203 })
  let count = 0
  for (const [index, rule] of rules.entries()) {
    const timeZone = zonesOfTests[index % zonesOfTests.length] ?? ''
    const runs = runsBetween(rule, timeZone, fromMs, toMs)
    count += runs.length
    expect(runs, `${timeZone} ${JSON.stringify(rule)}`).toEqual(practiceRuns(rule, timeZone))
  }
  expect(count).toBeGreaterThan(100_000)
})
