import { createSandbox, type Sandbox } from '@curator/alteryx-sandbox/create-sandbox'
import { practiceKey, practiceSecret } from '@curator/alteryx-sandbox/practice-key'
import {
  getCapabilities,
  refreshCapabilities,
} from '@curator/console-contract/connection-capabilities'
import { testConnection, testStoredConnection } from '@curator/console-contract/connection-tests'
import {
  createConnection,
  listConnections,
  removeConnection,
  updateConnection,
} from '@curator/console-contract/connections'
import type { ConnectionId } from '@curator/console-contract/ids'
import { ProblemError } from '@curator/endpoint/problem'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startProxy } from '../../../testing/proxy-server.ts'
import { startConsole, type TestConsole } from '../../../testing/start-console.ts'
import {
  createStillDirectories,
  type StillDirectories,
} from '../../../testing/still-directories.ts'
import { listenWithTls, selfSigned, testAuthority } from '../../../testing/tls-server.ts'

let running: TestConsole
let directories: StillDirectories
let sandbox: Sandbox
let secure: Awaited<ReturnType<typeof listenWithTls>>
let proxy: Awaited<ReturnType<typeof startProxy>>
const password = 'PLANTED-proxy-password'

beforeAll(async () => {
  directories = createStillDirectories()
  running = await startConsole({ createDirectories: () => directories })
  sandbox = createSandbox({ release: '2022.3' })
  secure = await listenWithTls(sandbox.app, 'good')
  proxy = await startProxy({ user: 'ada', password })
})
afterAll(async () => {
  await running.close()
  await secure.close()
  await proxy.close()
})
beforeEach(async () => {
  await running.db.deleteFrom('connection').execute()
  proxy.calls.length = 0
})

const none = { caPem: '', proxyUrl: '', proxyUser: '' }
const throughProxy = () => ({
  caPem: testAuthority,
  proxyUrl: proxy.url,
  proxyUser: 'ada',
  proxyPassword: password,
})
const body = () => ({
  name: 'Behind the proxy',
  environment: 'test' as const,
  baseUrl: `${secure.origin}/webapi/`,
  clientId: practiceKey,
  clientSecret: practiceSecret,
})
const create = (network = throughProxy()) =>
  running.call(createConnection, { body: { ...body(), network } })
const change = (id: ConnectionId, changes: object) =>
  running.call(updateConnection, { params: { connectionId: id }, body: changes })
const problemOf = async (called: Promise<unknown>) => {
  try {
    await called
  } catch (error) {
    if (error instanceof ProblemError) return error.problem
    throw error
  }
  throw new Error('no problem')
}

describe('network settings', () => {
  test('are shown but for the password, which stands nowhere in the store', async () => {
    const made = await create()
    expect(made.network).toMatchObject({
      proxyUrl: proxy.url,
      proxyUser: 'ada',
      hasProxyPassword: true,
      certificates: [{ subject: 'O=Example Tests, CN=Example Test Authority' }],
    })
    const { items } = await running.call(listConnections, {})
    expect(JSON.stringify(items)).not.toContain(password)
    const { rows } = await sql<{ all: string }>`select c::text as all from connection c`.execute(
      running.db,
    )
    expect(rows[0]?.all).not.toContain(Buffer.from(password).toString('hex'))
    expect(rows[0]?.all).not.toContain(password)
  })

  test('carry every call: through the proxy, trusting the private authority', async () => {
    const { id } = await create()
    const gateways = await running.deps.gateways.get(id)
    expect(await gateways.userGroups.list({ priority: 'people' })).not.toEqual([])
    expect(proxy.calls.map(({ target }) => target)).toContain(`localhost:${secure.port}`)
    await change(id, { network: none })
    await expect(
      (await running.deps.gateways.get(id)).userGroups.list({ priority: 'people' }),
    ).rejects.toThrow(/certificate/)
  })

  test('a new proxy or authority needs the secret again, taking one away does not', async () => {
    const { id } = await create({ ...none, proxyPassword: '' })
    for (const network of [
      { ...none, proxyUrl: proxy.url },
      { ...none, caPem: testAuthority },
    ]) {
      expect((await problemOf(change(id, { network }))).code).toBe('secret_required')
    }
    await change(id, { network: throughProxy(), clientSecret: practiceSecret })
    const other = { ...throughProxy(), caPem: selfSigned }
    expect((await problemOf(change(id, { network: other }))).code).toBe('secret_required')
    expect((await change(id, { network: none })).network).toMatchObject({
      caPem: null,
      certificates: [],
      proxyUrl: null,
      hasProxyPassword: false,
    })
  })

  test('a kept password goes to no other proxy and to no other user', async () => {
    const { id } = await create()
    const { proxyPassword: _, ...kept } = throughProxy()
    expect((await change(id, { network: kept })).network.hasProxyPassword).toBe(true)
    const moved = { network: { ...kept, proxyUser: 'eve' } }
    expect((await change(id, moved)).network.hasProxyPassword).toBe(false)
  })

  test.each([
    ['no certificate', 'nonsense', /PEM/],
    [
      'half a certificate',
      '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----',
      /Certificate 1 of 1/,
    ],
    ['a private key', `${testAuthority}\n-----BEGIN PRIVATE KEY-----`, /private keys/],
  ])('%s is refused at its field', async (_what, caPem, words) => {
    const problem = await problemOf(create({ ...throughProxy(), caPem }))
    expect(problem).toMatchObject({ code: 'request_invalid' })
    expect(problem.fields?.[0]?.path).toBe('body.network.caPem')
    expect(problem.fields?.[0]?.message).toMatch(words)
  })

  test.each([
    'proxy.example.test:8080',
    'socks5://p.test:1',
    'http://a:b@p.test:1',
    'http://p.test/x',
  ])('%s is no proxy', async (proxyUrl) => {
    const problem = await problemOf(create({ ...throughProxy(), proxyUrl }))
    expect(problem.fields?.[0]?.path).toBe('body.network.proxyUrl')
  })

  test('are wiped with the connection', async () => {
    const { id } = await create()
    await running.call(removeConnection, { params: { connectionId: id } })
    const row = await running.db.selectFrom('connection').selectAll().executeTakeFirstOrThrow()
    expect([row.proxy_sealed, row.proxy_url, row.ca_pem]).toEqual([null, null, null])
  })
})

describe('a test', () => {
  const typed = () => {
    const { name: _name, environment: _environment, ...rest } = body()
    return { ...rest, network: throughProxy() }
  }
  const run = (changes: object = {}) =>
    running.call(testConnection, { body: { ...typed(), ...changes } })
  const failing = (result: Awaited<ReturnType<typeof run>>) =>
    result.steps.find(({ state }) => state === 'failed')?.id ?? 'none'

  test('works before anything is saved', async () => {
    expect(failing(await run())).toBe('none')
    expect(failing(await run({ network: none }))).toBe('tls')
    expect(failing(await run({ baseUrl: 'nonsense' }))).toBe('address')
    expect(await running.deps.connections.list()).toEqual([])
  })

  test('needs the secret, unless a stored one goes to the same place', async () => {
    const { clientSecret: _, network: _network, ...without } = typed()
    const tested = (changes: object) =>
      running.call(testConnection, { body: { ...without, ...changes } })
    expect((await problemOf(tested({}))).code).toBe('secret_required')
    const { id } = await create()
    expect(failing(await tested({ connectionId: id }))).toBe('none')
    const bare = without.baseUrl.replace(/\/$/, '')
    expect(failing(await tested({ connectionId: id, baseUrl: bare }))).toBe('none')
    for (const moved of [
      { baseUrl: 'https://evil.example.test/webapi/' },
      { network: { ...throughProxy(), proxyUrl: 'http://evil.example.test:8080' } },
      { network: { ...throughProxy(), caPem: selfSigned } },
    ]) {
      const problem = await problemOf(tested({ connectionId: id, ...moved }))
      expect(problem.code).toBe('secret_required')
    }
    expect(failing(await tested({ connectionId: id, baseUrl: 'nonsense' }))).toBe('address')
  })

  test('of a stored connection uses what is stored', async () => {
    const { id } = await create()
    const params = { connectionId: id }
    const result = await running.call(testStoredConnection, { params })
    expect(failing(result)).toBe('none')
    expect(JSON.stringify(result)).not.toContain(practiceSecret)
    await running.call(removeConnection, { params })
    expect((await problemOf(running.call(testStoredConnection, { params }))).code).toBe('not_found')
  })

  test('is for administrators', async () => {
    const call = await running.signInAs('operator')
    expect((await problemOf(call(testConnection, { body: typed() }))).code).toBe(
      'permission_denied',
    )
  })
})

describe('capabilities', () => {
  test('come from the Server’s own document, with filters, and are read anew when asked', async () => {
    const { id } = await create()
    const params = { connectionId: id }
    const read = (query: object = {}) => running.call(getCapabilities, { params, query })
    const found = await read()
    expect(found).toMatchObject({ source: 'document', problem: null })
    expect(found.release.atLeast).toBe('2022.3')
    expect(found.counts.missing).toBeGreaterThan(0)
    const missing = await read({ state: 'missing', search: 'ASSETTRANSFER' })
    expect(missing.operations.map(({ operationId }) => operationId)).toEqual([
      'Users_TransferAssets',
    ])
    expect(missing.operations[0]?.advice).toContain('2024.1')
    expect(missing.counts).toEqual(found.counts)
    const users = await read({ area: 'users' })
    expect(new Set(users.operations.map(({ area }) => area))).toEqual(new Set(['users']))
    sandbox.calls.clear()
    await read()
    expect(sandbox.calls.list()).toEqual([])
    await running.call(refreshCapabilities, { params })
    expect(sandbox.calls.list().map(({ operation }) => operation)).toEqual(['Swagger_GetDocs3'])
  })

  test('of a Server that is away are assumed, with the reason', async () => {
    const { id } = await running.call(createConnection, {
      body: { ...body(), name: 'Away', baseUrl: 'http://127.0.0.1:9/webapi/' },
    })
    const found = await running.call(getCapabilities, { params: { connectionId: id }, query: {} })
    expect(found).toMatchObject({ source: 'assumed', readAt: null })
    expect(found.problem?.code).toBe('alteryx_unreachable')
  })
})
