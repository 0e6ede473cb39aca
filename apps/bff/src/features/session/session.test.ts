import { getSession, setUp, signIn, signOut } from '@curator/console-contract/session'
import { createClient } from '@curator/endpoint/client'
import { ProblemError } from '@curator/endpoint/problem'
import { sql } from 'kysely'
import { afterEach, describe, expect, test } from 'vitest'
import { startConsole, type TestConsole, testPassword } from '../../../testing/start-console.ts'
import { systemClock } from '../../core/clock.ts'

const open: TestConsole[] = []
const start = async (options: Parameters<typeof startConsole>[0] = {}) => {
  const running = await startConsole(options)
  open.push(running)
  return running
}
afterEach(async () => {
  for (const running of open.splice(0)) await running.close()
})

/** A clock that can be moved on. */
function createMovableClock() {
  let offsetMs = 0
  return {
    ...systemClock,
    now: () => new Date(systemClock.now().getTime() + offsetMs),
    move: (ms: number) => {
      offsetMs += ms
    },
  }
}

const codeOf = (called: Promise<unknown>) =>
  called.then(
    () => 'none',
    (error: unknown) => (error instanceof ProblemError ? error.problem.code : 'another'),
  )
const callOf = (running: TestConsole, cookie?: string) =>
  createClient({ baseUrl: `${running.url}/api`, fetch: running.fetchAs(cookie) })
const readEmail = async (running: TestConsole) =>
  (await running.db.selectFrom('account').select('email').executeTakeFirstOrThrow()).email
const hourMs = 3_600_000

describe('the cookie', () => {
  test('is strict, out of reach for scripts, and guarded by its name behind https', async () => {
    const running = await start({ settings: { publicUrl: 'https://console.example.test' } })
    const body = JSON.stringify({ email: await readEmail(running), password: testPassword })
    const headers = { 'content-type': 'application/json', 'x-forwarded-proto': 'http' }
    const reply = await running.fetchAs(undefined)(`${running.url}/api/session`, {
      method: 'POST',
      headers,
      body,
    })
    expect(reply.headers.get('set-cookie')).toMatch(
      /^__Host-curator=[^;]+; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    )
    expect(reply.headers.get('strict-transport-security')).toContain('max-age=31536000')
  })

  test('has another value after sign-in than before, and the old one opens nothing', async () => {
    const running = await start()
    const first = await running.cookieOf('viewer')
    const body = { email: await readEmail(running), password: testPassword }
    const reply = await running.fetchAs(first)(`${running.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const second = reply.headers.get('set-cookie')?.split(';')[0]
    expect(second).not.toBe(first)
    expect(await callOf(running, first)(getSession, {})).toEqual({ state: 'signed_out' })
  })

  test('is not in the store: what stands there can’t be used as one', async () => {
    const running = await start()
    const cookie = await running.cookieOf('viewer')
    const id =
      decodeURIComponent(cookie.split('=')[1] ?? '')
        .slice(2)
        .split('.')[0] ?? ''
    expect(id.length).toBeGreaterThan(40)
    const { rows } = await sql<{
      all: string
    }>`select string_agg(s::text, '|') as all from session s`.execute(running.db)
    expect(rows[0]?.all).not.toContain(id)
  })

  test('twice in one request is refused', async () => {
    const running = await start()
    const cookie = await running.cookieOf('viewer')
    expect(await codeOf(callOf(running, `${cookie}; ${cookie}`)(getSession, {}))).toBe(
      'request_invalid',
    )
  })
})

describe('signing in', () => {
  test('tells nothing about which of the two is wrong', async () => {
    const running = await start()
    const call = callOf(running)
    const email = await readEmail(running)
    const wrong = { email, password: 'not the password' }
    const stranger = { email: 'stranger@example.test', password: testPassword }
    expect(await codeOf(call(signIn, { body: wrong }))).toBe('sign_in_refused')
    expect(await codeOf(call(signIn, { body: stranger }))).toBe('sign_in_refused')
    const right = { email: email.toUpperCase(), password: testPassword }
    expect(await call(signIn, { body: right })).toMatchObject({
      state: 'signed_in',
      account: {
        role: 'administrator',
        permissions: expect.arrayContaining(['connections.manage']),
      },
    })
  })

  test('is slowed down after too many wrong tries for one e-mail, others are not', async () => {
    const running = await start({ settings: { signInLimits: { perAddress: 100, perEmail: 3 } } })
    const call = callOf(running)
    const body = { email: await readEmail(running), password: 'wrong' }
    const codes = []
    for (let i = 0; i < 5; i++) codes.push(await codeOf(call(signIn, { body })))
    expect(codes.slice(0, 3)).toEqual(Array(3).fill('sign_in_refused'))
    expect(codes.slice(3)).toEqual(Array(2).fill('too_many_requests'))
    const other = { email: 'other@example.test', password: 'wrong' }
    expect(await codeOf(call(signIn, { body: other }))).toBe('sign_in_refused')
  })

  test('is slowed down for an address that tries many e-mails', async () => {
    const running = await start({ settings: { signInLimits: { perAddress: 4, perEmail: 100 } } })
    const codes = []
    for (let i = 0; i < 5; i++) {
      const body = { email: `someone-${i}@example.test`, password: 'wrong' }
      codes.push(await codeOf(callOf(running)(signIn, { body })))
    }
    expect(codes[4]).toBe('too_many_requests')
  })
})

describe('a session', () => {
  test('ends when it is not used, and after a day in any case', async () => {
    const clock = createMovableClock()
    const running = await start({ clock })
    const isSignedIn = async (cookie: string) =>
      (await callOf(running, cookie)(getSession, {})).state === 'signed_in'
    const idle = await running.cookieOf('viewer')
    const busy = await running.cookieOf('viewer')
    for (const hours of [5, 10, 15, 20]) {
      clock.move(5 * hourMs)
      expect([hours, await isSignedIn(busy)]).toEqual([hours, true])
    }
    expect(await isSignedIn(idle)).toBe(false)
    clock.move(5 * hourMs)
    expect(await isSignedIn(busy)).toBe(false)
  })

  test('ends in the store at sign-out', async () => {
    const running = await start()
    const cookie = await running.cookieOf('viewer')
    await callOf(running, cookie)(signOut, {})
    expect(await callOf(running, cookie)(getSession, {})).toEqual({ state: 'signed_out' })
  })

  test('that is written late does not come back after sign-out', async () => {
    const running = await start()
    const cookie = await running.cookieOf('viewer')
    const { sessions } = running.deps
    const [row] = await running.db
      .selectFrom('session')
      .selectAll()
      .orderBy('last_seen_at', 'desc')
      .execute()
    await callOf(running, cookie)(signOut, {})
    const late = {
      accountId: row?.account_id ?? null,
      data: row?.data ?? {},
      lastSeenAt: new Date(),
    }
    await sessions.update(row?.id_hash ?? Buffer.alloc(0), late)
    expect(await callOf(running, cookie)(getSession, {})).toEqual({ state: 'signed_out' })
  })

  test('follows a changed role and a disabled account with the next request', async () => {
    const running = await start()
    const cookie = await running.cookieOf('operator')
    const call = callOf(running, cookie)
    const ofOperator = running.db.updateTable('account').where('role', '=', 'operator')
    await ofOperator.set({ role: 'viewer' }).execute()
    expect(await call(getSession, {})).toMatchObject({ account: { role: 'viewer' } })
    await running.db.updateTable('account').set({ disabled_at: new Date() }).execute()
    expect(await call(getSession, {})).toEqual({ state: 'signed_out' })
  })

  test('is not lost while the store is away: the answer is "unavailable", not "signed out"', async () => {
    const running = await start()
    const cookie = await running.cookieOf('viewer')
    const find = running.deps.sessions.find
    const gone = Object.assign(new Error('connect ENOENT'), { code: 'ENOENT', syscall: 'connect' })
    Object.assign(running.deps.sessions, { find: () => Promise.reject(gone) })
    expect(await codeOf(callOf(running, cookie)(getSession, {}))).toBe('store_unavailable')
    Object.assign(running.deps.sessions, { find })
    expect(await callOf(running, cookie)(getSession, {})).toMatchObject({ state: 'signed_in' })
  })
})

describe('the first sign-in link', () => {
  const first = { name: 'Ada', email: 'Ada@Example.test', password: 'twelve characters' }
  const startEmpty = async (clock = createMovableClock()) => {
    const running = await start({ clock })
    await running.db.deleteFrom('account').execute()
    return running
  }
  const createToken = async (running: TestConsole) => {
    const token = await running.deps.authenticator.createSetupToken()
    return token ?? ''
  }

  test('makes one administrator, signs in, and works once', async () => {
    const running = await startEmpty()
    const token = await createToken(running)
    const call = callOf(running)
    expect(await call(getSession, {})).toEqual({ state: 'setup_required' })
    expect(await call(setUp, { body: { token, ...first } })).toMatchObject({
      state: 'signed_in',
      account: { email: 'ada@example.test', role: 'administrator' },
    })
    expect(await codeOf(call(setUp, { body: { token, ...first } }))).toBe('setup_link_invalid')
    expect(await running.deps.authenticator.createSetupToken()).toBeUndefined()
  })

  test('raced by two, with one link or with two, leaves one account', async () => {
    const running = await startEmpty()
    const tokens = [await createToken(running), await createToken(running)]
    const tries = [0, 0, 1, 1].map((index, number) => {
      const body = { token: tokens[index] ?? '', ...first, email: `racer-${number}@example.test` }
      return codeOf(callOf(running)(setUp, { body }))
    })
    const codes = await Promise.all(tries)
    expect(codes.filter((code) => code === 'none')).toHaveLength(1)
    expect(codes.filter((code) => code === 'setup_link_invalid')).toHaveLength(3)
    expect(await running.db.selectFrom('account').selectAll().execute()).toHaveLength(1)
  })

  test('expires after a day, and its token is not in the store', async () => {
    const clock = createMovableClock()
    const running = await startEmpty(clock)
    const token = await createToken(running)
    const { rows } = await sql<{
      all: string
    }>`select string_agg(s::text, '|') as all from setup_link s`.execute(running.db)
    expect(rows[0]?.all).not.toContain(token)
    clock.move(25 * hourMs)
    expect(await codeOf(callOf(running)(setUp, { body: { token, ...first } }))).toBe(
      'setup_link_invalid',
    )
  })

  test('asks for a password of at least 12 characters and names every fault', async () => {
    const running = await startEmpty()
    const body = { token: 'x', name: ' ', email: 'no', password: 'short' }
    const error: unknown = await callOf(running)(setUp, { body }).catch((thrown: unknown) => thrown)
    const fields = error instanceof ProblemError ? error.problem.fields : []
    expect(fields?.map(({ path }) => path)).toEqual(['body.name', 'body.email', 'body.password'])
  })
})
