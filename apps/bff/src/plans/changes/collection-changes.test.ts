import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { lookOnly, seat } from '../../../testing/collection-cases.ts'
import type { LooseChange } from '../../../testing/engine.ts'
import { type RunRig, startRunRig } from '../../../testing/run-rig.ts'
import { addAssets, addGroup, addPerson } from '../../../testing/world-people.ts'
import { systemClock } from '../../core/clock.ts'
import type { MemberBefore } from '../change.ts'
import { attemptsMax } from '../runner/judge-failure.ts'
import { messages } from '../runner/notices.ts'
import { confirmedByLookup } from './change-kind.ts'

let rig: RunRig
beforeAll(async () => {
  rig = await startRunRig()
})
afterAll(() => rig.close())
beforeEach(() => {
  rig.sandbox.faults.clear()
  rig.sandbox.calls.clear()
})

let count = 0
/** A collection with nobody in it, and somebody who is nowhere. */
function make(on: RunRig = rig) {
  count += 1
  const person = addPerson(on.sandbox, `Member${count}`)
  const { collectionId } = addAssets(on.sandbox, on.sandbox.world.ownerId, `Shelf ${count}`)
  return { person, collectionId }
}

const author = { ...lookOnly, canAddAssets: true }
const adds = 'Collections_AddUserToCollection'
const updates = 'Collections_UpdateCollectionUserPermissions'
const countCalls = (operation: string) => rig.sandbox.calls.list({ operation }).length

const set = (
  collectionId: string,
  memberId: string,
  before: MemberBefore,
  more: object = {},
): LooseChange => ({
  seq: 1,
  kind: 'set-collection-member',
  payload: {
    collection: { id: collectionId },
    collectionName: 'Shelf',
    memberKind: 'user',
    member: { id: memberId },
    memberName: 'Bo',
    sid: '',
    rights: author,
    expiresAt: '2031-01-31T00:00:00.000Z',
    ...more,
  },
  before,
})
const memberOf = (collectionId: string, id: string) =>
  rig.sandbox.world.collections.get(collectionId)?.users.get(id)
const asWanted = { rights: author, expirationDate: '2031-01-31T00:00:00.000Z' }

describe('a new collection', () => {
  const create = (name: string, knownIds: readonly string[] = []): LooseChange => ({
    seq: 1,
    kind: 'create-collection',
    payload: { name, knownIds },
  })
  const named = (name: string) =>
    [...rig.sandbox.world.collections.values()].filter((each) => each.name === name)

  test.each([
    ['none', 1, null],
    ['after', 1, confirmedByLookup],
    ['before', 2, null],
  ] as const)('is made once: answer lost %s', async (reset, sent, message) => {
    const operation = 'Collections_CreateCollection'
    if (reset !== 'none') rig.sandbox.faults.add({ operation, reset, times: 1 })
    const { results } = await rig.runPlan([create(`Fresh ${reset}`)])
    expect(results[0]).toMatchObject({ outcome: 'applied', message })
    expect(named(`Fresh ${reset}`)).toHaveLength(1)
    expect(countCalls(operation)).toBe(sent)
  })

  test('may have the name of an old one, and is held back by a new one', async () => {
    const [old] = named('Fresh none')
    const { results } = await rig.runPlan([create('Fresh none', [old?.id ?? ''])])
    expect(results[0]).toMatchObject({ outcome: 'applied' })
    expect(named('Fresh none')).toHaveLength(2)
    const again = await rig.runPlan([create('Fresh none', [old?.id ?? ''])])
    expect(again.results[0]).toMatchObject({ outcome: 'needs_review' })
    expect(named('Fresh none')).toHaveLength(2)
  })

  test('is refused in plain words where the key lacks the right, and the run goes on', async () => {
    const { world } = rig.sandbox
    world.updateUser(world.ownerId, { canCreateCollections: false })
    onTestFinished(() => void world.updateUser(world.ownerId, { canCreateCollections: true }))
    const { person, collectionId } = make()
    const other = { ...set(collectionId, person.id, 'none'), seq: 2 }
    const { results, run } = await rig.runPlan([create('Forbidden'), other])
    expect(run.state).toBe('done')
    expect(results[0]).toMatchObject({ outcome: 'refused', httpStatus: 401 })
    expect(results[0]?.message).toContain('may not create collections')
    expect(results[1]?.outcome).toBe('applied')
  })

  test('gets an owner and members in the same plan', async () => {
    const { person } = make()
    const group = addGroup(rig.sandbox, 'Team')
    const collection = { createdBy: 1 }
    const { results } = await rig.runPlan([
      create('Whole'),
      {
        seq: 2,
        kind: 'update-collection',
        payload: {
          collection,
          collectionName: 'Whole',
          set: { ownerId: person.id },
          ownerEmail: person.email,
        },
        before: { name: 'Whole' },
        dependsOn: [1],
      },
      {
        ...set('', group, 'none', { collection, memberKind: 'group', expiresAt: null }),
        seq: 3,
        dependsOn: [1],
      },
    ])
    expect(results.map(({ outcome }) => outcome)).toEqual(['applied', 'applied', 'applied'])
    const [made] = named('Whole')
    expect(made?.ownerId).toBe(person.id)
    expect(made?.userGroups.get(group)).toMatchObject({ rights: author, expirationDate: null })
  })
})

describe('a member', () => {
  test('is added with rights and expiry by one POST', async () => {
    const { person, collectionId } = make()
    const { results } = await rig.runPlan([set(collectionId, person.id, 'none')])
    expect(results[0]).toMatchObject({ outcome: 'applied', message: null, httpStatus: 200 })
    expect(memberOf(collectionId, person.id)).toMatchObject(asWanted)
    expect([countCalls(adds), countCalls(updates)]).toEqual([1, 0])
  })

  test.each([
    ['known', { rights: lookOnly, expiresAt: null }],
    ['unknown', 'unknown'],
  ] as const)('who is in gets other rights by one PUT: %s before', async (_, before) => {
    const { person, collectionId } = make()
    seat(rig.sandbox, collectionId, person.id)
    const { results } = await rig.runPlan([set(collectionId, person.id, before)])
    expect(results[0]).toMatchObject({ outcome: 'applied', message: null })
    expect(memberOf(collectionId, person.id)).toMatchObject(asWanted)
    expect([countCalls(adds), countCalls(updates)]).toEqual([0, 1])
  })

  test.each([
    ['POST', 'after', adds, [1, 1], messages.sentOnceMore],
    ['POST', 'before', adds, [2, 0], null],
    ['PUT', 'after', updates, [0, 2], messages.sentOnceMore],
    ['PUT', 'before', updates, [0, 2], messages.sentOnceMore],
  ] as const)(
    '%s whose answer was lost %s it was applied is set once more',
    async (method, reset, operation, calls, message) => {
      const { person, collectionId } = make()
      if (method === 'PUT') seat(rig.sandbox, collectionId, person.id)
      rig.sandbox.faults.add({ operation, reset, times: 1 })
      const before = method === 'PUT' ? { rights: lookOnly, expiresAt: null } : 'none'
      const { results } = await rig.runPlan([set(collectionId, person.id, before)])
      expect(results[0]).toMatchObject({ outcome: 'applied', message })
      expect(memberOf(collectionId, person.id)).toMatchObject(asWanted)
      expect([countCalls(adds), countCalls(updates)]).toEqual(calls)
    },
  )

  test.each([
    ['is in, is left to people', 'after', 'needs_review'],
    ['is not in, is cancelled', 'before', 'cancelled'],
  ] as const)(
    'whose answer was lost, when the run is cancelled and who %s',
    async (_, reset, outcome) => {
      const { person, collectionId } = make()
      rig.sandbox.faults.add({ operation: adds, reset, times: 1 })
      const runId = await rig.start(await rig.plan([set(collectionId, person.id, 'none')]))
      while (countCalls(adds) === 0) await systemClock.sleep(5)
      await rig.service.cancelRun(runId)
      await rig.waitFor(runId)
      expect(await rig.results(runId)).toMatchObject([{ outcome }])
      expect([countCalls(adds), countCalls(updates)]).toEqual([1, 0])
    },
  )

  test('whose answers are all lost is left to people', async () => {
    const { person, collectionId } = make()
    seat(rig.sandbox, collectionId, person.id)
    rig.sandbox.faults.add({ operation: updates, reset: 'after', times: 9 })
    const before = { rights: lookOnly, expiresAt: null }
    const { results } = await rig.runPlan([set(collectionId, person.id, before)])
    expect(results).toMatchObject([
      { outcome: 'needs_review', message: messages.attemptsUntold(attemptsMax) },
    ])
    expect(countCalls(updates)).toBe(attemptsMax)
  })

  test('who has just these rights is left as they are', async () => {
    const { person, collectionId } = make()
    await rig.runPlan([set(collectionId, person.id, 'none')])
    rig.sandbox.calls.clear()
    const { results } = await rig.runPlan([set(collectionId, person.id, 'none')])
    expect(results[0]).toMatchObject({ outcome: 'already_applied' })
    expect([countCalls(adds), countCalls(updates)]).toEqual([0, 0])
  })

  test.each([
    ['somebody added them', 'none', true],
    ['somebody gave them other rights', { rights: author, expiresAt: null }, true],
    ['somebody took them out', { rights: lookOnly, expiresAt: null }, false],
    ['somebody took them out, blindly', 'unknown', false],
  ] as const)('is left alone when %s meanwhile', async (_, before, isIn) => {
    const { person, collectionId } = make()
    if (isIn) seat(rig.sandbox, collectionId, person.id)
    const { results } = await rig.runPlan([set(collectionId, person.id, before)])
    expect(results[0]).toMatchObject({ outcome: 'needs_review' })
    expect(results[0]?.message).toContain('Nothing was written')
    expect([countCalls(adds), countCalls(updates)]).toEqual([0, 0])
  })

  test('that the Server refuses is told in its words', async () => {
    const { collectionId } = make()
    const { results } = await rig.runPlan([set(collectionId, 'nobody', 'none')])
    expect(results[0]).toMatchObject({ outcome: 'refused', httpStatus: 404 })
  })
})

test('a collection that got something in after the directory was read is not deleted', async () => {
  const { person, collectionId } = make()
  const { collectionId: other } = make()
  const remove = (seq: number, id: string, dependsOn: readonly number[]): LooseChange => ({
    seq,
    kind: 'delete-collection',
    payload: { collectionId: id, collectionName: 'Shelf', force: true },
    before: { memberCount: 0, assetCount: 2 },
    dependsOn,
  })
  // The first change is slow, so that somebody gets in between the check and the deletion.
  rig.sandbox.faults.add({ operation: adds, delayMs: 300 })
  const planId = await rig.plan([set(other, person.id, 'none'), remove(2, collectionId, [1])])
  const runId = await rig.start(planId)
  while (countCalls(adds) === 0) await systemClock.sleep(5)
  seat(rig.sandbox, collectionId, person.id)
  await rig.waitFor(runId)
  expect((await rig.results(runId))[1]).toMatchObject({ outcome: 'needs_review' })
  expect(rig.sandbox.world.collections.has(collectionId)).toBe(true)
  expect(countCalls('Collections_DeleteCollection')).toBe(0)
})

test('50 members of one collection are all in, each with one write', async () => {
  const { collectionId } = make()
  const people = Array.from({ length: 50 }, () => make().person.id)
  const changes = people.map((id, at) => ({ ...set(collectionId, id, 'none'), seq: at + 1 }))
  const { run } = await rig.runPlan(changes)
  expect(run.counts.outcomes.applied).toBe(50)
  expect(rig.sandbox.world.collections.get(collectionId)?.users.size).toBe(50)
  expect([countCalls(adds), countCalls(updates)]).toEqual([50, 0])
})

test('with Windows sign-in somebody of the directory service goes in and out by SID', async () => {
  const windows = await startRunRig({ sandbox: { auth: 'windows' } })
  onTestFinished(() => windows.close())
  const [sid] = windows.sandbox.world.directoryGroups.keys()
  const { collectionId } = make(windows)
  const change = set(collectionId, sid ?? '', 'none', { memberKind: 'directory' })
  const { results } = await windows.runPlan([change])
  expect(results[0]).toMatchObject({ outcome: 'applied' })
  const users = () => [...(windows.sandbox.world.collections.get(collectionId)?.users.keys() ?? [])]
  expect(users()).toEqual([sid])
  const {
    rights: _rights,
    expiresAt: _expiresAt,
    ...payload
  } = change.payload as object & {
    rights: unknown
    expiresAt: unknown
  }
  const removed = await windows.runPlan([
    { seq: 1, kind: 'remove-collection-member', payload, before: 'unknown' },
  ])
  expect(removed.results[0]).toMatchObject({ outcome: 'applied' })
  expect(users()).toEqual([])
})

test('an asset that the key may not share is refused in plain words', async () => {
  const strict = await startRunRig({ sandbox: { refuseForeignAssets: true } })
  onTestFinished(() => strict.close())
  const owner = addPerson(strict.sandbox, 'Foreign', { role: 'Artisan' })
  const { collectionId, workflowId } = addAssets(strict.sandbox, owner.id, 'Theirs')
  const payload = {
    collection: { id: collectionId },
    collectionName: 'Theirs',
    assetKind: 'workflow',
    assetId: workflowId,
    assetName: 'Theirs',
  }
  const { results } = await strict.runPlan([{ seq: 1, kind: 'add-collection-asset', payload }])
  expect(results[0]).toMatchObject({ outcome: 'refused', httpStatus: 403 })
  expect(results[0]?.message).toContain('no right to share')
})
