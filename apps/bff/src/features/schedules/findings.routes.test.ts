import type { ConnectionId, ScheduleId } from '@curator/console-contract/ids'
import {
  getScheduleFindings,
  listScheduleFindings,
} from '@curator/console-contract/schedule-findings'
import {
  getSchedulePolicy,
  putSchedulePolicy,
  usualSchedulePolicy,
} from '@curator/console-contract/schedule-policy'
import { listSchedules } from '@curator/console-contract/schedules'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startConsole, type TestConsole } from '../../../testing/start-console.ts'
import { waitForDirectory } from '../../../testing/wait-for-directory.ts'

let running: TestConsole
let connectionId: ConnectionId
beforeAll(async () => {
  running = await startConsole({ isWorker: false, sandbox: { world: 'busy-server' } })
  connectionId = await running.connect()
  await waitForDirectory(running, connectionId)
})
afterAll(() => running.close())

const world = () => [...running.sandbox.world.schedules.values()]
type WorldSchedule = ReturnType<typeof world>[number]

async function namesWith(finding: string) {
  const query = { connectionId, finding: [finding], pageSize: 200, sort: 'name' } as never
  const { items, total } = await running.call(listSchedules, { query })
  expect(items.length).toBe(Math.min(200, total))
  return items.map(({ name }) => name).sort()
}
const namesOf = (holds: (schedule: WorldSchedule) => boolean) =>
  world()
    .filter(holds)
    .map(({ name }) => name)
    .sort()
const ownerOf = ({ ownerId }: WorldSchedule) => running.sandbox.world.users.get(ownerId)

describe('what is planted in the world is found by name', () => {
  test('of people who left', async () => {
    const gone = namesOf((schedule) => {
      const owner = ownerOf(schedule)
      const hasLeft =
        !owner?.isActive || owner.role === 'NoAccess' || owner.isAccountLocked === true
      return schedule.enabled && hasLeft
    })
    expect(gone.length).toBeGreaterThan(0)
    expect(await namesWith('owner_gone')).toEqual(gone)
  })

  test('without a workflow, failing, without a zone, with nothing to come', async () => {
    const withoutWorkflow = namesOf(({ enabled, workflowId }) => enabled && workflowId === null)
    expect(withoutWorkflow.length).toBeGreaterThan(0)
    expect(await namesWith('failing')).toEqual(expect.arrayContaining(withoutWorkflow))
    expect(await namesWith('no_time_zone')).toEqual(
      namesOf(({ enabled, timeZone }) => enabled && timeZone === ''),
    )
    const over = namesOf(({ enabled, nextRunMs }) => enabled && nextRunMs === null)
    expect(over.length).toBeGreaterThan(0)
    expect(await namesWith('ended')).toEqual(expect.arrayContaining(over))
  })

  test('all at 06:00', async () => {
    const crowded = await namesWith('crowd')
    expect(crowded.length).toBeGreaterThan(0)
    const atSix = namesOf(
      ({ enabled, rule }) => enabled && rule.startTime.slice(11, 16) === '06:00',
    )
    expect(crowded.filter((name) => atSix.includes(name)).length).toBeGreaterThan(0)
  })

  test('counts agree with the list, and what could not be judged says why', async () => {
    const { items, scheduleCount } = await running.call(listScheduleFindings, {
      query: { connectionId },
    })
    expect(items).toHaveLength(20)
    expect(scheduleCount).toBe(world().length)
    for (const { finding, count } of items.filter((each) => each.count < 200))
      expect([finding, (await namesWith(finding)).length]).toEqual([finding, count])
    expect(items.find(({ finding }) => finding === 'connection_share')).toMatchObject({
      count: 0,
      unjudgedCount: world().filter(({ enabled }) => enabled).length,
      why: 'No Server says which data connections a workflow uses.',
    })
  })
})

test('one schedule says all that was found, and one that is not there is not found', async () => {
  const gone = world().find((schedule) => schedule.enabled && !ownerOf(schedule)?.isActive)
  const read = (scheduleId: string) =>
    running.call(getScheduleFindings, {
      params: { scheduleId: scheduleId as ScheduleId },
      query: { connectionId },
    })
  const { found } = await read(gone?.id ?? '')
  const reason = found.find(({ finding }) => finding === 'owner_gone')?.reason
  expect(reason).toContain(`${ownerOf(gone as WorldSchedule)?.firstName} `)
  await expect(read('nothing')).rejects.toMatchObject({ problem: { code: 'not_found' } })
  const query = { connectionId, search: gone?.name, pageSize: 200 } as never
  const plain = await running.call(listSchedules, { query })
  expect(plain.items.every((item) => item.found === undefined)).toBe(true)
  const { items } = await running.call(listSchedules, {
    query: { ...(query as object), with: ['findings'] } as never,
  })
  expect(items.find(({ id }) => id === gone?.id)?.found).toEqual(found)
})

describe('the policy', () => {
  const put = (call: TestConsole['call'], policy: object) =>
    call(putSchedulePolicy, {
      body: { connectionId, policy: { ...usualSchedulePolicy, ...policy } },
    })

  test('is the usual one until somebody sets another, which counts at once', async () => {
    const query = { connectionId }
    expect(await running.call(getSchedulePolicy, { query })).toEqual({
      policy: usualSchedulePolicy,
      updatedAt: null,
      updatedBy: null,
    })
    expect(await namesWith('outside_policy')).toEqual(
      namesOf(({ enabled, priority }) => enabled && priority === 'Critical'),
    )
    const saved = await put(running.call, { priorities: ['Default'] })
    expect(saved).toMatchObject({
      policy: { priorities: ['Default'] },
      updatedBy: 'Test administrator',
    })
    expect(await running.call(getSchedulePolicy, { query })).toEqual(saved)
    expect(await namesWith('outside_policy')).toEqual(
      namesOf(({ enabled, priority }) => enabled && priority !== 'Default'),
    )
  })

  test('is refused to viewers, and says where it is wrong', async () => {
    const viewer = await running.signInAs('viewer')
    await expect(put(viewer, {})).rejects.toMatchObject({ problem: { code: 'permission_denied' } })
    const downtimes = [
      { name: 'Patches', from: '2026-02-02T00:00:00Z', to: '2026-02-01T00:00:00Z' },
    ]
    await expect(put(running.call, { downtimes })).rejects.toMatchObject({
      problem: { code: 'request_invalid', fields: [{ path: 'body.policy.downtimes.0.to' }] },
    })
  })
})
