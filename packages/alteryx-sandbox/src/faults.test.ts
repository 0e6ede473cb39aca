import { createUser, listUsers } from '@curator/alteryx-contract/server/v3/users'
import { expect, test } from 'vitest'
import { startSandbox } from '../testing/start-sandbox.ts'

const create = (name: string) => ({
  body: { firstName: name, lastName: 'Ruiz', email: `${name}@example.test` },
})

test('a status in place of the answer, with its headers and body, and nothing applied', async () => {
  const { sandbox, invoke } = await startSandbox()
  const fault = sandbox.faults.add({
    operation: 'Users_CreateUser',
    times: 1,
    status: 429,
    headers: { 'Retry-After': '7' },
    body: { message: 'Slow down.' },
  })
  const answer = await invoke(createUser, create('ines'))
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '7'])
  expect(answer.json).toEqual({ message: 'Slow down.' })
  expect(sandbox.world.users.size).toBe(8)
  expect(fault.firedCount).toBe(1)
  expect((await invoke(createUser, create('ines'))).status).toBe(201)
})

test('a body of text goes out as it is', async () => {
  const { sandbox, url } = await startSandbox()
  sandbox.faults.add({ path: '/v3/users', status: 503, body: '<html>busy</html>' })
  const response = await fetch(`${url}v3/users`)
  expect([response.status, await response.text()]).toEqual([503, '<html>busy</html>'])
})

test('the nth call, each nth call, and a few calls from the nth on', async () => {
  const { sandbox, invoke } = await startSandbox()
  const statuses = async () => {
    const all: number[] = []
    for (const _call of Array(6)) all.push((await invoke(listUsers, { query: {} })).status)
    return all
  }
  sandbox.faults.add({ operation: 'Users_GetUsers', nth: 2, status: 500 })
  expect(await statuses()).toEqual([200, 500, 200, 200, 200, 200])
  sandbox.faults.clear()
  sandbox.faults.add({ operation: 'Users_GetUsers', every: 3, status: 500 })
  expect(await statuses()).toEqual([200, 200, 500, 200, 200, 500])
  sandbox.faults.clear()
  sandbox.faults.add({ operation: 'Users_GetUsers', nth: 2, times: 3, status: 500 })
  expect(await statuses()).toEqual([200, 500, 500, 500, 200, 200])
})

test('only calls whose body, method and path fit', async () => {
  const { sandbox, invoke, send } = await startSandbox()
  sandbox.faults.add({ match: 'ines@example.test', status: 500 })
  sandbox.faults.add({ method: 'get', path: '/V3/usergroups/*', status: 502 })
  expect((await invoke(createUser, create('omar'))).status).toBe(201)
  expect((await invoke(createUser, create('ines'))).status).toBe(500)
  expect((await send('GET', 'v3/usergroups')).status).toBe(200)
  expect((await send('GET', 'v3//usergroups/abc/')).status).toBe(502)
  expect((await send('DELETE', 'v3/usergroups/abc')).status).toBe(404)
})

test('of two faults that are due the first decides, and the other waits for its turn', async () => {
  const { sandbox, invoke } = await startSandbox()
  sandbox.faults.add({ status: 500, times: 1 })
  sandbox.faults.add({ status: 502, times: 1 })
  const answers = [
    await invoke(listUsers, { query: {} }),
    await invoke(listUsers, { query: {} }),
    await invoke(listUsers, { query: {} }),
  ]
  expect(answers.map((answer) => answer.status)).toEqual([500, 502, 200])
})

test('a removed fault is gone', async () => {
  const { sandbox, invoke } = await startSandbox()
  sandbox.faults.remove(sandbox.faults.add({ status: 500 }).id)
  expect(sandbox.faults.list()).toEqual([])
  expect((await invoke(listUsers, { query: {} })).status).toBe(200)
})

test.each([
  ['before', 8],
  ['after', 9],
] as const)('a connection reset %s the write leaves %i people', async (reset, count) => {
  const { sandbox, invoke } = await startSandbox()
  sandbox.faults.add({ operation: 'Users_CreateUser', nth: 1, reset })
  await expect(invoke(createUser, create('ines'))).rejects.toThrow('fetch failed')
  expect(sandbox.world.users.size).toBe(count)
  expect(sandbox.calls.list().map((call) => call.status)).toEqual([0])
})

test('an answer lost after the write was applied stays lost whatever status was scripted', async () => {
  const { sandbox, invoke } = await startSandbox()
  sandbox.faults.add({ operation: 'Users_CreateUser', status: 500, reset: 'after' })
  await expect(invoke(createUser, create('ines'))).rejects.toThrow('fetch failed')
  expect(sandbox.world.users.size).toBe(9)
})

test('a write can be applied and answered with a failure all the same', async () => {
  const { sandbox, invoke } = await startSandbox()
  sandbox.faults.add({ operation: 'Users_CreateUser', status: 504, applyFirst: true })
  expect((await invoke(createUser, create('ines'))).status).toBe(504)
  expect(sandbox.world.users.size).toBe(9)
})

test('a broken body stops half-way under the full length, and the write stays', async () => {
  const { sandbox, url } = await startSandbox()
  sandbox.faults.add({ operation: 'Users_CreateUser', brokenBody: true })
  const token = sandbox.tokens.issue(sandbox.world.ownerId)
  const response = await fetch(`${url}v3/users`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(create('ines').body),
  })
  expect(response.status).toBe(201)
  expect(Number(response.headers.get('content-length'))).toBeGreaterThan(100)
  await expect(response.text()).rejects.toThrow('terminated')
  expect(sandbox.world.users.size).toBe(9)
})

test('a broken body of an answer that would be empty breaks too', async () => {
  const { sandbox, send, groupId } = await startSandbox()
  sandbox.faults.add({ operation: 'UserGroups_DeleteUserGroup', brokenBody: true })
  await expect(send('DELETE', `v3/usergroups/${groupId('Curators')}`)).rejects.toThrow('terminated')
})

test('a delay comes before the answer', async () => {
  const { sandbox, invoke } = await startSandbox()
  sandbox.faults.add({ delayMs: 60 })
  const startMs = performance.now()
  await invoke(listUsers, { query: {} })
  expect(performance.now() - startMs).toBeGreaterThanOrEqual(55)
})

test('the token endpoint fails on request too', async () => {
  const { sandbox, url } = await startSandbox()
  sandbox.faults.add({ operation: 'OAuth2_Token', nth: 1, status: 503 })
  const response = await fetch(`${url}oauth2/token`, { method: 'POST' })
  expect(response.status).toBe(503)
})

test('latency is added to API calls, not to tokens', async () => {
  const { invoke, url } = await startSandbox({ latencyMs: 400 })
  const took = async (call: () => Promise<unknown>) => {
    const startMs = performance.now()
    await call()
    return performance.now() - startMs
  }
  expect(await took(() => invoke(listUsers, { query: {} }))).toBeGreaterThanOrEqual(395)
  const token = await took(() => fetch(`${url}oauth2/token`, { method: 'POST' }))
  expect(token).toBeLessThan(350)
})

test('a late write is applied although its caller has gone', async () => {
  const { sandbox, send } = await startSandbox({ lateWrites: { share: 1, delayMs: 500 } })
  const call = send('POST', 'v3/users', {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(create('ines').body),
    signal: AbortSignal.timeout(50),
  })
  await expect(call).rejects.toThrow('timeout')
  expect(sandbox.world.users.size).toBe(8)
  await expect.poll(() => sandbox.world.users.size).toBe(9)
})

test('about the wanted share of writes is late, reads never', async () => {
  const { invoke } = await startSandbox({ lateWrites: { share: 0.3, delayMs: 600 } })
  const took = await Promise.all(
    Array.from({ length: 40 }, async (_none, index) => {
      const startMs = performance.now()
      if (index % 2 === 0) await invoke(listUsers, { query: {} })
      else await invoke(createUser, create(`p${index}`))
      return { isWrite: index % 2 === 1, isLate: performance.now() - startMs >= 590 }
    }),
  )
  expect(took.filter((call) => call.isLate && !call.isWrite)).toEqual([])
  const lateCount = took.filter((call) => call.isLate).length
  expect(lateCount).toBeGreaterThan(0)
  expect(lateCount).toBeLessThan(15)
})

test('the log tells what was called, and never the secret of a token request', async () => {
  const { sandbox, invoke, send, url } = await startSandbox()
  await fetch(`${url}oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({ client_secret: 'x' }),
  })
  await invoke(createUser, create('ines'))
  await send('GET', 'v3/users/abc?a=1')
  await send('GET', 'v3/nothing')
  expect(
    sandbox.calls
      .list()
      .map(({ operation, method, path, status }) => ({ operation, method, path, status })),
  ).toEqual([
    { operation: 'OAuth2_Token', method: 'POST', path: '/oauth2/token', status: 400 },
    { operation: 'Users_CreateUser', method: 'POST', path: '/v3/users', status: 201 },
    { operation: 'Users_GetUser', method: 'GET', path: '/v3/users/:userId', status: 404 },
    { operation: 'GET /webapi/v3/nothing', method: 'GET', path: '/webapi/v3/nothing', status: 404 },
  ])
  expect(sandbox.calls.list().map((call) => call.body !== '')).toEqual([false, true, false, false])
  expect(sandbox.calls.list({ operation: 'Users_GetUser' })[0]?.url).toBe(
    '/webapi/v3/users/abc?a=1',
  )
  expect(sandbox.calls.count({ operation: 'Users_CreateUser' })).toBe(1)
  expect(sandbox.calls.count()).toBe(4)
  sandbox.calls.clear()
  expect([sandbox.calls.count(), sandbox.calls.list()]).toEqual([0, []])
})
