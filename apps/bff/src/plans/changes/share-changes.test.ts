import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunRig, startRunRig } from '../../../testing/run-rig.ts'
import { createWorldDirectory } from '../../../testing/world-directory.ts'
import { addGroup, addPerson } from '../../../testing/world-people.ts'
import { type ShareReceiver, toAddShare, toRemoveShare } from '../planned/share-changes.ts'
import { listApplied } from '../undo/ended-change.ts'
import { judgeChanges } from '../undo/judge-changes.ts'
import { confirmedByLookup } from './change-kind.ts'
import { findRules } from './change-kinds.ts'

let rig: RunRig
beforeAll(async () => {
  rig = await startRunRig()
})
afterAll(() => rig.close())

const shareds = ['credential', 'data-connection'] as const
type Shared = (typeof shareds)[number]
const kinds = ['user', 'group'] as const
const combinations = shareds.flatMap((shared) => kinds.map((kind) => [shared, kind] as const))

const operations: Record<string, string> = {
  'credential user add': 'Credentials_ShareCredentialWithUser',
  'credential user remove': 'Credentials_RemoveUserFromCredential',
  'credential group add': 'Credentials_ShareCredentialWithUserGroup',
  'credential group remove': 'Credentials_RemoveUserGroupFromCredential',
  'data-connection user add': 'ServerConnections_AddUserToServerDataConnection',
  'data-connection user remove': 'ServerConnections_RemoveUserFromServerDataConnection',
  'data-connection group add': 'ServerConnections_AddUserGroupToServerDataConnection',
  'data-connection group remove': 'ServerConnections_RemoveUserGroupFromServerDataConnection',
}

let made = 0

/** A thing that is shared with nobody yet, and somebody new. */
function makeCase(shared: Shared, kind: ShareReceiver['kind']) {
  made += 1
  const { world } = rig.sandbox
  const things = shared === 'credential' ? world.credentials : world.dataConnections
  const shares = shared === 'credential' ? world.credentialShares : world.connectionShares
  const [thing] = [...things.values()]
  if (!thing) throw new Error(`the world has no ${shared}`)
  const id =
    kind === 'user'
      ? addPerson(rig.sandbox, `receiver${made}`).id
      : addGroup(rig.sandbox, `receivers ${made}`)
  const receiver: ShareReceiver = { kind, ref: { id }, name: `receiver ${made}` }
  const what = { shared, id: thing.id, name: 'thing' }
  return {
    what,
    receiver,
    add: toAddShare(1, what, receiver),
    remove: toRemoveShare(1, what, receiver),
    isShared: () =>
      shares.receiversOf(thing.id, kind === 'user' ? 'user' : 'userGroup').includes(id),
    share: () => shares.share(thing.id, kind === 'user' ? 'user' : 'userGroup', id),
  }
}

async function run(...changes: Parameters<RunRig['runPlan']>[0]) {
  rig.sandbox.calls.clear()
  return (await rig.runPlan(changes)).results
}

const countCalls = (shared: Shared, kind: string, task: 'add' | 'remove') =>
  rig.sandbox.calls.list({ operation: operations[`${shared} ${kind} ${task}`] as string }).length

describe.each(combinations)('a %s for a %s', (shared, kind) => {
  test('is shared once and taken away once; again changes nothing', async () => {
    const { add, isShared, remove } = makeCase(shared, kind)
    expect(await run(add)).toMatchObject([{ outcome: 'applied', httpStatus: 200, message: null }])
    expect(isShared()).toBe(true)
    expect(await run(add)).toMatchObject([{ outcome: 'already_applied' }])
    expect(countCalls(shared, kind, 'add')).toBe(0)
    expect(await run(remove)).toMatchObject([{ outcome: 'applied', httpStatus: 200 }])
    expect(isShared()).toBe(false)
    expect(await run(remove)).toMatchObject([{ outcome: 'already_applied' }])
    expect(countCalls(shared, kind, 'remove')).toBe(0)
  })

  test.each([
    ['after', 1, confirmedByLookup],
    ['before', 2, null],
  ] as const)(
    'an answer lost %s it was carried out is looked up',
    async (reset, calls, message) => {
      const { add, isShared, remove } = makeCase(shared, kind)
      for (const [task, change] of [
        ['add', add],
        ['remove', remove],
      ] as const) {
        const operation = operations[`${shared} ${kind} ${task}`] as string
        rig.sandbox.faults.add({ operation, reset, times: 1 })
        expect(await run(change)).toMatchObject([{ outcome: 'applied', message }])
        expect(isShared()).toBe(task === 'add')
        expect(countCalls(shared, kind, task)).toBe(calls)
      }
      rig.sandbox.faults.clear()
    },
  )

  test('a refusal tells what the Server said, or that somebody was faster', async () => {
    const { add, share } = makeCase(shared, kind)
    const operation = operations[`${shared} ${kind} add`] as string
    rig.sandbox.faults.add({ operation, status: 400, body: { message: 'Not today.' } })
    expect(await run(add)).toMatchObject([
      { outcome: 'refused', serverText: 'Not today.', httpStatus: 400 },
    ])
    rig.sandbox.faults.clear()
    share()
    expect(await run(add)).toMatchObject([{ outcome: 'already_applied' }])
  })

  test('can be undone while it stands as the run left it', async () => {
    const { add, isShared, remove, share } = makeCase(shared, kind)
    const directory = createWorldDirectory(rig.sandbox.world)
    const judge = async (change: typeof add) => {
      const ended = { ...change, outcome: 'applied' as const, result: null }
      const stand = (await judgeChanges(directory, listApplied([ended]).values())).get(1)
      return stand?.is
    }
    expect(await judge(add)).toBe('undone')
    expect(await judge(remove)).toBe('undoable')
    share()
    expect(await judge(add)).toBe('undoable')
    expect(await judge(remove)).toBe('undone')
    const [back] = listApplied([{ ...add, outcome: 'applied', result: null }]).values()
    const inverse = back && findRules(add.kind).invert(back.applied)
    const undo = inverse?.isPossible ? inverse.steps[0]?.[0]?.(1) : null
    if (!undo) throw new Error('there is no undo')
    expect(await run(undo)).toMatchObject([{ outcome: 'applied' }])
    expect(isShared()).toBe(false)
  })
})

test('a group that the same plan creates is a receiver', async () => {
  const { what } = makeCase('credential', 'group')
  const share = toAddShare(2, what, { kind: 'group', ref: { createdBy: 1 }, name: 'New team' })
  expect(share.dependsOn).toEqual([1])
  const results = await run(
    { seq: 1, kind: 'create-group', payload: { name: `New team ${made}`, role: 'Viewer' } },
    share,
  )
  expect(results.map(({ outcome }) => outcome)).toEqual(['applied', 'applied'])
})

test('nothing of a connection string stands in what a run keeps', async () => {
  const { add, remove } = makeCase('data-connection', 'user')
  const [first] = [...rig.sandbox.world.dataConnections.values()]
  const secret = 'Pwd=planted-in-connection'
  rig.sandbox.world.dataConnections.update(first?.id as string, {
    connectionString: `odbc:${secret}`,
  })
  const answered = JSON.stringify([await run(add), await run(remove)])
  const kept = JSON.stringify(await rig.db.selectFrom('change_result').selectAll().execute())
  expect(`${answered}${kept}`).not.toContain('planted-in-connection')
})
