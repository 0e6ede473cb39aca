import type { ChangeKind } from '@curator/console-contract/plans'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ChangeCase, changeCaseNames, makeChangeCases } from '../../../testing/change-cases.ts'
import { lookOnly } from '../../../testing/collection-cases.ts'
import { type RunRig, startRunRig } from '../../../testing/run-rig.ts'
import { addAssets, addPerson } from '../../../testing/world-people.ts'
import { confirmedByLookup } from './change-kind.ts'

let rig: RunRig

beforeAll(async () => {
  rig = await startRunRig()
})
afterAll(() => rig.close())

/** Runs all cases as one plan; answers what became of each, with the writes that reached the Server. */
async function run(cases: readonly ChangeCase[]) {
  rig.sandbox.calls.clear()
  const { results } = await rig.runPlan(cases.map((each, at) => ({ ...each.change, seq: at + 1 })))
  return (name: string) => {
    const at = cases.findIndex((each) => each.name === name)
    const each = cases[at]
    if (!each) throw new Error(`no case ${name}`)
    const calls = rig.sandbox.calls
      .list({ operation: each.operation })
      .filter((call) => call.url.toLowerCase().includes(each.path.toLowerCase()))
    return { ...each, result: results[at], writeCount: calls.length }
  }
}

type Find = Awaited<ReturnType<typeof run>>

describe('sent once', () => {
  let cases: readonly ChangeCase[]
  let find: Find
  beforeAll(async () => {
    cases = makeChangeCases(rig.sandbox)
    find = await run(cases)
  })

  test.each(changeCaseNames)('%s is carried out', (name) => {
    const { isDone, result, writeCount } = find(name)
    expect(result).toMatchObject({ outcome: 'applied', message: null, httpStatus: 200 })
    expect(isDone()).toBe(true)
    expect(writeCount).toBe(1)
  })

  describe('and again', () => {
    let again: Find
    beforeAll(async () => {
      again = await run(cases.filter((each) => each.name !== 'reset-password'))
    })

    test.each(changeCaseNames.filter((name) => name !== 'reset-password'))(
      '%s is there already',
      (name) => {
        const { result, writeCount } = again(name)
        expect(result?.outcome).toBe('already_applied')
        expect(result?.message).not.toBeNull()
        expect(writeCount).toBe(0)
      },
    )
  })
})

describe.each([
  ['after it was applied', 'after', 1],
  ['before it was applied', 'before', 2],
] as const)('an answer lost %s', (_, reset, writes) => {
  let find: Find
  beforeAll(async () => {
    const cases = makeChangeCases(rig.sandbox)
    for (const { operation, path } of cases)
      rig.sandbox.faults.add({ operation, path, reset, times: 1 })
    find = await run(cases)
    rig.sandbox.faults.clear()
  })

  test.each(changeCaseNames.filter((name) => name !== 'reset-password'))(
    '%s is looked up',
    (name) => {
      const { isDone, result, writeCount } = find(name)
      expect(result?.outcome).toBe('applied')
      expect(result?.message).toBe(reset === 'after' ? confirmedByLookup : null)
      expect(isDone()).toBe(true)
      expect(writeCount).toBe(writes)
    },
  )

  test('a mail can’t be looked up and is never sent again', () => {
    const { result, writeCount } = find('reset-password')
    expect(result?.outcome).toBe('needs_review')
    expect(writeCount).toBe(1)
  })
})

describe('refused', () => {
  let find: Find
  beforeAll(async () => {
    const cases = makeChangeCases(rig.sandbox)
    for (const { operation, path } of cases)
      rig.sandbox.faults.add({ operation, path, status: 400, body: { message: 'Not today.' } })
    find = await run(cases)
    rig.sandbox.faults.clear()
  })

  test.each(changeCaseNames)('%s tells what the Server said', (name) => {
    const { isDone, result, writeCount } = find(name)
    expect(result).toMatchObject({
      outcome: 'refused',
      serverText: 'Not today.',
      httpStatus: 400,
    })
    expect(isDone()).toBe(false)
    expect(writeCount).toBe(1)
  })
})

describe('drift', () => {
  const drifts: readonly [ChangeKind, string, (change: ChangeCase['change']) => object][] = [
    ['update-group', 'update-group', () => ({ name: 'as it was', role: 'Member' })],
    ['delete-group', 'delete-group, with its members', () => ({ role: 'Viewer', memberCount: 0 })],
    [
      'delete-user',
      'delete-user',
      () => ({ fields: { lastName: 'Other' }, lastLoginAt: '2026-01-01T00:00:00Z' }),
    ],
    [
      'transfer-assets',
      'transfer-assets',
      () => ({ assets: { workflows: [], schedules: [], collections: [] } }),
    ],
    [
      'change-owner',
      'change-owner of a workflow',
      () => ({ ownerId: 'somebody', ownerEmail: 'else@example.test' }),
    ],
    [
      'patch-schedule',
      'patch-schedule, some fields',
      () => ({ set: { ownerId: 'somebody', comment: '', isEnabled: true }, timing: null }),
    ],
    [
      'patch-schedule',
      'patch-schedule, the rule',
      () => ({ set: {}, timing: { timeZone: 'Asia/Tokyo', startAt: null, rule: null } }),
    ],
    ['delete-schedule', 'delete-schedule', () => ({ ownerId: 'somebody', isEnabled: true })],
    ['update-collection', 'update-collection', () => ({ name: 'as it was' })],
    ['delete-collection', 'delete-collection', () => ({ memberCount: 0, assetCount: 0 })],
    [
      'remove-collection-member',
      'remove-collection-member',
      () => ({ rights: { ...lookOnly, isAdmin: true }, expiresAt: null }),
    ],
  ]

  test.each(drifts)(
    '%s is left alone when it is not as the plan saw it',
    async (_, name, before) => {
      const wanted = makeChangeCases(rig.sandbox).filter((each) => each.name === name)
      const find = await run(
        wanted.map((each) => ({
          ...each,
          change: { ...each.change, before: before(each.change) },
        })),
      )
      const { isDone, result, writeCount } = find(name)
      expect(result?.outcome).toBe('needs_review')
      expect(result?.message).toMatch(/Nothing was|plan it again/)
      expect(isDone()).toBe(false)
      expect(writeCount).toBe(0)
    },
  )
})

describe('what the Server alone knows', () => {
  test('somebody who owns things or is in a group is not deleted, with advice', async () => {
    const { id, email } = addPerson(rig.sandbox, 'owns', { role: 'Artisan' })
    addAssets(rig.sandbox, id, 'kept')
    const { results } = await rig.runPlan([
      { seq: 1, kind: 'delete-user', payload: { userId: id, email } },
    ])
    expect(results[0]).toMatchObject({ outcome: 'refused', httpStatus: 409 })
    expect(results[0]?.message).toContain('Hand over')
    expect(results[0]?.serverText).toContain('still owns')
  })

  test('receivers who may not own things are refused one by one and do not stop the run', async () => {
    const receiver = addPerson(rig.sandbox, 'viewer')
    const changes = [1, 2, 3, 4].map((seq) => {
      const giver = addPerson(rig.sandbox, `giver${seq}`, { role: 'Artisan' })
      const { workflowId } = addAssets(rig.sandbox, giver.id, 'kept')
      return {
        seq,
        kind: 'transfer-assets' as const,
        payload: {
          userId: giver.id,
          email: giver.email,
          receiverId: receiver.id,
          receiverEmail: receiver.email,
          transferWorkflows: true,
          transferSchedules: false,
          transferCollections: false,
        },
        before: {
          assets: { workflows: [{ id: workflowId, name: 'kept' }], schedules: [], collections: [] },
        },
      }
    })
    const { run: ended, results } = await rig.runPlan(changes)
    expect(ended.state).toBe('done')
    expect(results.map((result) => result.outcome)).toEqual(Array(4).fill('refused'))
    expect(results[0]?.message).toContain('Artisan or Curator')
  })

  test('the groups that deactivating took and the schedules that a transfer breaks are kept', async () => {
    const cases = makeChangeCases(rig.sandbox)
    const wanted = cases.filter(({ name }) => /deactivate|transfer/.test(name))
    const { run: ended } = await rig.runPlan(
      wanted.map((each, at) => ({ ...each.change, seq: at + 1 })),
    )
    const rows = await rig.db
      .selectFrom('change_result')
      .select('result')
      .where('run_id', '=', ended.id)
      .orderBy('seq')
      .execute()
    const before = wanted[0]?.change.before as { groups: { id: string }[] }
    expect(rows[0]?.result).toEqual({ groupIds: before.groups.map(({ id }) => id) })
    expect(rows[1]?.result).toEqual({ affectedScheduleIds: [] })
  })

  test('a plan of collections needs no call about workflows', async () => {
    rig.lacking.set('Workflows_TransferWorkflow', 'This release can’t hand over workflows.')
    const cases = makeChangeCases(rig.sandbox)
    const only = (name: string) => cases.filter((each) => each.name === name)
    const found = await run(only('change-owner of a collection'))
    expect(found('change-owner of a collection').result?.outcome).toBe('applied')
    await expect(run(only('change-owner of a workflow'))).rejects.toMatchObject({
      code: 'operation_missing',
    })
    rig.lacking.clear()
  })
})
