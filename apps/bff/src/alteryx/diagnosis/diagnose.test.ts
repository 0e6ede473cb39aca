import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createSandbox } from '@curator/alteryx-sandbox/create-sandbox'
import type { SandboxOptions } from '@curator/alteryx-sandbox/options'
import { practiceKey, practiceSecret } from '@curator/alteryx-sandbox/practice-key'
import type { ConnectionTest, TestStepId } from '@curator/console-contract/connection-tests'
import { describe, expect, onTestFinished, test } from 'vitest'
import { startProxy } from '../../../testing/proxy-server.ts'
import {
  type CertificateName,
  listenWithTls,
  selfSigned,
  testAuthority,
} from '../../../testing/tls-server.ts'
import { type Clock, systemClock } from '../../core/clock.ts'
import { type NetworkRoute, toAuthorization } from '../network-route.ts'
import { createRedactor } from '../redactor.ts'
import { diagnose } from './diagnose.ts'
import type { TestTarget } from './probe.ts'

const direct: NetworkRoute = { caPem: null, proxy: null }
const look = (baseUrl: string, change: Partial<TestTarget> = {}, clock: Clock = systemClock) =>
  diagnose(
    { baseUrl, clientId: practiceKey, secret: practiceSecret, route: direct, ...change },
    clock,
    createRedactor(),
  )
const stateOf = (result: ConnectionTest) =>
  Object.fromEntries(result.steps.map(({ id, state }) => [id, state]))
const stepOf = (result: ConnectionTest, id: TestStepId) => {
  const found = result.steps.find((step) => step.id === id)
  if (!found) throw new RangeError(id)
  return found
}
const factsOf = (result: ConnectionTest, id: TestStepId) =>
  Object.fromEntries(stepOf(result, id).facts.map(({ label, value }) => [label, value]))

/** The named step failed, those before it did not, those behind it were not looked at. */
function expectFailure(result: ConnectionTest, id: TestStepId, words: RegExp): void {
  const at = result.steps.findIndex((step) => step.id === id)
  const states = result.steps.map(({ state }) => state)
  expect([id, states[at], result.state]).toEqual([id, 'failed', 'failed'])
  expect(states.slice(0, at)).not.toContain('failed')
  expect(new Set(states.slice(at + 1))).toEqual(
    new Set(at === states.length - 1 ? [] : ['skipped']),
  )
  const { advice, detail } = stepOf(result, id)
  expect(`${detail} ${advice}`).toMatch(words)
  expect(advice).toMatch(/\.$/)
}

async function start(options: SandboxOptions = {}) {
  const sandbox = createSandbox(options)
  const listening = await sandbox.listen()
  onTestFinished(() => listening.close())
  return { sandbox, url: listening.url }
}

async function startSecure(certificate: CertificateName) {
  const sandbox = createSandbox()
  const secure = await listenWithTls(sandbox.app, certificate)
  onTestFinished(() => secure.close())
  return { sandbox, url: `${secure.origin}/webapi/`, port: secure.port }
}

async function serve(answer: RequestListener) {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.closeAllConnections())
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/webapi/`
}

test('a Server as it should be passes every step', async () => {
  const { sandbox, url } = await start()
  const result = await look(url)
  expect(stateOf(result)).toMatchObject({
    address: 'passed',
    token: 'passed',
    role: 'passed',
    nodes: 'passed',
    release: 'passed',
  })
  expect(['passed', 'warning']).toContain(result.state)
  expect(factsOf(result, 'release').Release).toMatch(/or newer/)
  expect(JSON.stringify(result)).not.toContain(practiceSecret)
  const writes = sandbox.calls
    .list()
    .filter(({ method, path }) => method !== 'GET' && !path.includes('oauth2'))
  expect(writes).toEqual([])
})

describe('an address', () => {
  test.each([
    ['alteryx.example.test', /https:/],
    ['ftp://alteryx.example.test/', /https:/],
    ['https://ada:secret@alteryx.example.test/webapi/', /user name/],
  ])('%s is named as what is wrong', async (address, words) => {
    expectFailure(await look(address), 'address', words)
  })

  test('that is not the Web API address is warned of, and its token endpoint is missed', async () => {
    const { url } = await start()
    const result = await look(url.replace('/webapi/', '/gallery/'))
    expect(stepOf(result, 'address')).toMatchObject({
      state: 'warning',
      detail: expect.stringContaining('own pages'),
    })
    expectFailure(result, 'token', /404.*Web API address/)
  })

  test('with a name nobody knows', async () => {
    expectFailure(
      await look('https://alteryx.invalid/webapi/'),
      'dns',
      /alteryx\.invalid.*spelling/,
    )
  })

  test('with a port nobody listens at', async () => {
    const { url, sandbox } = await start()
    const other = await sandbox.listen()
    await other.close()
    expectFailure(await look(url.replace(/:\d+/, `:${other.port}`)), 'connect', /Nothing listens/)
  })
})

describe('a certificate', () => {
  test('of a private authority is refused until the authority is given, then shown', async () => {
    const { url } = await startSecure('good')
    expectFailure(await look(url), 'tls', /authority that the console does not know.*Network/)
    const trusting = await look(url, { route: { ...direct, caPem: testAuthority } })
    expect(stateOf(trusting)).toMatchObject({ tls: 'passed', token: 'passed', role: 'passed' })
    expect(factsOf(trusting, 'tls')).toMatchObject({
      Subject: 'O=Example Tests, CN=localhost',
      'Issued by': 'O=Example Tests, CN=Example Test Authority',
      'Valid from': '2020-01-01',
      'Valid to': expect.stringMatching(/^2120-01-01 \(\d+ days left\)$/),
      Names: 'localhost, 127.0.0.1',
      Protocol: 'TLSv1.3',
      Trusted: 'by the private authority of this connection',
    })
  })

  test('that is self-signed is named so, and can be trusted by itself', async () => {
    const { url } = await startSecure('self-signed')
    expectFailure(await look(url), 'tls', /self-signed/)
    expectFailure(
      await look(url, { route: { ...direct, caPem: testAuthority } }),
      'tls',
      /self-signed/,
    )
    const trusting = await look(url, { route: { ...direct, caPem: selfSigned } })
    expect(stateOf(trusting)).toMatchObject({ tls: 'passed', token: 'passed' })
  })

  test.each([
    ['expired', /expired on 2021-01-01/],
    ['other-host', /not made for localhost.*alteryx\.example\.test/],
  ] as const)('that is %s', async (certificate, words) => {
    const { url } = await startSecure(certificate)
    expectFailure(await look(url, { route: { ...direct, caPem: testAuthority } }), 'tls', words)
  })

  test('that runs out soon is warned of', async () => {
    const { url } = await startSecure('good')
    const clock = { ...systemClock, now: () => new Date('2119-12-20T00:00:00Z') }
    const result = await look(url, { route: { ...direct, caPem: testAuthority } }, clock)
    expect(stepOf(result, 'tls')).toMatchObject({
      state: 'warning',
      detail: expect.stringContaining('12 days'),
    })
  })

  test('is missed where plain http answers', async () => {
    const { url } = await start()
    expectFailure(await look(url.replace('http:', 'https:')), 'tls', /does not speak TLS/)
  })
})

describe('key and secret', () => {
  test.each([400, 401] as const)('that are wrong, answered with %i', async (tokenRefusalStatus) => {
    const { url } = await start({ tokenRefusalStatus })
    const result = await look(url, { secret: 'not the secret' })
    expectFailure(result, 'token', /refuses key and secret.*API access/)
    expect(factsOf(result, 'token')).toMatchObject({ Status: `${tokenRefusalStatus}` })
  })

  test('whose owner has no API access look the same, and the words say so', async () => {
    const { sandbox, url } = await start()
    sandbox.world.updateUser(sandbox.world.ownerId, { isApiEnabled: false })
    expectFailure(await look(url), 'token', /does not tell which.*API access is switched on/)
  })

  test('of somebody who is no Curator', async () => {
    const { sandbox, url } = await start()
    const other = [...sandbox.world.users.values()].find(
      (user) => user.isActive && sandbox.world.effectiveRole(user) === 'Artisan',
    )
    if (!other) throw new Error('no Artisan')
    sandbox.world.updateUser(other.id, { isApiEnabled: true })
    sandbox.keys.set('another', { secret: 'another secret', userId: other.id })
    const result = await look(url, { clientId: 'another', secret: 'another secret' })
    expectFailure(result, 'role', /Curator.*sticky sessions/)
  })
})

describe('what answers', () => {
  test('with a web page is no Server', async () => {
    const url = await serve((_req, res) => {
      res.writeHead(200, { 'content-type': 'text/html' }).end('<html>Sign in</html>')
    })
    expectFailure(await look(url), 'token', /no Alteryx Server API.*sign-in page/)
  })

  test('with a redirection', async () => {
    const url = await serve((_req, res) => {
      res.writeHead(302, { location: 'https://sso.example.test/' }).end()
    })
    expectFailure(await look(url), 'token', /sends callers elsewhere \(status 302\)/)
  })

  test('with a token and nothing else has no V3', async () => {
    const url = await serve((req, res) => {
      const isToken = req.url?.endsWith('/oauth2/token')
      res.writeHead(isToken ? 200 : 404, { 'content-type': 'application/json' })
      res.end(isToken ? '{"access_token":"abcdefgh","expires_in":3599}' : '{}')
    })
    expectFailure(await look(url), 'role', /does not know the V3 API.*2021\.4/)
  })

  test('with nothing at all ends in time, and what is left is skipped', async () => {
    const url = await serve((_req, res) => void res.on('close', () => undefined))
    let nowMs = 0
    const clock = { ...systemClock, monotonicMs: () => (nowMs += 9_000) }
    const result = await look(url, {}, clock)
    expect(result.steps.at(-1)).toMatchObject({
      state: 'skipped',
      detail: expect.stringContaining('too long'),
    })
  })
})

describe('several nodes', () => {
  test('that keep the console by cookie are named and pass', async () => {
    const { url } = await start({ nodeCount: 3 })
    const result = await look(url)
    expect(stepOf(result, 'nodes')).toMatchObject({
      state: 'passed',
      detail: expect.stringContaining('Several nodes'),
    })
  })

  test('that do not keep it are warned of, though some calls succeed', async () => {
    const { sandbox, url } = await start()
    for (const status of [401, 200, 401, 200]) {
      sandbox.faults.add({
        operation: 'UserGroups_GetUserGroups',
        times: 1,
        ...(status === 401 ? { status, body: {} } : { delayMs: 1 }),
      })
    }
    const result = await look(url)
    expect(stateOf(result)).toMatchObject({ role: 'passed', nodes: 'warning' })
    expect(stepOf(result, 'nodes').advice).toMatch(/stickiness/)
  })
})

describe('the owner of the key', () => {
  const setCurators = async (change: (at: number) => object, options: SandboxOptions = {}) => {
    const started = await start(options)
    const { world } = started.sandbox
    let at = 0
    for (const user of [...world.users.values()]) {
      if (user.role !== 'Curator') continue
      const isApiEnabled = user.id === world.ownerId
      world.updateUser(user.id, { isActive: true, isApiEnabled, ...change(at++) })
    }
    return started
  }

  test('is guessed where only one comes into question, with the right to create collections', async () => {
    const may = await look((await setCurators(() => ({ canCreateCollections: true }))).url)
    expect(stepOf(may, 'owner').facts).toEqual([
      { label: 'Most likely owner', value: expect.stringContaining('@') },
    ])
    expect(stateOf(may).collections).toBe('passed')
    const mayNot = await look((await setCurators(() => ({ canCreateCollections: false }))).url)
    expect(stepOf(mayNot, 'collections')).toMatchObject({
      state: 'warning',
      advice: expect.stringContaining('Create Collections'),
    })
  })

  test('stays unknown among several, with words of how to check', async () => {
    const mixed = (at: number) => ({ isApiEnabled: true, canCreateCollections: at % 2 === 0 })
    const { url } = await setCurators(mixed, { world: 'busy-server' })
    const result = await look(url)
    expect(stepOf(result, 'collections')).toMatchObject({
      state: 'skipped',
      advice: expect.stringContaining('Create Collections'),
    })
  })
})

test('an old release is named, with the number of what it lacks', async () => {
  const { url } = await start({ release: '2021.4' })
  const result = await look(url)
  expect(stepOf(result, 'release')).toMatchObject({
    state: 'warning',
    detail: expect.stringMatching(/^\d+ operations of newer releases/),
  })
  expect(factsOf(result, 'release').Release).toMatch(/^2021\.4 or newer, older than 2022\./)
})

test('a Server that hides its description is warned of', async () => {
  const { sandbox, url } = await start()
  sandbox.faults.add({ operation: 'Swagger_GetDocs3', status: 404, body: {} })
  expect(stepOf(await look(url), 'release')).toMatchObject({
    state: 'warning',
    detail: expect.stringContaining('404'),
  })
})

describe('behind a proxy', () => {
  const through = (url: string, user: string | null = null, password = ''): NetworkRoute => ({
    caPem: testAuthority,
    proxy: { url, authorization: toAuthorization(user, password) },
  })
  const open = async (options: Parameters<typeof startProxy>[0] = {}) => {
    const proxy = await startProxy(options)
    onTestFinished(() => proxy.close())
    return proxy
  }

  test('https goes through tunnels, with the certificate of the Server behind it', async () => {
    const { url, port } = await startSecure('good')
    const proxy = await open({ user: 'ada', password: 'pass word:1' })
    const result = await look(url, { route: through(proxy.url, 'ada', 'pass word:1') })
    expect(stateOf(result)).toMatchObject({ connect: 'passed', tls: 'passed', role: 'passed' })
    expect(new Set(proxy.calls.map(({ method, target }) => `${method} ${target}`))).toEqual(
      new Set([`CONNECT localhost:${port}`]),
    )
  })

  test('plain http goes by the proxy’s own hand', async () => {
    const { url } = await start()
    const proxy = await open()
    expect(stateOf(await look(url, { route: through(proxy.url) }))).toMatchObject({
      role: 'passed',
    })
    expect(proxy.calls.map(({ target }) => target)).toContain(`${url}oauth2/token`)
  })

  test.each([
    [{ user: 'ada', password: 'x' }, /asks for user and password/],
    [{ refuse: 403 }, /does not let the console through.*403/],
  ])('that refuses (%j) is named', async (options, words) => {
    const { url } = await startSecure('good')
    const proxy = await open(options)
    expectFailure(await look(url, { route: through(proxy.url) }), 'connect', words)
  })

  test('that is away is named', async () => {
    const { url } = await startSecure('good')
    const proxy = await startProxy()
    await proxy.close()
    expectFailure(await look(url, { route: through(proxy.url) }), 'connect', /proxy is running/)
  })
})
