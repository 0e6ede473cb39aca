import { expect, test } from 'vitest'
import { createSandbox } from '../create-sandbox.ts'
import { planAllSchedules } from '../schedules/plan-schedules.ts'
import type { ScheduleRecord } from '../schedules/schedule-record.ts'
import { loadWorld } from './load-world.ts'

const now = '2026-10-10T12:00:00.000Z'

test('busy-server holds hundreds of schedules of every kind and everything that goes wrong', () => {
  const { world } = createSandbox({ world: 'busy-server', timeSource: () => Date.parse(now) })
  const schedules = [...world.schedules.values()]
  const count = (fits: (schedule: ScheduleRecord) => boolean) => schedules.filter(fits).length
  expect(schedules.length).toBe(400)
  expect(new Set(schedules.map(({ rule }) => rule.type)).size).toBe(8)
  expect(new Set(schedules.map(({ timeZone }) => timeZone)).size).toBeGreaterThan(12)
  expect(count(({ timeZone }) => timeZone === '')).toBeGreaterThan(30)
  expect(count(({ enabled }) => !enabled)).toBeGreaterThan(20)
  expect(count(({ workflowId }) => workflowId === null)).toBeGreaterThan(4)
  expect(count(({ ownerId }) => !world.users.get(ownerId)?.isActive)).toBeGreaterThan(4)
  expect(count(({ lastError }) => lastError !== null)).toBeGreaterThan(20)
  expect(count(({ rule }) => rule.startTime.endsWith('T06:00:00'))).toBeGreaterThan(120)
  expect(count(({ enabled, nextRunMs }) => enabled && nextRunMs === null)).toBeGreaterThan(10)
  expect(count(({ credentialId }) => credentialId !== '')).toBeGreaterThan(10)
  expect(count(({ runCount }) => runCount > 1000)).toBeGreaterThan(5)
  expect(schedules.every(({ lastRunTime }) => lastRunTime === null || lastRunTime <= now)).toBe(
    true,
  )
})

test('large has one schedule for five people, or as many as are asked for', () => {
  expect(loadWorld('large', 1000, 1).schedules.size).toBe(200)
  expect(loadWorld('large', 1000, 1, 3000).schedules.size).toBe(3000)
  expect(loadWorld('busy-server', 0, 1, 0).schedules.size).toBe(0)
})

test('20,000 schedules are planned at once, each with a run to come or none', () => {
  const world = loadWorld('large', 2000, 1, 20_000)
  planAllSchedules(world, Date.parse(now))
  const planned = [...world.schedules.values()].filter(({ nextRunMs }) => nextRunMs !== null)
  expect(planned.length).toBe(world.timeline.size)
  expect(planned.every(({ nextRunMs }) => (nextRunMs ?? 0) > Date.parse(now))).toBe(true)
  expect(planned.length).toBeGreaterThan(14_000)
})
