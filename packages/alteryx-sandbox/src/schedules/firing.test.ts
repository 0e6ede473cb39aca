import { expect, test } from 'vitest'
import { ada, noon, startSandbox } from '../../testing/start-sandbox.ts'
import { checkWorld } from '../check-world.ts'
import { createSandbox } from '../create-sandbox.ts'
import type { World } from '../world.ts'
import { planNextRun } from './plan-schedules.ts'
import { detachWorkflow, removeSchedule } from './schedule-changes.ts'
import type { ScheduleRecord } from './schedule-record.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** A practice server whose one schedule runs each night at two in Kyiv: at midnight UTC in winter. */
function start() {
  const sandbox = createSandbox({ timeSource: () => Date.parse(noon) })
  const [schedule] = [...sandbox.world.schedules.values()]
  if (!schedule) throw new RangeError('no schedule')
  const { world } = sandbox
  const current = () => world.schedules.need(schedule.id)
  const known = new Set([...world.jobs.values()].map((job) => job.id))
  /** Jobs that were not there at first. */
  const fired = () => [...world.jobs.values()].filter(({ id }) => !known.has(id))
  return { sandbox, world, id: schedule.id, current, fired }
}

function change(world: World, id: string, patch: Partial<ScheduleRecord>, nowMs: number) {
  return planNextRun(world, world.schedules.update(id, patch), nowMs)
}

test('a world that is loaded has its runs before and after the present in order', () => {
  const { current } = start()
  expect(current()).toMatchObject({
    lastRunTime: '2026-02-03T00:00:00.000Z',
    runCount: 14,
    lastError: null,
    state: 'Completed',
    nextRunMs: Date.parse('2026-02-04T00:00:00Z'),
  })
})

test('moving the clock starts jobs at the very instants, and their ends are told to the schedule', () => {
  const { sandbox, world, id, current, fired } = start()
  sandbox.clock.advance(12 * hourMs - 1)
  expect(fired()).toEqual([])
  sandbox.clock.advance(1)
  expect(fired()).toMatchObject([
    { scheduleId: id, createDateTime: '2026-02-04T00:00:00.000Z', status: 'Queued' },
  ])
  expect(current()).toMatchObject({ lastRunTime: '2026-02-04T00:00:00.000Z', runCount: 15 })
  expect(current().nextRunMs).toBe(Date.parse('2026-02-05T00:00:00Z'))
  sandbox.clock.advance(hourMs)
  expect(fired()).toMatchObject([{ status: 'Completed', ownerId: expect.any(String) }])
  expect(current()).toMatchObject({ state: 'Completed', lastError: null })
  expect(checkWorld(world)).toEqual([])
})

test('a workflow that fails leaves its error with the schedule until a run goes well', () => {
  const { sandbox, world, current } = start()
  const workflow = world.workflows.need(current().workflowId ?? '')
  const fail = (fails: boolean) =>
    world.workflows.update(workflow.id, { behaviour: { ...workflow.behaviour, fails } })
  fail(true)
  sandbox.clock.advance(dayMs)
  expect(current()).toMatchObject({ state: 'Error', lastError: expect.any(String) })
  fail(false)
  sandbox.clock.advance(dayMs)
  expect(current()).toMatchObject({ state: 'Completed', lastError: null, runCount: 16 })
})

test('a schedule that is off does not run, and on again it does, once', () => {
  const { sandbox, world, id, current, fired } = start()
  change(world, id, { enabled: false }, sandbox.clock.now())
  expect(current().nextRunMs).toBeNull()
  sandbox.clock.advance(2 * dayMs)
  expect(fired()).toEqual([])
  for (const enabled of [true, false, true]) change(world, id, { enabled }, sandbox.clock.now())
  sandbox.clock.advance(dayMs)
  expect(fired()).toHaveLength(1)
})

test('what was planned before a change of the rule does nothing any more', () => {
  const { sandbox, world, id, current, fired } = start()
  const rule = { ...current().rule, startTime: '2026-02-04T05:00:00' }
  change(world, id, { rule }, sandbox.clock.now())
  sandbox.clock.advance(13 * hourMs)
  expect(fired()).toEqual([])
  sandbox.clock.advance(2 * hourMs)
  expect(fired()).toMatchObject([{ createDateTime: '2026-02-04T03:00:00.000Z' }])
})

test('a single run ends its schedule, and an end is respected', () => {
  const { sandbox, world, id, current, fired } = start()
  const startTime = '2026-02-03T15:00:00'
  change(world, id, { rule: { type: 'Once', startTime, endTime: null } }, sandbox.clock.now())
  sandbox.clock.advance(dayMs)
  expect([fired().length, current().nextRunMs, current().enabled]).toEqual([1, null, true])
  const daily = { type: 'Daily', runOnlyWorkWeek: false, startTime } as const
  change(world, id, { rule: { ...daily, endTime: '2026-02-06T15:00:00' } }, sandbox.clock.now())
  sandbox.clock.advance(30 * dayMs)
  expect([fired().length, current().nextRunMs]).toEqual([4, null])
})

test('a schedule of a deleted workflow keeps an error in place of jobs, and is planned on', () => {
  const { sandbox, world, current, fired } = start()
  detachWorkflow(world, current().workflowId ?? '')
  const { runCount } = current()
  sandbox.clock.advance(2 * dayMs)
  expect(fired()).toEqual([])
  expect(current()).toMatchObject({ workflowId: null, runCount, lastError: expect.any(String) })
  expect(current().nextRunMs).toBeGreaterThan(sandbox.clock.now())
  expect(checkWorld(world)).toEqual([])
})

test('a schedule of somebody inactive keeps an error in place of jobs', () => {
  const { sandbox, world, current, fired } = start()
  world.updateUser(current().ownerId, { isActive: false })
  sandbox.clock.advance(dayMs)
  expect([fired().length, current().state]).toEqual([0, 'Error'])
  expect(current().lastError).toContain('not active')
})

test('a schedule that is removed runs no more and leaves its collections', () => {
  const { sandbox, world, id, fired } = start()
  const holds = () => [...world.collections.values()].filter((item) => item.schedules.has(id))
  const [collection] = [...world.collections.values()]
  const entry = { dateAdded: noon, addedById: world.ownerId }
  world.collections.update(collection?.id ?? '', { schedules: new Map([[id, entry]]) })
  expect(holds()).toHaveLength(1)
  removeSchedule(world, id)
  expect(holds()).toHaveLength(0)
  sandbox.clock.advance(dayMs)
  expect(fired()).toEqual([])
})

test('two years of nights with four clock changes are 730 jobs', () => {
  const { sandbox, current, fired } = start()
  const before = current().runCount
  for (let day = 0; day < 730; day += 1) sandbox.clock.advance(dayMs)
  expect(current().runCount - before).toBe(730)
  const hours = fired().map(({ createDateTime }) => createDateTime.slice(11, 16))
  // Two o'clock in Kyiv is midnight UTC in winter, 23:00 in summer; the skip is at three there.
  expect(new Set(hours)).toEqual(new Set(['00:00', '23:00']))
  expect(hours.filter((hour) => hour === '23:00').length).toBeGreaterThan(400)
})

test('the control clock lets things happen too, and tells rules and next runs', async () => {
  const { sandbox, url, user } = await startSandbox({ control: true })
  const control = new URL('/control/', url)
  const truth = async () =>
    (await fetch(new URL('schedules', control))).json() as Promise<ScheduleRecord[]>
  expect(await truth()).toMatchObject([{ ownerId: user(ada).id, rule: { type: 'Daily' } }])
  const before = sandbox.world.jobs.size
  const body = JSON.stringify({ advanceMs: dayMs })
  const headers = { 'content-type': 'application/json' }
  await fetch(new URL('clock', control), { method: 'POST', headers, body })
  expect(sandbox.world.jobs.size).toBe(before + 1)
  await fetch(new URL('world', control), { method: 'POST', headers, body: '{}' })
  const [loaded] = await truth()
  expect(loaded?.nextRunMs).toBeGreaterThan(sandbox.clock.now())
})

test('a schedule of a workflow that may not run keeps an error in place of jobs', () => {
  const { sandbox, world, current, fired } = start()
  const workflow = world.workflows.need(current().workflowId ?? '')
  const versions = workflow.versions.map((version) => ({ ...version, runDisabled: true }))
  world.workflows.update(workflow.id, { versions })
  sandbox.clock.advance(dayMs)
  expect([fired(), current().state]).toEqual([[], 'Error'])
})
