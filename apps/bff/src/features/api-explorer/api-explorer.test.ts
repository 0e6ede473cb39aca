import { randomUUID } from 'node:crypto'
import {
  type ApiCall,
  createCallPlan,
  downloadReply,
  getOperation,
  listOperations,
  sendCall,
} from '@curator/console-contract/api-explorer'
import type { ConnectionId } from '@curator/console-contract/ids'
import { getPlan, listPlanRows } from '@curator/console-contract/plans'
import { getRun, listRunRows, retryRun, startRun } from '@curator/console-contract/runs'
import { type Call, createClient } from '@curator/endpoint/client'
import type { ProblemError } from '@curator/endpoint/problem'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dumpStore } from '../../../testing/dump-store.ts'
import { findSecrets } from '../../../testing/secret-forms.ts'
import { startConsole, type TestConsole } from '../../../testing/start-console.ts'
import { systemClock } from '../../core/clock.ts'

let running: TestConsole
let call: Call
let connectionId: ConnectionId

beforeAll(async () => {
  running = await startConsole({ sandbox: { world: 'small-team' }, settings: { writeMaxMs: 300 } })
  call = running.call
  connectionId = await running.connect()
}, 30_000)
afterAll(() => running.close())

const a = (operationId: string, more: Partial<ApiCall> = {}): ApiCall => ({
  operationId,
  params: {},
  query: {},
  ...more,
})
const send = (it: ApiCall, as = call) => as(sendCall, { body: { connectionId, call: it } })
const plan = (it: ApiCall, as = call) => as(createCallPlan, { body: { connectionId, call: it } })
const problemOf = (doing: Promise<unknown>) =>
  doing.then(
    () => expect.fail('it should have been refused'),
    (error: unknown) => (error as ProblemError).problem,
  )
const firstUser = () =>
  [...running.sandbox.world.users.values()][0] as { id: string; email: string }
const firstGroup = () =>
  [...running.sandbox.world.userGroups.values()][0] as { id: string; name: string; role: string }

async function runPlan({ planId }: Awaited<ReturnType<typeof plan>>, typedCount?: number) {
  const params = { planId }
  const { digest } = await call(getPlan, { params })
  const body = { digest, idempotencyKey: randomUUID(), ...(typedCount ? { typedCount } : {}) }
  const { id: runId } = await call(startRun, { params, body })
  const giveUpMs = systemClock.monotonicMs() + 15_000
  for (;;) {
    const run = await call(getRun, { params: { runId } })
    if (run.state === 'done' || systemClock.monotonicMs() > giveUpMs) {
      const { items } = await call(listRunRows, { params: { runId }, query: {} })
      return { run, change: items[0]?.changes[0] }
    }
    await systemClock.sleep(50)
  }
}
const rowOf = async ({ planId }: Awaited<ReturnType<typeof plan>>) =>
  (await call(listPlanRows, { params: { planId }, query: {} })).items[0]

describe('operations', () => {
  test('are listed by area, reads and writes', async () => {
    const { items, source } = await call(listOperations, { query: { connectionId } })
    expect(source).toBe('document')
    expect(items.length).toBeGreaterThan(60)
    const areas = items.map(({ area }) => area)
    expect([...areas].sort((x, y) => x.localeCompare(y))).toEqual(areas)
    const byId = new Map(items.map((item) => [item.operationId, item]))
    expect(byId.get('Users_GetUser')).toMatchObject({ isRead: true, missing: null })
    expect(byId.get('Users_DeleteUser')).toMatchObject({ isRead: false, danger: 'destructive' })
  })

  test('are described with their fields and what reads the same object', async () => {
    const params = { operationId: 'UserGroups_UpdateUserGroup' }
    const detail = await call(getOperation, { params, query: { connectionId } })
    expect(detail).toMatchObject({ bodyKind: 'object', readBy: 'UserGroups_GetUserGroup' })
    expect(detail.body?.fields.map(({ name }) => name)).toEqual(['name', 'role'])
  })

  test('nobody knows are not found', async () => {
    const doing = call(getOperation, { params: { operationId: 'Nope' }, query: { connectionId } })
    expect(await problemOf(doing)).toMatchObject({ code: 'not_found' })
  })
})

describe('a read', () => {
  test('is sent at once and answers with status, time and size', async () => {
    const reply = await send(a('Users_GetUsers'))
    if (reply.kind !== 'received') throw new Error(JSON.stringify(reply))
    expect(reply).toMatchObject({ status: 200, cut: null, fileName: null })
    expect(JSON.parse(reply.text)).toHaveLength(reply.itemCount ?? -1)
    expect(reply.sizeBytes).toBe(Buffer.byteLength(reply.text))
  })

  test('that the Server refuses is a reply with advice', async () => {
    const reply = await send(a('Users_GetUser', { params: { userId: 'f'.repeat(24) } }))
    expect(reply).toMatchObject({ kind: 'refused', status: 404 })
  })

  test('refused for want of rights names the three meanings of 401', async () => {
    const fault = running.sandbox.faults.add({ operation: 'UserGroups_GetUserGroups', status: 401 })
    const reply = await send(a('UserGroups_GetUserGroups'))
    running.sandbox.faults.remove(fault.id)
    expect(reply).toMatchObject({ kind: 'refused', status: 401 })
    expect(reply.kind === 'refused' && reply.advice).toHaveLength(3)
  })

  test('may be made by a viewer', async () => {
    const viewer = await running.signInAs('viewer')
    expect(await send(a('Users_GetUsers'), viewer)).toMatchObject({ kind: 'received' })
  })

  test('is downloaded whole', async () => {
    const file = await call(downloadReply, { body: { connectionId, call: a('Users_GetUsers') } })
    expect(file.fileName).toBe('Users_GetUsers.json')
    const users = JSON.parse(new TextDecoder().decode(file.bytes)) as unknown[]
    expect(users).toHaveLength(running.sandbox.world.users.size)
  })

  test('ends when the browser leaves', async () => {
    const fault = { operation: 'Users_GetUser', times: 1, delayMs: 20_000 }
    const slow = running.sandbox.faults.add(fault)
    const left = new AbortController()
    const it = a('Users_GetUser', { params: { userId: firstUser().id } })
    const doing = call(sendCall, { body: { connectionId, call: it } }, left.signal)
    while (slow.seenCount === 0) await systemClock.sleep(5)
    left.abort()
    await expect(doing).rejects.toThrow()
    const gateways = await running.deps.gateways.get(connectionId)
    while (gateways.load().inFlight > 0) await systemClock.sleep(5)
  }, 10_000)
})

describe('a write', () => {
  test('shows what it changes, runs, and keeps the reply', async () => {
    const { id: userGroupId, name, role } = firstGroup()
    const body = { name: `${name} two`, role }
    const made = await plan(a('UserGroups_UpdateUserGroup', { params: { userGroupId }, body }))
    expect(await rowOf(made)).toMatchObject({
      subject: `PUT /v3/usergroups/${userGroupId}`,
      verdict: 'update',
      changes: [
        {
          danger: 'caution',
          fields: [{ label: 'name', before: name, after: `${name} two` }],
        },
      ],
    })
    const { change } = await runPlan(made)
    expect(change).toMatchObject({ outcome: 'applied', httpStatus: 200 })
    expect(firstGroup().name).toBe(`${name} two`)
  })

  test('that is destructive asks for the number typed, and sends its query', async () => {
    const { id: userGroupId } = firstGroup()
    const query = { forceDelete: 'true' }
    const made = await plan(a('UserGroups_DeleteUserGroup', { params: { userGroupId }, query }))
    expect(await call(getPlan, { params: made })).toMatchObject({ danger: 'destructive' })
    expect(await problemOf(runPlan(made))).toMatchObject({ code: 'confirmation_required' })
    expect((await runPlan(made, 1)).change).toMatchObject({ outcome: 'applied' })
    expect(running.sandbox.world.userGroups.has(userGroupId)).toBe(false)
  })

  test('of an object that can’t be read says so and can still be planned', async () => {
    const body = { name: 'x', role: 'Viewer' }
    const params = { userGroupId: 'f'.repeat(24) }
    const row = await rowOf(await plan(a('UserGroups_UpdateUserGroup', { params, body })))
    expect(row?.reasons.join(' ')).toContain('could not be read')
  })

  test('names fields that the console does not know', async () => {
    const body = { name: 'x', role: 'Viewer', colour: 'red' }
    const row = await rowOf(await plan(a('UserGroups_CreateUserGroup', { body })))
    expect(row).toMatchObject({ verdict: 'create' })
    expect(row?.reasons.join(' ')).toContain('“colour”')
  })

  test('that was refused can be planned again', async () => {
    const taken = { firstName: 'A', lastName: 'B', email: firstUser().email }
    const fault = { operation: 'Users_CreateUser', times: 1, status: 400, body: 'No seat left.' }
    running.sandbox.faults.add(fault)
    const { run, change } = await runPlan(await plan(a('Users_CreateUser', { body: taken })))
    expect(change).toMatchObject({ outcome: 'refused', serverText: 'No seat left.' })
    const again = await call(retryRun, { params: { runId: run.id } })
    expect(await rowOf(again)).toMatchObject({ subject: 'POST /v3/users' })
  })

  test('with a file brings the bytes to the Server', async () => {
    const base64 = Buffer.from('userId\nabc\n').toString('base64')
    const body = { file: { fileName: 'kept.csv', contentType: 'text/csv', base64 } }
    const made = await plan(a('Usage_UploadUsageEventsCleanupFile', { body }))
    expect((await rowOf(made))?.changes[0]?.fields[0]?.after).toBe('kept.csv (11 bytes)')
    await runPlan(made, 1)
    const [sent] = running.sandbox.calls.list({ operation: 'Usage_UploadUsageEventsCleanupFile' })
    expect(sent?.body).toContain('userId\nabc\n')
  })
})

test('a secret goes to the Server and nowhere else', async () => {
  const secret = 'PLANTED "pass" word=42&é'
  const texts: { where: string; text: string }[] = []
  const listening = (async (input, init) => {
    const reply = await running.fetchAs(cookie)(input, init)
    texts.push({ where: String(input), text: await reply.clone().text() })
    return reply
  }) satisfies typeof fetch
  const cookie = await running.cookieOf('operator')
  const ears = createClient({ baseUrl: `${running.url}/api`, fetch: listening })
  const body = { username: 'corp\\ada', password: secret }
  const create = a('Credentials_AddCredential', { body })
  const arrived = running.sandbox.faults.add({
    operation: 'Credentials_AddCredential',
    match: JSON.stringify(secret).slice(1, -1),
    times: 1,
    status: 400,
    body: { message: `Too weak: ${secret}`, modelState: { password: [`${secret} is weak`] } },
  })
  const made = await plan(create, ears)
  await ears(listPlanRows, { params: made, query: {} })
  const { run } = await runPlan(made)
  await ears(listRunRows, { params: { runId: run.id }, query: {} })
  expect(arrived.firedCount).toBe(1)
  const stored = await dumpStore(running.db)
  expect(findSecrets([secret], [...texts, ...stored])).toEqual([])
  expect(JSON.stringify(texts)).toContain('••••••')
})
