import { updateConnection } from '@curator/console-contract/connections'
import type { ConnectionId, UserGroupId, UserId } from '@curator/console-contract/ids'
import { listRunRows } from '@curator/console-contract/runs'
import {
  createGroupPlan,
  exportMemberships,
  type GroupAction,
  getMembershipMatrix,
  getUserGroupDetails,
  readMemberships,
} from '@curator/console-contract/user-groups'
import type { Problem } from '@curator/endpoint/problem'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rowsOf, runPlan } from '../../../testing/run-plan.ts'
import { startConsole, type TestConsole } from '../../../testing/start-console.ts'
import { waitForDirectory } from '../../../testing/wait-for-directory.ts'

let running: TestConsole
let connectionId: ConnectionId
beforeAll(async () => {
  running = await startConsole({ sandbox: { world: 'busy-server' } })
  connectionId = await running.connect()
  await waitForDirectory(running, connectionId)
})
afterAll(() => running.close())

const people = () => [...running.sandbox.world.users.values()]
const membersOf = (groupId: string) =>
  people().flatMap(({ id, userGroupIds }) => (userGroupIds.includes(groupId) ? [id as UserId] : []))
const groupsBySize = () =>
  [...running.sandbox.world.userGroups.values()]
    .map(({ id, name }) => ({ id: id as UserGroupId, name, members: membersOf(id) }))
    .toSorted((a, b) => a.members.length - b.members.length)
function groupWith(least: number) {
  const found = groupsBySize().find(({ members }) => members.length >= least)
  if (!found) throw new Error(`no group has ${least} members`)
  return found
}
const outsiders = (groupId: string, count: number) =>
  people()
    .filter(({ isActive, userGroupIds }) => isActive && !userGroupIds.includes(groupId))
    .slice(0, count)
const findGroup = (name: string) =>
  [...running.sandbox.world.userGroups.values()].find((group) => group.name === name)

const make = async (action: GroupAction) =>
  (await running.call(createGroupPlan, { body: { connectionId, action } })).planId
const carryOut = async (action: GroupAction) => runPlan(running.call, await make(action))
async function send(action: object, role: 'operator' | 'viewer' = 'operator') {
  const reply = await running.fetchAs(await running.cookieOf(role))(
    `${running.url}/api/user-groups/plans`,
    {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ connectionId, action }),
    },
  )
  return { status: reply.status, problem: (await reply.json()) as Problem }
}
const read = (text: string, query: object = {}) =>
  running.call(readMemberships, {
    query: { connectionId, fileName: 'members.csv', ...query },
    body: new TextEncoder().encode(text),
  })

test('a group is created with its first members, once', async () => {
  const memberIds = people()
    .filter(({ isActive }) => isActive)
    .slice(0, 3)
    .map(({ id }) => id as UserId)
  const action = { kind: 'create', name: 'Night shift', role: 'Viewer', memberIds } as const
  const planId = await make({ ...action, memberIds: [...memberIds] })
  const verdicts = (await rowsOf(running.call, planId)).map(({ verdict }) => verdict)
  expect(verdicts).toEqual(['create', 'update', 'update', 'update'])
  expect(await runPlan(running.call, planId)).toMatchObject({ state: 'done' })
  const made = findGroup('Night shift')
  expect(made).toMatchObject({ role: 'Viewer' })
  expect(membersOf(made?.id as string).sort()).toEqual([...memberIds].sort())
  const again = await rowsOf(running.call, await make({ ...action, memberIds: [] }))
  expect(again).toMatchObject([{ subject: 'Night shift', verdict: 'conflict' }])
})

test('a group is renamed and gets a role; only one at a time is renamed', async () => {
  const { id, name } = groupWith(1)
  await carryOut({ kind: 'update', groupIds: [id], name: `${name} renamed`, role: 'Member' })
  expect(running.sandbox.world.userGroups.get(id)).toMatchObject({
    name: `${name} renamed`,
    role: 'Member',
  })
  const two = groupsBySize()
    .slice(0, 2)
    .map((group) => group.id)
  const refused = await send({ kind: 'update', groupIds: two, name: 'Both' })
  expect(refused.status).toBe(400)
  expect(refused.problem.fields?.map(({ path }) => path)).toEqual(['action.name'])
})

test('people join and leave; who is gone meanwhile is refused by name, the others are not', async () => {
  const { id, members } = groupWith(2)
  const [first, second] = outsiders(id, 2)
  const planId = await make({
    kind: 'members',
    groupIds: [id],
    add: [first?.id as UserId, second?.id as UserId],
    remove: [members[0] as UserId],
  })
  running.sandbox.world.removeUser(second?.id as string)
  const { id: runId } = await runPlan(running.call, planId)
  const { items } = await running.call(listRunRows, { params: { runId }, query: {} })
  const outcomeOf = (email: string | undefined) =>
    items.find(({ subject }) => subject === email)?.changes.map(({ outcome }) => outcome)
  expect(outcomeOf(first?.email)).toEqual(['applied'])
  expect(outcomeOf(second?.email)).not.toEqual(['applied'])
  expect(membersOf(id)).toContain(first?.id)
  expect(membersOf(id)).not.toContain(members[0])
})

test('the matrix shows memberships and changes single ones', async () => {
  const { id, members } = groupWith(2)
  const [stranger] = outsiders(id, 1)
  const userIds = [members[0] as UserId, stranger?.id as UserId]
  const matrix = await running.call(getMembershipMatrix, {
    body: { connectionId, userIds, groupIds: [id] },
  })
  expect(matrix.people.map(({ userId, groupIds }) => [userId, groupIds])).toEqual([
    [userIds[0], [id]],
    [userIds[1], []],
  ])
  await carryOut({
    kind: 'matrix',
    cells: [
      { userId: userIds[0] as UserId, groupId: id, isMember: false },
      { userId: userIds[1] as UserId, groupId: id, isMember: true },
    ],
  })
  expect(membersOf(id)).toContain(userIds[1])
  expect(membersOf(id)).not.toContain(userIds[0])
})

test('a file is compared; removals beyond the cap are refused, within it they are planned', async () => {
  const { id, members, name } = groupWith(4)
  const [stranger] = outsiders(id, 1)
  const kept = members.slice(0, 2).map((userId) => running.sandbox.world.users.get(userId)?.email)
  const lines = [...kept, stranger?.email, 'nobody@example.test'].map((mail) => `${mail},${name}`)
  const found = await read(['Email,Group', ...lines].join('\r\n'))
  expect(found).toMatchObject({ rowCount: 4, faultCount: 1 })
  expect(found.items.filter(({ faults }) => faults.length > 0)).toMatchObject([
    { line: 5, faults: [expect.stringContaining('nobody@example.test')] },
  ])
  const [group] = found.groups
  expect(group).toMatchObject({ groupId: id, missing: [stranger?.id] })
  expect(group?.surplus).toHaveLength(members.length - 2)
  const match = {
    kind: 'match' as const,
    groups: [{ groupId: id, memberIds: group?.wanted ?? [] }],
  } satisfies Partial<GroupAction>
  expect(await send({ ...match, removalCapPercent: 10 })).toMatchObject({
    problem: { code: 'removal_cap_exceeded', detail: expect.stringContaining('10 %') },
  })
  await carryOut({ ...match, removalCapPercent: 100 })
  expect(membersOf(id).sort()).toEqual([...(group?.wanted ?? [])].sort())
})

test('a list of people is read without groups; a file without groups is refused otherwise', async () => {
  const [one] = people()
  const list = await read(`${one?.email}\nnobody@example.test`, { about: 'people' })
  expect(list).toMatchObject({ rowCount: 2, faultCount: 1, groups: [] })
  expect(list.people.map(({ userId }) => userId)).toEqual([one?.id])
  await expect(read(`Email\n${one?.email}`)).rejects.toMatchObject({
    problem: { code: 'file_unreadable' },
  })
})

test('a group is copied, merged and deleted, and its page says what it gives', async () => {
  const { id, members, name } = groupWith(2)
  await carryOut({ kind: 'copy', fromGroupId: id, name: `${name} two`, role: 'Viewer' })
  const copy = findGroup(`${name} two`)?.id as UserGroupId
  expect(membersOf(copy).sort()).toEqual([...members].sort())
  const details = await running.call(getUserGroupDetails, {
    params: { userGroupId: copy },
    query: { connectionId },
  })
  expect(details.group).toMatchObject({ memberCount: members.length, role: 'Viewer' })
  const into = groupsBySize().find((group) => group.id !== id && group.id !== copy)
  await carryOut({
    kind: 'merge',
    fromGroupIds: [copy],
    intoGroupId: into?.id as UserGroupId,
    deleteMerged: true,
  })
  expect(findGroup(`${name} two`)).toBeUndefined()
  expect(membersOf(into?.id as string)).toEqual(expect.arrayContaining(members))
  await carryOut({ kind: 'delete', groupIds: [id] })
  expect(running.sandbox.world.userGroups.has(id)).toBe(false)
  const gone = running.call(getUserGroupDetails, {
    params: { userGroupId: id },
    query: { connectionId },
  })
  await expect(gone).rejects.toMatchObject({ problem: { status: 404, code: 'not_found' } })
})

test('directory groups are offered on Windows sign-in only', async () => {
  const { id } = groupWith(1)
  const wish = { kind: 'directory', groupId: id, addSids: ['S-1-5-21-1-2-3-512'], removeSids: [] }
  expect(await send(wish)).toMatchObject({ problem: { code: 'action_not_available' } })
  const change = (signIn: 'windows' | 'builtin') =>
    running.call(updateConnection, { params: { connectionId }, body: { signIn } })
  await change('windows')
  expect((await send(wish)).status).toBe(201)
  const wrong = await send({ ...wish, addSids: ['Domain Users'] })
  expect(wrong.problem.fields?.map(({ path }) => path)).toEqual(['body.action.addSids.0'])
  await change('builtin')
})

test('viewers plan nothing and read no files; groups that are gone are not planned', async () => {
  const { id } = groupWith(1)
  expect((await send({ kind: 'delete', groupIds: [id] }, 'viewer')).status).toBe(403)
  const viewer = await running.signInAs('viewer')
  const body = new TextEncoder().encode('a@example.test')
  const query = { connectionId, fileName: 'a.csv', about: 'people' } as const
  await expect(viewer(readMemberships, { query, body })).rejects.toMatchObject({
    problem: { status: 403 },
  })
  const gone = await send({ kind: 'delete', groupIds: ['no-such-group'] })
  expect(gone).toMatchObject({ status: 404, problem: { code: 'not_found' } })
})

test('memberships of chosen groups are exported, one row each', async () => {
  const { id, members, name } = groupWith(2)
  const file = await running.call(exportMemberships, { query: { connectionId, groupId: [id] } })
  const lines = new TextDecoder().decode(file.bytes).trim().split(/\r?\n/)
  expect(lines).toHaveLength(members.length + 1)
  expect(lines[1]).toContain(name)
})
