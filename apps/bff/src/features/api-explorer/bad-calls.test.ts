import { type ApiCall, createCallPlan, sendCall } from '@curator/console-contract/api-explorer'
import type { ConnectionId } from '@curator/console-contract/ids'
import type { Call } from '@curator/endpoint/client'
import type { ProblemError } from '@curator/endpoint/problem'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startConsole, type TestConsole } from '../../../testing/start-console.ts'

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
const faultsOf = async (doing: Promise<unknown>) =>
  (await problemOf(doing)).fields?.map(({ path }) => path)

describe('bad input', () => {
  test('an operation that nobody knows', async () => {
    for (const doing of [send(a('Nope')), plan(a('Nope'))])
      expect(await problemOf(doing)).toMatchObject({ code: 'operation_missing', status: 409 })
  })

  test.each([
    ['a path value is missing', a('Users_GetUser'), ['params.userId']],
    ['a path value is empty', a('Users_GetUser', { params: { userId: '' } }), ['params.userId']],
    ['a parameter nobody knows', a('Users_GetUsers', { query: { rolle: 'x' } }), ['query.rolle']],
    [
      'a value that is no choice',
      a('Users_GetUsers', { query: { active: 'perhaps' } }),
      ['query.active'],
    ],
  ])('%s', async (_, it, places) => {
    const doing = send(it)
    expect(await problemOf(doing)).toMatchObject({ code: 'request_invalid', status: 400 })
    expect(await faultsOf(send(it))).toEqual(places.map((place) => `body.call.${place}`))
  })

  test.each([
    [
      'a wrong type',
      { firstName: 'A', lastName: 'B', email: 7, isActive: 'yes' },
      ['email', 'isActive'],
    ],
    ['what is required and missing', { firstName: 'A' }, ['lastName', 'email']],
  ])('%s in a body: every fault at its field', async (_, body, names) => {
    const faults = await faultsOf(plan(a('Users_CreateUser', { body })))
    expect(faults?.sort()).toEqual(names.map((name) => `body.call.body.${name}`).sort())
  })

  test.each([
    ['text for an object', a('Users_CreateUser', { body: 'name' })],
    ['no body at all', a('Users_CreateUser')],
    [
      'an object for a bare list',
      a('UserGroups_AddUsersToGroup', { params: { userGroupId: 'x' }, body: {} }),
    ],
  ])('%s', async (_, it) => {
    expect(await faultsOf(plan(it))).toEqual(['body.call.body'])
  })

  test('a body that is no JSON', async () => {
    const cookie = await running.cookieOf('operator')
    const reply = await running.fetchAs(cookie)(`${running.url}/api/api-explorer/plans`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"call": ',
    })
    expect(reply.status).toBe(400)
    expect(await reply.json()).toMatchObject({ code: 'request_invalid' })
  })

  test('a write sent as a read, and a read as a plan', async () => {
    const remove = a('Users_DeleteUser', { params: { userId: firstUser().id } })
    expect((await problemOf(send(remove))).detail).toContain('make a plan')
    expect((await problemOf(plan(a('Users_GetUsers')))).detail).toContain('without a plan')
    expect(running.sandbox.calls.count({ operation: 'Users_DeleteUser' })).toBe(0)
  })

  test('a viewer who wants a plan', async () => {
    const viewer = await running.signInAs('viewer')
    const doing = plan(a('Users_DeleteUser', { params: { userId: firstUser().id } }), viewer)
    expect(await problemOf(doing)).toMatchObject({ code: 'permission_denied', status: 403 })
  })

  test('a file that is too large for a plan', async () => {
    const base64 = Buffer.alloc(5 * 1_048_576 + 1).toString('base64')
    const body = { file: { fileName: 'large.csv', base64 } }
    const doing = plan(a('Usage_UploadUsageEventsCleanupFile', { body }))
    expect(await problemOf(doing)).toMatchObject({ code: 'file_too_large', status: 413 })
  })
})
