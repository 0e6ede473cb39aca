import { listUsers } from '@curator/alteryx-contract/server/v3/users'
import { expect, test } from 'vitest'
import { ada, type Started, startSandbox, toAnswer } from '../testing/start-sandbox.ts'
import { practiceKey, practiceSecret } from './practice-key.ts'

const basic = (key: string, secret: string) => ({
  authorization: `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}`,
})

async function ask({ url }: Started, fields: Record<string, string>, headers = {}) {
  const body = new URLSearchParams(fields)
  return toAnswer(await fetch(`${url}oauth2/token`, { method: 'POST', headers, body }))
}

const grant = { grant_type: 'client_credentials' }
const inForm = { ...grant, client_id: practiceKey, client_secret: practiceSecret }

test.each([
  ['a Basic header', grant, basic(practiceKey, practiceSecret)],
  ['form fields', inForm, {}],
  ['fields nobody asked for', { ...inForm, scope: 'admin', resource: 'x' }, {}],
])('a token is given for %s and opens the API', async (_case, fields, headers) => {
  const started = await startSandbox()
  const { status, json } = await ask(started, fields, headers)
  expect(status).toBe(200)
  const { access_token: token, ...rest } = json as { access_token: string }
  expect(rest).toEqual({ token_type: 'bearer', expires_in: 3599 })
  const authorization = { headers: { authorization: `Bearer ${token}` } }
  expect((await started.send('GET', 'v3/users', authorization)).status).toBe(200)
})

test.each([400, 401] as const)('a wrong key or secret is refused with %i', async (status) => {
  const started = await startSandbox({ tokenRefusalStatus: status })
  for (const headers of [basic(practiceKey, 'x'), basic('x', practiceSecret), {}]) {
    const answer = await ask(started, grant, headers)
    expect(answer.status).toBe(status)
    expect(answer.json).toEqual({ error: 'invalid_client', error_description: expect.any(String) })
  }
})

test.each([
  ['another grant', new URLSearchParams({ ...inForm, grant_type: 'password' })],
  ['no grant', new URLSearchParams()],
  ['a JSON body', JSON.stringify(inForm)],
])('%s is an unsupported grant type', async (_case, body) => {
  const { url } = await startSandbox()
  const headers = typeof body === 'string' ? { 'content-type': 'application/json' } : {}
  const answer = await toAnswer(
    await fetch(`${url}oauth2/token`, { method: 'POST', headers, body }),
  )
  expect(answer.status).toBe(400)
  expect(answer.json).toMatchObject({ error: 'unsupported_grant_type' })
})

test.each([{ isApiEnabled: false }, { isActive: false }, { role: 'NoAccess' }] as const)(
  'the key of somebody with %j gets no token',
  async (patch) => {
    const started = await startSandbox()
    started.sandbox.world.updateUser(started.sandbox.world.ownerId, patch)
    expect((await ask(started, inForm)).status).toBe(400)
  },
)

test('several tokens are valid at once, and each expires by the clock', async () => {
  const { invoke, send, sandbox } = await startSandbox()
  sandbox.clock.advance(1000)
  const later = {
    headers: { authorization: `Bearer ${sandbox.tokens.issue(sandbox.world.ownerId)}` },
  }
  expect((await invoke(listUsers, { query: {} })).status).toBe(200)
  sandbox.clock.advance(3_598_000)
  const expired = await invoke(listUsers, { query: {} })
  expect(expired.status).toBe(401)
  expect(expired.json).toEqual({ message: 'Authorization has been denied for this request.' })
  expect((await send('GET', 'v3/users', later)).status).toBe(200)
  sandbox.clock.advance(1000)
  expect((await send('GET', 'v3/users', later)).status).toBe(401)
})

test('a revoked token is refused', async () => {
  const { invoke, sandbox } = await startSandbox()
  sandbox.tokens.revoke()
  expect((await invoke(listUsers, { query: {} })).status).toBe(401)
})

test('the token of somebody deactivated or deleted meanwhile is refused', async () => {
  const { invoke, sandbox } = await startSandbox()
  sandbox.world.updateUser(sandbox.world.ownerId, { isActive: false })
  expect((await invoke(listUsers, { query: {} })).status).toBe(401)
  sandbox.world.removeUser(sandbox.world.ownerId)
  expect((await invoke(listUsers, { query: {} })).status).toBe(401)
})

test('somebody who is no Curator gets a token, and 401 on every call', async () => {
  const started = await startSandbox()
  const { sandbox, send, user } = started
  sandbox.world.updateUser(user(ada).id, { isApiEnabled: true })
  sandbox.keys.set('8Dada', { secret: 'ada', userId: user(ada).id })
  const { json } = await ask(started, grant, basic('8Dada', 'ada'))
  const headers = { authorization: `Bearer ${(json as { access_token: string }).access_token}` }
  for (const [method, path] of [
    ['GET', 'v3/users'],
    ['POST', 'v3/users'],
    ['DELETE', `v3/users/${user(ada).id}`],
    ['GET', 'v3/usergroups'],
    ['POST', 'v3/usergroups'],
  ] as const) {
    const answer = await send(method, path, { headers })
    expect(answer.status).toBe(401)
    expect(answer.json).toEqual({ message: 'Authorization has been denied for this request.' })
  }
})

test('a Curator by group is a Curator', async () => {
  const { sandbox, send, user, groupId } = await startSandbox()
  const { id } = user('dmytro.shevchenko@example.test')
  const headers = { authorization: `Bearer ${sandbox.tokens.issue(id)}` }
  expect((await send('GET', 'v3/users', { headers })).status).toBe(401)
  const member = { userId: id, dateAddedToGroup: sandbox.clock.instant(), addedByUserId: id }
  sandbox.world.joinGroup(groupId('Curators'), member)
  expect((await send('GET', 'v3/users', { headers })).status).toBe(200)
})

test.each(['', 'Bearer', 'Bearer wrong', 'Basic eDp5'])(
  '"%s" opens nothing',
  async (authorization) => {
    const { send } = await startSandbox()
    expect((await send('GET', 'v3/users', { headers: { authorization } })).status).toBe(401)
  },
)

test('a token is known to the node that gave it; the cookie leads back there', async () => {
  const started = await startSandbox({ nodeCount: 2 })
  const { json, headers } = await ask(started, inForm)
  const authorization = `Bearer ${(json as { access_token: string }).access_token}`
  const cookie = headers.get('set-cookie')?.split(';')[0] ?? ''
  const statuses = async (more: Record<string, string>) => {
    const all = [1, 2, 3, 4].map(() =>
      started.send('GET', 'v3/users', { headers: { authorization, ...more } }),
    )
    return (await Promise.all(all)).map((answer) => answer.status).sort()
  }
  expect(await statuses({})).toEqual([200, 200, 401, 401])
  expect(await statuses({ cookie })).toEqual([200, 200, 200, 200])
})
