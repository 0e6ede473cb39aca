import { createSandbox } from '@curator/alteryx-sandbox/create-sandbox'
import { practiceKey, practiceSecret } from '@curator/alteryx-sandbox/practice-key'
import { runsOf } from '@curator/alteryx-sandbox/schedules/rules/next-run'
import type { ScheduleRule } from '@curator/console-contract/schedule-rules'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { randomRules, zonesOfTests } from '../../../testing/random-rules.ts'
import { nextClockChanges } from './clock-changes.ts'
import { dayMs, minuteMs, toLocalMs, toLocalText } from './local-time.ts'
import { runsBetween } from './next-runs.ts'
import { toIteration } from './to-iteration.ts'

const fromMs = Date.parse('2026-02-03T12:00:00Z')
const days = 731
const toMs = fromMs + days * dayMs

/** Every run of the practice server's own engine. */
function practiceRuns(rule: ScheduleRule, timeZone: string): number[] {
  const next = runsOf(rule, timeZone)
  const runs: number[] = []
  for (let at = next(fromMs - 1); at !== null && at < toMs; at = next(at)) runs.push(at)
  return runs
}

const zoneOf = (index: number) => zonesOfTests[index % zonesOfTests.length] ?? ''

test('a thousand random rules in 22 zones run over two years as on the practice server', {
  timeout: 60_000,
}, () => {
  const rules = fc.sample(
    randomRules({ from: '2025-06-01', to: '2027-06-01', leastMinutes: 60, endWithinDays: 900 }),
    { numRuns: 1_000, seed: 20_260_203 },
  )
  let count = 0
  for (const [index, rule] of rules.entries()) {
    const timeZone = zoneOf(index)
    const runs = runsBetween(rule, timeZone, fromMs, toMs)
    count += runs.length
    // As text: comparing element by element takes a test runner many times as long.
    if (runs.join() === practiceRuns(rule, timeZone).join()) continue
    expect(runs, `${timeZone} ${JSON.stringify(rule)}`).toEqual(practiceRuns(rule, timeZone))
  }
  expect(rules).toHaveLength(1_000)
  expect(count).toBeGreaterThan(200_000)
})

/** Each day within the times that the next clock change of the zone skips, or in every second zone shows twice. */
function runsInClockChange(timeZone: string, index: number): ScheduleRule {
  const changes = nextClockChanges(timeZone, fromMs)
  const change = changes.find(({ minutes }) => minutes > 0 === (index % 2 === 0))
  const time = toLocalText(toLocalMs(change?.fromLocal ?? '2026-01-01T02:00') + 10 * minuteMs)
  const startTime = `2026-02-08T${time.slice(11)}`
  return { type: 'Daily', runOnlyWorkWeek: false, startTime, endTime: null }
}

/** A practice server whose clock stands still until it is moved, with no schedule but those that are made over HTTP. */
async function startServer() {
  const sandbox = createSandbox({
    timeSource: () => fromMs - dayMs,
    control: true,
    scheduleCount: 0,
  })
  const listening = await sandbox.listen()
  onTestFinished(() => listening.close())
  const control = new URL('/control/clock', listening.url)
  const form = { client_id: practiceKey, client_secret: practiceSecret }
  const signIn = async () => {
    const body = new URLSearchParams({ grant_type: 'client_credentials', ...form })
    const reply = await fetch(`${listening.url}oauth2/token`, { method: 'POST', body })
    return z.object({ access_token: z.string() }).parse(await reply.json()).access_token
  }
  const call = async (path: string, body?: unknown): Promise<unknown> => {
    const headers = {
      authorization: `Bearer ${await signIn()}`,
      'content-type': 'application/json',
    }
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
    const reply = await fetch(listening.url + path, { ...init, headers })
    const text = await reply.text()
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${text} ${JSON.stringify(body)}`)
    return JSON.parse(text)
  }
  const advance = async (advanceMs: number) => {
    const headers = { 'content-type': 'application/json' }
    const body = JSON.stringify({ advanceMs })
    expect((await fetch(control, { method: 'POST', headers, body })).status).toBe(200)
  }
  return { sandbox, call, advance }
}

test('rules written over HTTP are forecast and fire at those instants while two years go by', {
  timeout: 60_000,
}, async () => {
  const { sandbox, call, advance } = await startServer()
  const [workflow] = z.array(z.object({ id: z.string() })).parse(await call('v3/workflows'))
  const random = fc.sample(
    randomRules({ from: '2026-02-06', to: '2027-02-01', leastMinutes: 600, endWithinDays: 600 }),
    { numRuns: 2 * zonesOfTests.length, seed: 11 },
  )
  const rules = [...random, ...zonesOfTests.map(runsInClockChange)]
  const expected = new Map<string, number[]>()
  for (const [index, rule] of rules.entries()) {
    const timeZone = zoneOf(index)
    const iteration = toIteration(rule)
    const body = { workflowId: workflow?.id, name: `Rule ${index}`, timeZone, iteration }
    const id = z.string().parse(await call('v3/schedules', body))
    expected.set(id, runsBetween(rule, timeZone, fromMs, toMs))
  }
  await advance(dayMs)
  const forecast = new Map<string, number[]>([...expected.keys()].map((id) => [id, []]))
  const entries = z.array(z.object({ id: z.string(), startTime: z.string() }))
  for (let at = fromMs; at < toMs; at += 43 * dayMs) {
    const [after, before] = [at, Math.min(at + 43 * dayMs, toMs)].map((ms) =>
      new Date(ms).toISOString(),
    )
    const path = `admin/v2/schedule/forecast?afterDate=${after}&beforeDate=${before}`
    for (const { id, startTime } of entries.parse(await call(path))) {
      forecast.get(id)?.push(Date.parse(startTime))
    }
    await advance(43 * dayMs)
  }
  const fired = new Map<string, number[]>([...expected.keys()].map((id) => [id, []]))
  for (const { scheduleId, createDateTime } of sandbox.world.jobs.values()) {
    const at = Date.parse(createDateTime)
    if (scheduleId !== null && at >= fromMs && at < toMs) fired.get(scheduleId)?.push(at)
  }
  for (const [index, [id, runs]] of [...expected].entries()) {
    const name = `${zoneOf(index)} ${JSON.stringify(rules[index])}`
    expect(forecast.get(id), name).toEqual(runs)
    expect(
      fired.get(id)?.sort((one, other) => one - other),
      name,
    ).toEqual(runs)
  }
  expect([...fired.values()].flat().length).toBeGreaterThan(20_000)
})
