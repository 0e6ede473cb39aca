import { updateConnection } from '@curator/console-contract/connections'
import type { ConnectionId, UserGroupId, UserId } from '@curator/console-contract/ids'
import { getPlan } from '@curator/console-contract/plans'
import { retryRun } from '@curator/console-contract/runs'
import { createUserPlan } from '@curator/console-contract/user-plans'
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
const ids = (users: readonly { readonly id: string }[]) => ({
  kind: 'ids' as const,
  ids: users.map(({ id }) => id as UserId),
})
type Body = Parameters<typeof createUserPlan.body.parse>[0]
const make = async (body: object) =>
  (await running.call(createUserPlan, { body: { connectionId, ...body } as never })).planId
async function send(body: object, role: 'operator' | 'viewer' = 'operator') {
  const reply = await running.fetchAs(await running.cookieOf(role))(
    `${running.url}/api/users/plans`,
    {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ connectionId, ...body } as Body),
    },
  )
  return { status: reply.status, problem: (await reply.json()) as Problem }
}
const owners = () => {
  const { collections, schedules, workflows } = running.sandbox.world
  const all = [...workflows.values(), ...schedules.values(), ...collections.values()]
  return new Set(all.map(({ ownerId }) => ownerId))
}

test('everybody who matches but one is edited, and the Server has it', async () => {
  const matching = people().filter(({ isActive, timeZone }) => isActive && !timeZone)
  const [kept] = matching
  expect(matching.length).toBeGreaterThan(3)
  const planId = await make({
    selection: {
      kind: 'matching',
      filters: { isActive: 'yes', timeZone: '', sort: 'email' },
      except: [kept?.id],
    },
    action: { kind: 'set', values: { timeZone: 'Europe/Lisbon' } },
  })
  const plan = await running.call(getPlan, { params: { planId } })
  expect(plan).toMatchObject({
    slice: 'users',
    title: `Edit ${matching.length - 1} users`,
    rowCount: matching.length - 1,
  })
  const subjects = (await rowsOf(running.call, planId)).map(({ subject }) => subject.toLowerCase())
  expect(subjects).toEqual(subjects.toSorted())
  expect(await runPlan(running.call, planId)).toMatchObject({ state: 'done' })
  expect(people().filter(({ timeZone }) => timeZone === 'Europe/Lisbon')).toHaveLength(
    matching.length - 1,
  )
  expect(running.sandbox.world.users.get(kept?.id as string)?.timeZone).toBeFalsy()
})

test('deactivating and reactivating gives the groups back, as the Server took them', async () => {
  const person = people().find(
    ({ isActive, role, userGroupIds }) => isActive && role === 'Viewer' && userGroupIds.length > 1,
  )
  const before = [...(person?.userGroupIds ?? [])].sort()
  const selection = ids([person as never])
  await runPlan(running.call, await make({ selection, action: { kind: 'deactivate' } }))
  expect(person).toMatchObject({ isActive: false, userGroupIds: [] })
  const back = await make({ selection, action: { kind: 'reactivate' } })
  const [row] = await rowsOf(running.call, back)
  expect(row?.changes).toHaveLength(1 + before.length)
  await runPlan(running.call, back)
  expect(person?.isActive).toBe(true)
  expect([...(person?.userGroupIds ?? [])].sort()).toEqual(before)
  const again = await rowsOf(
    running.call,
    await make({ selection, action: { kind: 'reactivate' } }),
  )
  expect(again).toMatchObject([{ verdict: 'unchanged' }])
})

test('on Windows sign-in the role comes back, too', async () => {
  const change = (signIn: 'windows' | 'unknown') =>
    running.call(updateConnection, { params: { connectionId }, body: { signIn } })
  await change('windows')
  const person = people().find(
    ({ isActive, role, userGroupIds }) => isActive && role === 'Member' && userGroupIds.length > 0,
  )
  const before = [...(person?.userGroupIds ?? [])]
  const selection = ids([person as never])
  await runPlan(running.call, await make({ selection, action: { kind: 'deactivate' } }))
  expect(person).toMatchObject({ isActive: true, role: 'NoAccess', userGroupIds: [] })
  await runPlan(running.call, await make({ selection, action: { kind: 'reactivate' } }))
  expect(person).toMatchObject({ role: 'Member', userGroupIds: before })
  const refused = await send({ selection, action: { kind: 'reset_password' } })
  expect(refused).toMatchObject({ status: 409, problem: { code: 'action_not_available' } })
  await change('unknown')
})

test('deleting removes memberships first and leaves owners alone', async () => {
  const holding = owners()
  const free = people().find(
    ({ id, role, userGroupIds }) =>
      role !== 'Curator' && userGroupIds.length > 0 && !holding.has(id),
  )
  const owner = people().find(({ id, role }) => role !== 'Curator' && holding.has(id))
  const planId = await make({
    selection: ids([free as never, owner as never]),
    action: { kind: 'delete' },
  })
  const rows = await rowsOf(running.call, planId)
  expect(rows.map(({ verdict }) => verdict)).toEqual(['update', 'conflict'])
  expect(rows[1]?.reasons[0]).toMatch(/owns .* Use Offboard/)
  await runPlan(running.call, planId)
  expect(running.sandbox.world.users.has(free?.id as string)).toBe(false)
})

test('groups and the settings of a model user', async () => {
  const [group] = [...running.sandbox.world.userGroups.values()]
  const outside = people().filter(
    ({ isActive, userGroupIds }) => isActive && !userGroupIds.includes(group?.id as string),
  )
  const [first, second, model] = outside
  const action = { kind: 'groups', add: [group?.id as UserGroupId], remove: [] }
  await runPlan(running.call, await make({ selection: ids([first, model] as never), action }))
  expect(first?.userGroupIds).toContain(group?.id)
  const copy = { kind: 'copy', fromUserId: model?.id, parts: ['groups', 'settings'] }
  await runPlan(running.call, await make({ selection: ids([second] as never), action: copy }))
  expect(second?.userGroupIds).toContain(group?.id)
  expect(second?.timeZone).toBe(model?.timeZone)
})

test('people who failed are planned again, by themselves', async () => {
  const [first, second] = people().filter(({ isActive, role }) => isActive && role === 'Viewer')
  running.sandbox.faults.add({ operation: 'Users_UpdateUser', status: 400, times: 1 })
  const action = { kind: 'set', values: { defaultWorkerTag: 'retried' } }
  const planId = await make({ selection: ids([first, second] as never), action })
  const run = await runPlan(running.call, planId)
  const again = await running.call(retryRun, { params: { runId: run.id } })
  const rows = await rowsOf(running.call, again.planId)
  expect(rows).toMatchObject([{ verdict: 'update' }])
  await runPlan(running.call, again.planId)
  expect([first?.defaultWorkerTag, second?.defaultWorkerTag]).toEqual(['retried', 'retried'])
})

test('viewers may not plan', async () => {
  const body = { selection: ids(people().slice(0, 1)), action: { kind: 'unlock' } }
  expect(await send(body, 'viewer')).toMatchObject({
    status: 403,
    problem: { code: 'permission_denied' },
  })
})

test.each<[string, () => object, number, string, string | undefined]>([
  [
    'a zone that does not exist',
    () => ({
      action: { kind: 'edit', rows: [{ userId: people()[0]?.id, values: { timeZone: 'Mars' } }] },
    }),
    400,
    'request_invalid',
    'body.action.rows.0.values.timeZone',
  ],
  [
    'nothing to set',
    () => ({ selection: ids(people().slice(0, 2)), action: { kind: 'set', values: {} } }),
    400,
    'request_invalid',
    'body.action.values',
  ],
  [
    'one e-mail for two',
    () => ({
      selection: ids(people().slice(0, 2)),
      action: { kind: 'set', values: { email: 'a@b.test' } },
    }),
    400,
    'request_invalid',
    'body.action.values.email',
  ],
  [
    'nobody chosen',
    () => ({ action: { kind: 'unlock' } }),
    400,
    'request_invalid',
    'body.selection',
  ],
  [
    'nobody who matches',
    () => ({
      selection: { kind: 'matching', filters: { search: 'nobody is called so' } },
      action: { kind: 'unlock' },
    }),
    400,
    'request_invalid',
    'body.selection',
  ],
  [
    'a group that is not there',
    () => ({
      selection: ids(people().slice(0, 1)),
      action: { kind: 'groups', add: ['none'], remove: [] },
    }),
    404,
    'not_found',
    undefined,
  ],
  [
    'a model user who is not there',
    () => ({
      selection: ids(people().slice(0, 1)),
      action: { kind: 'copy', fromUserId: 'nobody', parts: ['role'] },
    }),
    404,
    'not_found',
    undefined,
  ],
])('%s is refused', async (_name, body, status, code, path) => {
  const refused = await send(body())
  expect(refused).toMatchObject({ status, problem: { code } })
  if (path) expect(refused.problem.fields?.map((field) => field.path)).toContain(path)
})
