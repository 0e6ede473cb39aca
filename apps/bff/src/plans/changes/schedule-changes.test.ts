import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { type RunRig, startRunRig } from '../../../testing/run-rig.ts'
import { addAssets, addPerson } from '../../../testing/world-people.ts'
import { confirmedByLookup } from './change-kind.ts'

let rig: RunRig
let workflowId: string
beforeAll(async () => {
  rig = await startRunRig()
  const owner = addPerson(rig.sandbox, 'scheduler', { role: 'Artisan' })
  workflowId = addAssets(rig.sandbox, owner.id, 'Sales').workflowId
})
afterAll(() => rig.close())
beforeEach(() => {
  rig.sandbox.faults.clear()
  rig.sandbox.calls.clear()
})

const rule = { type: 'Daily', runOnlyWorkWeek: false, startTime: '2026-02-02T06:00', endTime: null }
const named = (name: string) =>
  [...rig.sandbox.world.schedules.values()].filter((schedule) => schedule.name === name)
const create = (name: string, more: object = {}) => ({
  seq: 1,
  kind: 'create-schedule' as const,
  payload: {
    workflowId,
    workflowName: 'Sales',
    fields: { name, comment: '', priority: 'High', workerTag: '', credentialId: '' },
    timing: { rule, timeZone: 'America/New_York' },
    knownIds: [],
    ...more,
  },
})
const patch = (scheduleId: string, payload: object, before: object) => ({
  seq: 1,
  kind: 'patch-schedule' as const,
  payload: {
    scheduleId,
    scheduleName: 'x',
    set: {},
    timing: null,
    names: {},
    perMinute: null,
    ...payload,
  },
  before: { set: {}, timing: null, ...before },
})
const writes = (operation: string) => rig.sandbox.calls.list({ operation }).length

describe('a new schedule', () => {
  test('is created with its rule and zone, and known by its id', async () => {
    const { results } = await rig.runPlan([create('Fresh')])
    expect(results[0]).toMatchObject({ outcome: 'applied', message: null, httpStatus: 201 })
    const [made] = named('Fresh')
    expect(made).toMatchObject({ priority: 'High', timeZone: 'America/New_York' })
    expect(made?.rule.startTime.slice(11, 16)).toBe('06:00')
  })

  test.each([
    ['after', 1, confirmedByLookup],
    ['before', 2, null],
  ] as const)('whose answer was lost %s it was made is made once', async (reset, sent, message) => {
    const name = `Lost ${reset}`
    rig.sandbox.faults.add({ operation: 'Schedules_CreateSchedule', reset, times: 1 })
    const { results } = await rig.runPlan([create(name)])
    expect(results[0]).toMatchObject({ outcome: 'applied', message })
    expect(named(name)).toHaveLength(1)
    expect(writes('Schedules_CreateSchedule')).toBe(sent)
  })

  test('is not taken for one of the same name that was there before', async () => {
    const [old] = named('Fresh')
    rig.sandbox.faults.add({ operation: 'Schedules_CreateSchedule', reset: 'before', times: 1 })
    const { results } = await rig.runPlan([create('Fresh', { knownIds: [old?.id] })])
    expect(results[0]?.outcome).toBe('applied')
    expect(named('Fresh')).toHaveLength(2)
  })

  test('whose rule has no run to come is not sent', async () => {
    const once = { type: 'Once', startTime: rule.startTime, endTime: null }
    const timing = { rule: once, timeZone: '' }
    const { results } = await rig.runPlan([create('Past', { timing })])
    expect(results[0]).toMatchObject({ outcome: 'needs_review' })
    expect(writes('Schedules_CreateSchedule')).toBe(0)
  })
})

describe('a changed schedule', () => {
  test('keeps nothing that the Server ignored: a worker tag that the key may not set', async () => {
    const caller = rig.sandbox.world.users.get(rig.sandbox.world.ownerId)
    rig.sandbox.world.updateUser(rig.sandbox.world.ownerId, { canAssignJobs: false })
    const { scheduleId } = addAssets(rig.sandbox, rig.sandbox.world.ownerId, 'Tagged')
    const change = patch(scheduleId, { set: { workerTag: 'gpu' } }, { set: { workerTag: '' } })
    const { results } = await rig.runPlan([change])
    rig.sandbox.world.updateUser(rig.sandbox.world.ownerId, {
      canAssignJobs: caller?.canAssignJobs ?? true,
    })
    expect(results[0]).toMatchObject({ outcome: 'needs_review', httpStatus: 200 })
    expect(results[0]?.message).toContain('kept another worker tag')
  })

  test('is written once more when only its rule may differ: zone and start tell nothing then', async () => {
    const { scheduleId } = addAssets(rig.sandbox, rig.sandbox.world.ownerId, 'Same start')
    const start = { startTime: '2036-02-04T06:00', endTime: null }
    const before = { timing: { timeZone: 'UTC', startAt: '2036-02-04T06:00:00.000Z', rule: null } }
    rig.sandbox.world.schedules.update(scheduleId, {
      timeZone: 'UTC',
      rule: { ...rule, ...start } as never,
    })
    const weekly = { type: 'Weekly', daysOfWeek: ['Monday'] }
    const timing = { rule: { ...start, ...weekly }, timeZone: 'UTC' }
    const { results } = await rig.runPlan([patch(scheduleId, { timing }, before)])
    expect(results[0]).toMatchObject({ outcome: 'applied' })
    expect(rig.sandbox.world.schedules.get(scheduleId)?.rule).toMatchObject(weekly)
  })

  test('that tells another next run than its rule is to be looked at', async () => {
    const odd = await startRunRig({
      gateways: (gateways) => ({
        ...gateways,
        schedules: {
          ...gateways.schedules,
          patch: async (...args) => ({
            ...(await gateways.schedules.patch(...args)),
            nextRunAt: '2036-01-01T07:00:00.000Z',
          }),
        },
      }),
    })
    onTestFinished(() => odd.close())
    const { scheduleId } = addAssets(odd.sandbox, odd.sandbox.world.ownerId, 'Odd')
    const before = { timing: { timeZone: '', startAt: null, rule: null } }
    const timing = { rule: { ...rule, startTime: '2036-01-01T06:00' }, timeZone: 'Asia/Tokyo' }
    const { results } = await odd.runPlan([patch(scheduleId, { timing }, before)])
    expect(results[0]?.outcome).toBe('needs_review')
    expect(results[0]?.message).toContain(
      '2036-01-01 16:00 (Asia/Tokyo), expected 2036-01-01 06:00 (Asia/Tokyo)',
    )
  })
})

test('a pace holds changes apart', async () => {
  const changes = [1, 2, 3].map((seq) => {
    const { scheduleId } = addAssets(rig.sandbox, rig.sandbox.world.ownerId, `Paced ${seq}`)
    const set = { set: { isEnabled: false }, perMinute: 300 }
    return { ...patch(scheduleId, set, { set: { isEnabled: true } }), seq }
  })
  const startedMs = performance.now()
  const { results } = await rig.runPlan(changes)
  const tookMs = performance.now() - startedMs
  expect(results.map(({ outcome }) => outcome)).toEqual(['applied', 'applied', 'applied'])
  expect(tookMs).toBeGreaterThanOrEqual(2 * 200)
})
