import { getForecast, predictedRun } from '@curator/alteryx-contract/server/v2/forecast'
import { forecastRuns } from '@curator/alteryx-sandbox/schedules/forecast/forecast'
import type { ConnectionId, ScheduleId } from '@curator/console-contract/ids'
import * as wire from '@curator/console-contract/schedule-forecast'
import type { Call } from '@curator/endpoint/client'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { startConsole, type TestConsole } from '../../../testing/start-console.ts'
import { waitForDirectory } from '../../../testing/wait-for-directory.ts'

const dayMs = 86_400_000
const fromMs = Math.ceil(Date.now() / dayMs) * dayMs
const toText = (ms: number) => new Date(ms).toISOString()

let running: TestConsole
let connectionId: ConnectionId
let viewer: Call
let expected: readonly z.output<typeof predictedRun>[]
/** The tag of most schedules, so that there is something to wait for. */
let tag: string
beforeAll(async () => {
  const sandbox = { world: 'busy-server', scheduleCount: 150 } as const
  running = await startConsole({ sandbox, isWorker: false })
  connectionId = await running.connect()
  await waitForDirectory(running, connectionId)
  viewer = await running.signInAs('viewer')
  const window = { afterMs: fromMs, beforeMs: fromMs + 14 * dayMs }
  const bytes = await forecastRuns(running.sandbox.world, window, Date.now())
  expected = z.array(predictedRun).parse(JSON.parse(new TextDecoder().decode(bytes)))
  const tags = [...running.sandbox.world.schedules.values()].map(({ workerTag }) => workerTag)
  tag = tags.toSorted((a, b) => countOf(tags, b) - countOf(tags, a))[0] ?? ''
})
afterAll(() => running.close())

const countOf = (texts: readonly string[], wanted: string) =>
  texts.filter((text) => text === wanted).length
const stretch = (days: number, values: object = {}) =>
  ({
    connectionId,
    from: toText(fromMs),
    to: toText(fromMs + days * dayMs),
    timeZone: 'UTC',
    ...values,
  }) as never
const runsOfDays = (days: number) =>
  expected.filter(({ startTime }) => Date.parse(startTime ?? '') < fromMs + days * dayMs)

describe('the practice server’s forecast', () => {
  test('is what the calendar counts, day by day and schedule by schedule', async () => {
    const { days, isCut, origin, runs } = await viewer(wire.getCalendar, {
      query: stretch(14, { detail: 'counts' }),
    })
    expect(origin).toMatchObject({ source: 'forecast', why: null, runCount: expected.length })
    expect(expected.length).toBeGreaterThan(500)
    const starts = expected.map(({ startTime }) => (startTime ?? '').slice(0, 10))
    expect(days.map(({ day, runCount }) => [day, runCount])).toEqual(
      Array.from({ length: 14 }, (_, day) => {
        const text = toText(fromMs + day * dayMs).slice(0, 10)
        return [text, countOf(starts, text)]
      }),
    )
    const [first] = days
    const ofDay = runsOfDays(1).map(({ id }) => id as string)
    for (const { runCount, scheduleId } of first?.top ?? []) {
      expect(runCount).toBe(countOf(ofDay, scheduleId))
    }
    expect([runs, isCut]).toEqual([[], false])
  })

  test('is what the agenda, a week of the calendar and the lanes list', async () => {
    const agenda = await viewer(wire.getAgenda, { query: stretch(14, { limit: '500' }) })
    const calendar = await viewer(wire.getCalendar, { query: stretch(7, { detail: 'runs' }) })
    const { lanes } = await viewer(wire.getTimeline, { query: stretch(7) })
    const keys = (runs: readonly { startAt: string; scheduleId: string }[]) =>
      runs.map(({ scheduleId, startAt }) => `${startAt} ${scheduleId}`).sort()
    const wanted = (runs: typeof expected) => runs.map(({ id, startTime }) => `${startTime} ${id}`)
    expect(keys(calendar.runs)).toEqual(wanted(runsOfDays(7)).sort())
    expect(keys(lanes.flatMap(({ bars }) => bars))).toEqual(keys(calendar.runs))
    expect(agenda.runs.map(({ startAt }) => startAt)).toEqual(
      expected.slice(0, 500).map(({ startTime }) => startTime),
    )
    const [run] = agenda.runs
    const same = expected.find(
      ({ id, startTime }) => id === run?.scheduleId && startTime === run.startAt,
    )
    expect(run).toMatchObject({
      name: same?.scheduleName,
      durationSeconds: same?.appEstimatedCompletionTime,
      durationSource: 'estimated',
      priority: running.sandbox.world.schedules.get(run?.scheduleId ?? '')?.priority,
    })
  })

  test('is what the heat map and the load add up to', async () => {
    const { cells, weeks } = await viewer(wire.getHeatMap, { query: stretch(14) })
    expect([cells.length, weeks]).toEqual([168, 2])
    expect(cells.reduce((sum, { starts }) => sum + starts, 0)).toBe(expected.length)
    const { curves } = await viewer(wire.getLoad, { query: stretch(14) })
    const starts = curves.flatMap(({ steps }) => steps.map((step) => step.starts))
    expect(starts.reduce((sum, count) => sum + count, 0)).toBe(expected.length)
    expect(curves.every(({ steps }) => steps.length === 14 * 96)).toBe(true)
    expect(curves.every(({ peak, slots }) => peak !== null && slots === null)).toBe(true)
  })

  test('is narrowed by the filters of the list and by the zone of schedules', async () => {
    const world = [...running.sandbox.world.schedules.values()]
    const zone = world.find(({ timeZone }) => timeZone !== '')?.timeZone ?? ''
    const ids = new Set(world.flatMap((each) => (each.timeZone === zone ? [each.id] : [])))
    const query = stretch(14, { scheduleTimeZone: [zone], detail: 'counts' })
    const { origin } = await viewer(wire.getCalendar, { query })
    expect(origin.runCount).toBe(expected.filter(({ id }) => ids.has(id)).length)
    expect(origin.runCount).toBeGreaterThan(0)
  })
})

test('the calendar file has an event for each run', async () => {
  const reply = await running.fetchAs(await running.cookieOf('viewer'))(
    `${running.url}/api/schedules/agenda.ics?${new URLSearchParams(stretch(2))}`,
  )
  expect(reply.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  expect(reply.headers.get('content-disposition')).toContain(`runs-${connectionId}-`)
  const text = await reply.text()
  const uids = text.split('\r\n').filter((line) => line.startsWith('UID:'))
  expect(new Set(uids).size).toBe(runsOfDays(2).length)
})

describe('slots', () => {
  const put = (call: Call, items: readonly object[]) =>
    call(wire.putWorkerSlots, { body: { connectionId, items } as never })

  test('are kept for each tag, and runs wait behind them', async () => {
    onTestFinished(async () => void (await put(running.call, [])))
    const items = [{ workerTag: tag, slots: 1 }]
    await put(running.call, [
      { workerTag: 'old', slots: 9 },
      { workerTag: tag, slots: 7 },
    ])
    expect((await put(running.call, items)).items).toEqual(items)
    const { knownTags, items: kept } = await viewer(wire.getWorkerSlots, {
      query: { connectionId },
    })
    expect(kept).toEqual(items)
    expect(knownTags).toContain(tag)
    const { curves } = await viewer(wire.getLoad, { query: stretch(7, { workerTag: [tag] }) })
    expect(curves.map(({ slots, workerTag }) => [workerTag, slots])).toEqual([[tag, 1]])
    expect(curves[0]?.peak).toMatchObject({ running: 1 })
    expect(curves[0]?.peak?.waiting).toBeGreaterThan(0)
    const { lanes } = await viewer(wire.getTimeline, { query: stretch(7, { workerTag: [tag] }) })
    expect(lanes[0]).toMatchObject({ workerTag: tag, slots: 1 })
  })

  test('are set by who may plan, each tag once', async () => {
    await expect(put(viewer, [])).rejects.toMatchObject({ problem: { code: 'permission_denied' } })
    const twice = [
      { workerTag: 'a', slots: 1 },
      { workerTag: 'a', slots: 2 },
    ]
    await expect(put(running.call, twice)).rejects.toMatchObject({
      problem: { code: 'request_invalid', fields: [{ path: 'body.items.1.workerTag' }] },
    })
    await expect(put(running.call, [{ workerTag: 'a', slots: 0 }])).rejects.toMatchObject({
      problem: { code: 'request_invalid', fields: [{ path: 'body.items.0.slots' }] },
    })
  })
})

describe('moves', () => {
  const body = () => ({ query: stretch(7), stepMinutes: 15 })

  test('change the load of the moved schedule alone', async () => {
    const [run] = expected
    const moves = [{ scheduleId: run?.id as ScheduleId, minutes: 30 }]
    const found = await viewer(wire.simulateMoves, { body: { ...body(), moves } })
    const same = await viewer(wire.simulateMoves, { body: { ...body(), moves: [] } })
    expect(same.after).toEqual(same.before)
    expect(found.before).toEqual(same.before)
    const { workerTag } = running.sandbox.world.schedules.get(run?.id ?? '') ?? {}
    const changed = found.after.filter((curve, place) => {
      return JSON.stringify(curve) !== JSON.stringify(found.before[place])
    })
    expect(changed.map((curve) => curve.workerTag)).toEqual([workerTag])
  })

  test('that are proposed flatten the peak, and do what they say when they are simulated', async () => {
    const query = stretch(7, { workerTag: [tag] })
    const limits = { maxMinutes: 120, fixed: [] }
    const found = await viewer(wire.proposeSpread, { body: { query, stepMinutes: 15, ...limits } })
    expect(found.moves.length).toBeGreaterThan(0)
    expect(found.moves[0]?.reason).toMatch(
      /^\d+ runs come together on \d{4}-\d\d-\d\d at \d\d:\d\d/,
    )
    expect(found.after[0]?.peak?.running).toBeLessThan(found.before[0]?.peak?.running ?? 0)
    const moves = found.moves.map(({ minutes, scheduleId }) => ({ minutes, scheduleId }))
    const { after } = await viewer(wire.simulateMoves, { body: { query, stepMinutes: 15, moves } })
    expect(after).toEqual(found.after)
    const fixed = moves.map(({ scheduleId }) => scheduleId)
    const other = await viewer(wire.proposeSpread, {
      body: { query, stepMinutes: 15, maxMinutes: 120, fixed },
    })
    expect(other.moves.some(({ scheduleId }) => fixed.includes(scheduleId))).toBe(false)
  })
})

test('clock changes are listed for each zone in use, with the schedules they touch', async () => {
  const { unknownCount, zones } = await viewer(wire.listClockChanges, { query: { connectionId } })
  const active = [...running.sandbox.world.schedules.values()].filter(({ enabled }) => enabled)
  expect(zones.reduce((sum, { scheduleCount }) => sum + scheduleCount, 0)).toBe(active.length)
  const moving = zones.filter(({ changes }) => changes.length > 0)
  expect(moving.length).toBeGreaterThan(0)
  expect(moving.every(({ changes }) => changes.length === 2)).toBe(true)
  const named = moving.flatMap(({ changes }) => changes.flatMap(({ effects }) => effects))
  expect(named.every(({ seenIn }) => seenIn === 'forecast')).toBe(true)
  expect(unknownCount).toBeLessThan(active.length)
})

test.each([
  ['backwards', { to: toText(fromMs - 1) }, 'query.to'],
  ['too long', { to: toText(fromMs + 45 * dayMs + 1) }, 'query.to'],
  ['a zone that nobody knows', { timeZone: 'Mars/Base' }, 'query.timeZone'],
  ['no instant', { from: 'soon' }, 'query.from'],
])('%s is refused at its place', async (_name, values, path) => {
  const refusal = { problem: { code: 'request_invalid', fields: [{ path }] } }
  await expect(viewer(wire.getHeatMap, { query: stretch(7, values) })).rejects.toMatchObject(
    refusal,
  )
})

test('steps that are too fine, long lanes and moves of nobody’s time are refused at their place', async () => {
  const fine = viewer(wire.getLoad, { query: stretch(45, { stepMinutes: '1' }) })
  await expect(fine).rejects.toMatchObject({ problem: { fields: [{ path: 'query.stepMinutes' }] } })
  const long = viewer(wire.getTimeline, { query: stretch(8) })
  await expect(long).rejects.toMatchObject({ problem: { fields: [{ path: 'query.to' }] } })
  const body = { query: stretch(7, { timeZone: 'Mars/Base' }), stepMinutes: 15 }
  const spread = viewer(wire.proposeSpread, { body: { ...body, maxMinutes: 60, fixed: [] } })
  await expect(spread).rejects.toMatchObject({
    problem: { fields: [{ path: 'body.query.timeZone' }] },
  })
  const far = viewer(wire.simulateMoves, {
    body: { ...body, moves: [{ scheduleId: 'a' as ScheduleId, minutes: 1_441 }] },
  })
  await expect(far).rejects.toMatchObject({
    problem: { fields: [{ path: 'body.moves.0.minutes' }] },
  })
})

test('where the Server has no forecast, next runs stand in and it is said why', async () => {
  const fault = running.sandbox.faults.add({ operation: getForecast.operationId, status: 404 })
  onTestFinished(() => running.sandbox.faults.remove(fault.id))
  const now = Date.now()
  const active = [...running.sandbox.world.schedules.values()].filter(
    ({ nextRunMs }) => nextRunMs !== null && nextRunMs < now + 43 * dayMs,
  )
  const scheduleId = active[0]?.id ?? ''
  // What is known of the forecast counts for the schedules as they were.
  const directory = await running.deps.directories.get(connectionId)
  await directory.patch([{ kind: 'schedule-enabled', scheduleId, isEnabled: false }])
  const days = { from: toText(now - dayMs), to: toText(now + 43 * dayMs) }
  const { origin, runs } = await viewer(wire.getAgenda, {
    query: stretch(0, { ...days, limit: '500' }),
  })
  expect(origin.source).toBe('next_runs')
  expect(origin.why).not.toBe('')
  expect(runs.length).toBe(active.length - 1)
  expect(runs.every(({ durationSource }) => durationSource === 'unknown')).toBe(true)
  const { cells } = await viewer(wire.getHeatMap, { query: stretch(0, days) })
  expect(cells.every(({ minutes }) => minutes === null)).toBe(true)
})
