import { createSandbox } from '@curator/alteryx-sandbox/create-sandbox'
import type { ChangeKind } from '@curator/console-contract/plans'
import { expect, test } from 'vitest'
import { makeChangeCases } from '../../../testing/change-cases.ts'
import { createWorldDirectory } from '../../../testing/world-directory.ts'
import { addAssets, addGroup, addPerson } from '../../../testing/world-people.ts'
import { type EndedChange, listApplied } from './ended-change.ts'
import { judgeChanges } from './judge-changes.ts'

const sandbox = createSandbox({ world: 'small-team' })
const { world } = sandbox
const directory = createWorldDirectory(world)

/** A change as if a run had applied it. */
function ended(kind: ChangeKind, payload: object, more: Partial<EndedChange> = {}): EndedChange {
  const rest = { before: null, fields: [], sentence: `${kind}.`, danger: 'none' as const }
  return {
    seq: 1,
    kind,
    payload,
    outcome: 'applied',
    result: null,
    dependsOn: [],
    ...rest,
    ...more,
  }
}

async function judge(...changes: EndedChange[]) {
  const stands = await judgeChanges(directory, listApplied(changes).values())
  const stand = stands.get(changes[0]?.seq ?? 1)
  return stand && 'sentence' in stand ? `${stand.is}: ${stand.sentence}` : stand?.is
}

const joined = (groupId: string, userId: string) =>
  world.joinGroup(groupId, { userId, dateAddedToGroup: '', addedByUserId: world.ownerId })

test('fields of a person', async () => {
  const { email, id } = addPerson(sandbox, 'fields', { defaultWorkerTag: 'b' })
  const set = ended(
    'update-user',
    { userId: id, email, set: { defaultWorkerTag: 'b' } },
    { before: { set: { defaultWorkerTag: 'a' } } },
  )
  expect(await judge(set)).toBe('undoable')
  world.updateUser(id, { defaultWorkerTag: 'c' })
  expect(await judge(set)).toMatch(/changed: Someone changed .* of fields@example.test since/)
  world.updateUser(id, { defaultWorkerTag: 'a' })
  expect(await judge(set)).toBe('undone')
  world.removeUser(id)
  expect(await judge(set)).toBe('changed: fields@example.test was deleted since.')
})

test('somebody who was deactivated', async () => {
  const group = addGroup(sandbox, 'Leavers')
  const { email, id } = addPerson(sandbox, 'inactive', { isActive: false })
  const before = { groups: [{ id: group, name: 'Leavers' }] }
  const leave = ended('deactivate-user', { userId: id, email }, { before })
  expect(await judge(leave)).toBe('undoable')
  world.updateUser(id, { isActive: true })
  expect(await judge(leave)).toContain('active again since, without Leavers')
  joined(group, id)
  expect(await judge(leave)).toBe('undone')
})

test('a group that was made', async () => {
  const id = addGroup(sandbox, 'Made')
  const make = ended('create-group', { name: 'Made', role: 'Viewer' }, { result: { id } })
  expect(await judge(make)).toBe('undoable')
  const stranger = addPerson(sandbox, 'stranger')
  joined(id, stranger.id)
  expect(await judge(make)).toBe(
    'changed: Someone added stranger@example.test to the group Made since.',
  )
  const payload = { group: { id }, groupName: 'Made', user: { id: stranger.id }, email: 'x' }
  expect(await judge(make, ended('add-group-members', payload, { seq: 2 }))).toBe('undoable')
  world.leaveGroup(id, stranger.id)
  const [credential] = world.credentials.values()
  world.credentialShares.share(credential?.id ?? '', 'userGroup', id)
  expect(await judge(make)).toContain('changed: Someone shared the credential')
  world.updateUserGroup(id, { name: 'Renamed' })
  expect(await judge(make)).toContain('Someone changed the name of the group Made')
  world.removeUserGroup(id)
  expect(await judge(make)).toBe('undone')
})

test('memberships', async () => {
  const id = addGroup(sandbox, 'Seats')
  const { email, id: userId } = addPerson(sandbox, 'seated')
  const seat = { groupName: 'Seats', email, user: { id: userId } }
  const given = ended('add-group-members', { ...seat, group: { id } })
  const taken = ended('remove-group-member', { ...seat, groupId: id })
  expect([await judge(given), await judge(taken)]).toEqual(['undone', 'undoable'])
  joined(id, userId)
  expect([await judge(given), await judge(taken)]).toEqual(['undoable', 'undone'])
  world.removeUserGroup(id)
  expect(await judge(taken)).toBe('changed: The group Seats was deleted since.')
})

test('what was handed over', async () => {
  const giver = addPerson(sandbox, 'giver', { role: 'Artisan' })
  const heir = addPerson(sandbox, 'heir', { role: 'Artisan' })
  const first = addAssets(sandbox, heir.id, 'First')
  const second = addAssets(sandbox, heir.id, 'Second')
  const named = [
    { id: first.workflowId, name: 'First' },
    { id: second.workflowId, name: 'Second' },
  ]
  const payload = {
    userId: giver.id,
    email: giver.email,
    receiverId: heir.id,
    receiverEmail: heir.email,
    transferWorkflows: true,
    transferSchedules: false,
    transferCollections: false,
  }
  const before = { assets: { workflows: named, schedules: [], collections: [] } }
  const gave = ended('transfer-assets', payload, { before })
  expect(await judge(gave)).toBe('undoable')
  world.workflows.update(first.workflowId, { ownerId: world.ownerId })
  expect(await judge(gave)).toContain('partly: Someone handed on or deleted “First”')
  world.workflows.update(second.workflowId, { ownerId: world.ownerId })
  expect(await judge(gave)).toContain('changed: Someone handed on or deleted “First” and “Second”')
  for (const { id } of named) world.workflows.update(id, { ownerId: giver.id })
  expect(await judge(gave)).toBe('undone')
})

test('one asset, and a schedule that was switched', async () => {
  const cases = makeChangeCases(sandbox)
  const find = (name: string) => {
    const change = cases.find((each) => each.name === name)?.change
    if (!change) throw new Error(name)
    return ended(change.kind, change.payload, { before: change.before ?? null })
  }
  // Nothing of these was carried out, so everything is as it was before.
  expect(await judge(find('change-owner of a workflow'))).toBe('undone')
  expect(await judge(find('change-owner of a collection'))).toBe('undone')
  expect(await judge(find('set-schedule-enabled'))).toBe('undone')
  expect(await judge(find('update-group'))).toBe('undone')
  const moved = find('change-owner of a schedule')
  const { assetId, ownerId } = moved.payload as { assetId: string; ownerId: string }
  world.schedules.update(assetId, { ownerId })
  expect(await judge(moved)).toBe('undoable')
  world.schedules.update(assetId, { ownerId: world.ownerId })
  expect(await judge(moved)).toContain('changed: Someone handed the schedule “moved” on')
})

test('what the run deleted in the end takes everything before with it', async () => {
  const { email, id } = addPerson(sandbox, 'gone')
  world.removeUser(id)
  const leave = ended('deactivate-user', { userId: id, email }, { before: { groups: [] } })
  const go = ended('delete-user', { userId: id, email }, { seq: 2 })
  expect(await judge(leave, go)).toBe(
    'impossible: The run deleted gone@example.test, which can’t be undone.',
  )
  expect(await judge(go)).toMatch(/^impossible: gone@example.test was deleted/)
  expect(await judge(ended('reset-password', { userId: 'x', email: 'x' }))).toMatch(/^impossible/)
})
