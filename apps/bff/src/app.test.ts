import { signOut } from '@curator/console-contract/session'
import type { EndpointSpec } from '@curator/endpoint/endpoint'
import { mountedEndpoints } from '@curator/endpoint/express'
import { problem } from '@curator/endpoint/problem'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startConsole, type TestConsole } from '../testing/start-console.ts'
import { rolePermissions } from './auth/role-permissions.ts'
import { type Access, routeTable } from './http/route.ts'

let running: TestConsole
beforeAll(async () => {
  running = await startConsole()
})
afterAll(() => running.close())

/** An address that fits the path; ids need not exist, since access is checked before anything is looked up. */
const toAddress = (spec: EndpointSpec) =>
  `${running.url}/api${spec.path.replace(/:\w+/g, '00000000-0000-4000-8000-000000000000')}`

const send = async (spec: EndpointSpec, headers: Record<string, string>) => {
  const reply = await fetch(toAddress(spec), { method: spec.method, headers })
  if (reply.status < 400) {
    await reply.body?.cancel()
    return { status: reply.status, code: undefined }
  }
  const { status, code } = problem.parse(await reply.json())
  return { status, code }
}

const table = () => {
  const routes = routeTable(running.api)
  expect(routes.length).toBeGreaterThan(8)
  return routes
}
const isUnsafe = (spec: EndpointSpec) => spec.method !== 'GET'
const nameOf = (spec: EndpointSpec) => `${spec.method} ${spec.path}`

test('every mounted endpoint stands in the table of access, and the public ones are these', () => {
  expect(mountedEndpoints(running.api)).toEqual(table().map(({ spec }) => spec))
  const open = table().filter(({ access }) => access === 'public')
  expect(open.map(({ spec }) => nameOf(spec))).toEqual([
    'GET /session',
    'POST /session',
    'POST /session/setup',
    'POST /session/invitations/read',
    'POST /session/invitations',
    'POST /schedule-review/reviewer-sessions',
  ])
})

test('strangers are refused by every endpoint that is not public', async () => {
  for (const { spec, access } of table()) {
    if (access === 'public') continue
    const reply = await send(spec, { origin: running.url })
    expect([nameOf(spec), reply.code]).toEqual([nameOf(spec), 'session_missing'])
  }
})

test('each role may use exactly the endpoints its permissions name', async () => {
  for (const role of ['viewer', 'operator', 'administrator'] as const) {
    let cookie = await running.cookieOf(role)
    for (const { spec, access } of table()) {
      const { code } = await send(spec, { cookie, origin: running.url })
      if (spec === signOut) cookie = await running.cookieOf(role)
      const isAllowed = mayUse(access, rolePermissions[role])
      expect([role, nameOf(spec), code === 'permission_denied']).toEqual([
        role,
        nameOf(spec),
        !isAllowed,
      ])
    }
  }
  // Hundreds of requests, one after the other.
}, 60_000)

function mayUse(access: Access, permissions: readonly string[]): boolean {
  return typeof access === 'string' || permissions.includes(access.permission)
}

describe('where an unsafe request comes from', () => {
  const bad: Record<string, Record<string, string>> = {
    'no header at all': {},
    'another site': { origin: 'https://evil.example.test' },
    'another port of this host': { origin: 'http://127.0.0.1:1' },
    'a page without an origin': { origin: 'null' },
    'a sibling that the browser calls same-site': { 'sec-fetch-site': 'same-site' },
    'another site that the browser names': { 'sec-fetch-site': 'cross-site' },
    'the address bar': { 'sec-fetch-site': 'none' },
  }
  test.each(Object.keys(bad))('%s is refused by every endpoint', async (name) => {
    const cookie = await running.cookieOf('administrator')
    for (const { spec } of table()) {
      if (!isUnsafe(spec)) continue
      const reply = await send(spec, { cookie, ...bad[name] })
      expect([nameOf(spec), reply.code]).toEqual([nameOf(spec), 'origin_untrusted'])
    }
  })

  test('a browser that says cross-site is believed over a matching origin', async () => {
    const headers = { origin: running.url, 'sec-fetch-site': 'cross-site' }
    const [, post] = table()
    expect((await send((post as { spec: EndpointSpec }).spec, headers)).code).toBe(
      'origin_untrusted',
    )
  })

  test('a browser that says same-origin needs no origin', async () => {
    const reply = await fetch(`${running.url}/api/session`, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
      body: '{}',
    })
    expect(problem.parse(await reply.json()).code).toBe('request_invalid')
  })
})

describe('headers', () => {
  test('every reply has a request id, and takes over a plain one', async () => {
    const plain = await fetch(`${running.url}/healthz`, {
      headers: { 'x-request-id': 'abc-12345' },
    })
    expect(plain.headers.get('x-request-id')).toBe('abc-12345')
    const odd = await fetch(`${running.url}/healthz`, { headers: { 'x-request-id': 'a b"}{' } })
    expect(odd.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('the API is never kept by anything on the way, and pages may load only our own', async () => {
    const reply = await fetch(`${running.url}/api/session`)
    expect(reply.headers.get('cache-control')).toBe('no-store')
    const policy = reply.headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("style-src 'self';")
    expect(policy).not.toContain('unsafe')
    expect(reply.headers.get('x-powered-by')).toBeNull()
    expect(reply.headers.get('access-control-allow-origin')).toBeNull()
  })
})

describe('what is not there', () => {
  test('an unknown address of the API is a problem, not a page', async () => {
    const reply = await fetch(`${running.url}/api/nothing`)
    expect(reply.headers.get('content-type')).toContain('application/problem+json')
    expect(problem.parse(await reply.json())).toMatchObject({ code: 'not_found', status: 404 })
  })

  test('an address that can’t be decoded is not found', async () => {
    const cookie = await running.cookieOf('administrator')
    const reply = await fetch(`${running.url}/api/connections/%zz`, {
      method: 'DELETE',
      headers: { cookie, origin: running.url },
    })
    expect([400, 404]).toContain(reply.status)
    expect(problem.parse(await reply.json()).code).not.toBe('internal')
  })

  test('a body that is no JSON is told so', async () => {
    const reply = await fetch(`${running.url}/api/session`, {
      method: 'POST',
      headers: { origin: running.url, 'content-type': 'application/json' },
      body: '{"email":',
    })
    expect(problem.parse(await reply.json())).toMatchObject({
      code: 'request_invalid',
      detail: 'The body is no JSON object.',
    })
  })

  test('a JSON body over 1 MB is refused with a reply, not a hang-up', async () => {
    const reply = await fetch(`${running.url}/api/session`, {
      method: 'POST',
      headers: { origin: running.url, 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'x'.repeat(3_000_000) }),
    })
    expect(problem.parse(await reply.json())).toMatchObject({ code: 'file_too_large', status: 413 })
  })
})

describe('uploads', () => {
  const upload = async (cookie: string | undefined) => {
    const query = 'connectionId=none&fileName=large.csv'
    const reply = await fetch(`${running.url}/api/onboarding/sheets?${query}`, {
      method: 'POST',
      headers: {
        origin: running.url,
        'content-type': 'application/octet-stream',
        ...(cookie ? { cookie } : {}),
      },
      body: new Uint8Array(21 * 1_048_576),
    })
    return problem.parse(await reply.json()).code
  }

  test('a file of 21 MB is refused with a reply, not a hang-up', async () => {
    expect(await upload(await running.cookieOf('operator'))).toBe('file_too_large')
  })

  test('strangers are refused before their file is read', async () => {
    expect(await upload(undefined)).toBe('session_missing')
  })
})

describe('health', () => {
  test('is alive and ready with its store, and counts requests by template', async () => {
    expect((await fetch(`${running.url}/healthz`)).status).toBe(200)
    expect((await fetch(`${running.url}/readyz`)).status).toBe(200)
    const metrics = await (await fetch(`${running.url}/metrics`)).text()
    expect(metrics).toContain('route="/api/session"')
    expect(metrics).not.toContain('example.test')
  })

  test('is not ready once it has begun to stop', async () => {
    const other = await startConsole()
    other.deps.beginStop()
    expect((await fetch(`${other.url}/readyz`)).status).toBe(503)
    expect((await fetch(`${other.url}/healthz`)).status).toBe(200)
    await other.close()
  })
})
