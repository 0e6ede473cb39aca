import { inspect } from 'node:util'
import { createSandbox, type Sandbox } from '@curator/alteryx-sandbox/create-sandbox'
import type { FaultScript } from '@curator/alteryx-sandbox/faults'
import type { SandboxOptions } from '@curator/alteryx-sandbox/options'
import { practiceKey, practiceSecret } from '@curator/alteryx-sandbox/practice-key'
import { afterEach, describe, expect, test } from 'vitest'
import { systemClock } from '../core/clock.ts'
import { silentLogger } from '../core/logger.ts'
import { createSecretBox } from '../core/secret-box.ts'
import { AlteryxFailure, type AlteryxFailureFacts } from './alteryx-failure.ts'
import { createGateways } from './create-gateways.ts'
import type { AlteryxGateways, CallOptions } from './gateways.ts'

const people: CallOptions = { priority: 'people' }
const bulk: CallOptions = { priority: 'bulk' }
const ada = { email: 'ada.new@example.test', firstName: 'Ada', lastName: 'New', role: 'Artisan' }

const openDoors: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of openDoors.splice(0)) await close()
})

async function openDoor(
  options: SandboxOptions = {},
  settings: { secret?: string; maxConcurrency?: number; maxWaitMs?: number } = {},
): Promise<{ sandbox: Sandbox; gateways: AlteryxGateways; stop: () => Promise<void> }> {
  const sandbox = createSandbox({ world: 'small-team', ...options })
  const server = await sandbox.listen()
  const { secret = practiceSecret, maxConcurrency = 32, ...rest } = settings
  const gateways = createGateways({
    connection: { baseUrl: server.url, clientId: practiceKey, maxConcurrency },
    secrets: createSecretBox(Buffer.alloc(32, 7)),
    readSecret: () => Promise.resolve(secret),
    clock: systemClock,
    log: silentLogger,
    ...rest,
  })
  openDoors.push(() => gateways.close(), server.close)
  return { sandbox, gateways, stop: server.close }
}

async function failureOf(call: Promise<unknown>): Promise<AlteryxFailureFacts> {
  const error: unknown = await call.then(
    () => new Error('the call succeeded'),
    (cause: unknown) => cause,
  )
  if (!(error instanceof AlteryxFailure)) throw error
  return error.facts
}

const token = { operation: 'OAuth2_Token' }
const create = { operation: 'Users_CreateUser' }

describe('users', () => {
  test('are created, found without regard to case, and updated with everything else kept', async () => {
    const { sandbox, gateways } = await openDoor()
    const made = await gateways.users.create({ ...ada, canScheduleJobs: true }, bulk)
    expect(made).toMatchObject({ email: ada.email, role: 'Artisan', canScheduleJobs: true })
    const found = await gateways.users.findByEmail(ada.email.toUpperCase(), people)
    expect(found.map((user) => user.id)).toEqual([made.id])
    const changed = await gateways.users.update(made.id, () => ({ timeZone: 'Europe/Kiev' }), bulk)
    expect(changed).toMatchObject({
      timeZone: 'Europe/Kiev',
      canScheduleJobs: true,
      lastName: 'New',
    })
    await gateways.users.update(made.id, () => null, bulk)
    expect(sandbox.calls.count({ operation: 'Users_UpdateUser' })).toBe(1)
  })

  test('a look-up drops users whose e-mail only contains the one asked for', async () => {
    const { gateways } = await openDoor({ filterMatching: 'contains' })
    await gateways.users.create({ ...ada, email: 'x.ada.new@example.test' }, bulk)
    expect(await gateways.users.findByEmail('ada.new@example.test', people)).toEqual([])
  })

  test('a field this build does not know, and gaps, survive an update as the contract wants them', async () => {
    const { sandbox, gateways } = await openDoor()
    const { id } = await gateways.users.create(ada, bulk)
    const full = { ...ada, id, isActive: true, role: 'Emperor', novelty: { a: [1] } }
    sandbox.faults.add({
      operation: 'Users_GetUser',
      nth: 1,
      status: 200,
      body: { ...full, language: null, timeZone: null },
    })
    await gateways.users.update(id, () => ({ role: 'Viewer' }), bulk)
    const sent = JSON.parse(sandbox.calls.list({ operation: 'Users_UpdateUser' })[0]?.body ?? '{}')
    expect(sent).toMatchObject({
      novelty: { a: [1] },
      language: 'en-us',
      timeZone: '',
      role: 'Viewer',
    })
    expect(sent).toMatchObject({ canAssignJobs: false, defaultCredentialId: '' })
  })

  test('both lists come as bytes of a JSON array', async () => {
    const { sandbox, gateways } = await openDoor()
    for (const bytes of [
      await gateways.users.readAllInFull(people),
      await gateways.users.readAllReduced(bulk),
    ]) {
      const list = JSON.parse(new TextDecoder().decode(bytes)) as unknown[]
      expect(list).toHaveLength([...sandbox.world.users.values()].length)
    }
  })
})

describe('user groups', () => {
  test('are created, listed, read, and get members with a reason for each refused one', async () => {
    const { gateways } = await openDoor()
    const id = await gateways.userGroups.create({ name: 'Night shift', role: 'Viewer' }, bulk)
    expect(await gateways.userGroups.list(people)).toContainEqual({
      id,
      name: 'Night shift',
      role: 'Viewer',
    })
    const user = await gateways.users.create(ada, bulk)
    const refused = await gateways.userGroups.addMembers(id, [user.id, 'f'.repeat(24)], bulk)
    expect([...refused.keys()]).toEqual(['f'.repeat(24)])
    expect(await gateways.userGroups.get(id, people)).toMatchObject({ memberIds: [user.id] })
  })

  test('a new id may come as an object', async () => {
    const { sandbox, gateways } = await openDoor()
    const reply = { operation: 'UserGroups_CreateUserGroup', status: 200, body: { id: 'abc' } }
    sandbox.faults.add(reply)
    expect(await gateways.userGroups.create({ name: 'N', role: 'Viewer' }, bulk)).toBe('abc')
  })
})

describe('a failed call says what it means', () => {
  const cases: readonly [string, FaultScript, Partial<AlteryxFailureFacts>][] = [
    ['403', { status: 403, body: 'Not yours.' }, { kind: 'forbidden', serverText: 'Not yours.' }],
    ['404', { status: 404, body: '' }, { kind: 'not_found', status: 404 }],
    ['400', { status: 400, body: { message: 'No.' } }, { kind: 'refused', serverText: 'No.' }],
    ['409', { status: 409, body: '"Taken"' }, { kind: 'refused', serverText: 'Taken' }],
    ['501', { status: 501 }, { kind: 'refused', status: 501 }],
    [
      'a redirect',
      { status: 302, headers: { location: 'http://127.0.0.1:9/' } },
      { kind: 'unreachable', status: 302 },
    ],
    [
      '429 with seconds',
      { status: 429, headers: { 'retry-after': '7' } },
      { kind: 'busy', retryAfterMs: 7_000 },
    ],
    [
      '429 with a day',
      { status: 429, headers: { 'retry-after': '86400' } },
      { kind: 'busy', retryAfterMs: 600_000 },
    ],
    [
      '429 with nonsense',
      { status: 429, headers: { 'retry-after': 'soon' } },
      { kind: 'busy', retryAfterMs: null },
    ],
    [
      'an HTML maintenance page',
      { status: 503, body: '<html>Back at nine</html>' },
      { kind: 'busy', serverText: '' },
    ],
    ['500', { status: 500 }, { kind: 'unclear', status: 500, isSettled: true }],
    ['502', { status: 502 }, { kind: 'unclear', status: 502, isSettled: false }],
    ['504', { status: 504 }, { kind: 'unclear', status: 504, isSettled: false }],
    ['a reset', { reset: 'before' }, { kind: 'unclear', status: null, isSettled: false }],
    ['a lost answer', { reset: 'after' }, { kind: 'unclear', status: null, isSettled: false }],
    ['a body cut short', { brokenBody: true }, { kind: 'unclear', isSettled: true }],
    ['broken JSON', { status: 201, body: '{"id":' }, { kind: 'unclear', status: 201 }],
    ['an empty 201', { status: 201, body: '' }, { kind: 'unclear', status: 201 }],
    ['a 201 without id', { status: 201, body: { email: 'x' } }, { kind: 'unclear', status: 201 }],
    [
      'a sign-in page',
      { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>' },
      { kind: 'unclear' },
    ],
  ]
  test.each(cases)('%s', async (_, script, facts) => {
    const { sandbox, gateways } = await openDoor()
    sandbox.faults.add({ ...create, ...script })
    expect(await failureOf(gateways.users.create(ada, bulk))).toMatchObject(facts)
    expect(sandbox.calls.count(create)).toBe(1)
  })

  test('a Server that is gone: nothing was sent, and the words name the address', async () => {
    const { gateways, stop } = await openDoor()
    await stop()
    const facts = await failureOf(gateways.users.create(ada, bulk))
    expect(facts).toMatchObject({ kind: 'unreachable', isSettled: true })
    expect(facts.message).toMatch(/127\.0\.0\.1:\d+ refuses connections/)
  })

  test('a slow Server: the caller may give up, and the write stays unclear', async () => {
    const { sandbox, gateways } = await openDoor()
    await gateways.userGroups.list(people)
    sandbox.faults.add({ ...create, delayMs: 3_000 })
    const giveUp = AbortSignal.timeout(100)
    const facts = await failureOf(gateways.users.create(ada, { ...bulk, signal: giveUp }))
    expect(facts).toMatchObject({ kind: 'unclear', isSettled: false })
  })
})

describe('reads are repeated', () => {
  test.each([
    ['500', { status: 500 }],
    ['a reset', { reset: 'before' }],
    ['broken JSON', { status: 200, body: '[{' }],
    ['503', { status: 503 }],
  ] as const)('after %s', async (_, script) => {
    const { sandbox, gateways } = await openDoor()
    sandbox.faults.add({ operation: 'UserGroups_GetUserGroups', nth: 1, times: 2, ...script })
    expect((await gateways.userGroups.list(people)).length).toBeGreaterThan(0)
  })

  test('but only twice, and not when the answer is clear', async () => {
    const { sandbox, gateways } = await openDoor()
    sandbox.faults.add({ operation: 'UserGroups_GetUserGroups', status: 500 })
    expect(await failureOf(gateways.userGroups.list(people))).toMatchObject({ kind: 'unclear' })
    expect(sandbox.calls.count({ operation: 'UserGroups_GetUserGroups' })).toBe(3)
    expect(await failureOf(gateways.users.get('f'.repeat(24), people))).toMatchObject({
      kind: 'not_found',
    })
    expect(sandbox.calls.count({ operation: 'Users_GetUser' })).toBe(1)
  })

  test('a broken list is noticed, odd records inside are not this door’s business', async () => {
    const { sandbox, gateways } = await openDoor()
    sandbox.faults.add({
      operation: 'Users_GetUsers',
      status: 200,
      body: '[{"id":"1"}',
      times: 3,
      nth: 1,
    })
    expect(await failureOf(gateways.users.readAllInFull(bulk))).toMatchObject({ kind: 'unclear' })
    sandbox.faults.add({ operation: 'Users_GetUsers', status: 200, body: '[{"odd":1}]' })
    expect(await gateways.users.readAllInFull(bulk)).toHaveLength(11)
  })
})

describe('the token', () => {
  test('is asked for once, however many calls wait', async () => {
    const { sandbox, gateways } = await openDoor({}, { maxConcurrency: 64 })
    sandbox.faults.add({ ...token, delayMs: 50 })
    const calls = Array.from({ length: 200 }, () => gateways.userGroups.list(bulk))
    await Promise.all(calls)
    expect(sandbox.calls.count(token)).toBe(1)
  })

  test('revoked in the middle: renewed once for 200 calls, all of which succeed, writes too', async () => {
    const { sandbox, gateways } = await openDoor({}, { maxConcurrency: 64 })
    await gateways.userGroups.list(people)
    sandbox.tokens.revoke()
    const calls = Array.from({ length: 200 }, (_, n) =>
      gateways.users.create({ ...ada, email: `n${n}@example.test` }, bulk),
    )
    await Promise.all(calls)
    expect(sandbox.calls.count(token)).toBe(2)
  })

  test('refused when fresh: one retry, then the advice, and no hammering', async () => {
    const { sandbox, gateways } = await openDoor()
    sandbox.faults.add({ ...create, status: 401 })
    const facts = await failureOf(gateways.users.create(ada, bulk))
    expect(facts).toMatchObject({ kind: 'credentials', status: 401 })
    expect(facts.message).toMatch(/Curator.*sticky sessions/)
    expect(sandbox.calls.count(create)).toBe(2)
    expect(sandbox.calls.count(token)).toBe(2)
    for (let n = 0; n < 5; n += 1) await failureOf(gateways.users.create(ada, bulk))
    expect(sandbox.calls.count(token)).toBe(2)
  })

  test.each([400, 401] as const)(
    'a wrong secret refused with %i is not offered again at once',
    async (status) => {
      const { sandbox, gateways } = await openDoor(
        { tokenRefusalStatus: status },
        { secret: 'wrong-secret' },
      )
      const failures = await Promise.all(
        Array.from({ length: 20 }, () => failureOf(gateways.userGroups.list(people))),
      )
      expect(new Set(failures.map((facts) => facts.kind))).toEqual(new Set(['credentials']))
      expect(sandbox.calls.count(token)).toBe(1)
    },
  )

  test('a Server that reads key and secret from the form only is served', async () => {
    const { sandbox, gateways } = await openDoor()
    sandbox.faults.add({ ...token, nth: 1, status: 400, body: { error: 'invalid_request' } })
    await gateways.userGroups.list(people)
    expect(sandbox.calls.count(token)).toBe(2)
  })

  test('a token endpoint in trouble is asked again; the write that waits for it is never unclear', async () => {
    const { sandbox, gateways } = await openDoor()
    sandbox.faults.add({ ...token, nth: 1, status: 500 })
    await gateways.users.create(ada, bulk)
    sandbox.tokens.revoke()
    sandbox.faults.add({ ...token, reset: 'before' })
    expect(await failureOf(gateways.users.create(ada, bulk))).toMatchObject({ kind: 'unreachable' })
  })

  test('stays with its node behind a balancer, thanks to the cookie', async () => {
    const { sandbox, gateways } = await openDoor({ nodeCount: 2 })
    await Promise.all(Array.from({ length: 20 }, () => gateways.userGroups.list(bulk)))
    expect(sandbox.calls.count(token)).toBe(1)
  })
})

describe('bulk calls', () => {
  test('wait out a Retry-After together', async () => {
    const { sandbox, gateways } = await openDoor()
    sandbox.faults.add({ ...create, nth: 1, status: 429, headers: { 'retry-after': '1' } })
    expect(await failureOf(gateways.users.create(ada, bulk))).toMatchObject({ kind: 'busy' })
    const startedMs = performance.now()
    await gateways.users.create(ada, bulk)
    expect(performance.now() - startedMs).toBeGreaterThan(800)
  })

  test('a check that throws holds the request back', async () => {
    const { sandbox, gateways } = await openDoor()
    const lost = new Error('lease lost')
    const beforeSend = () => {
      throw lost
    }
    await expect(gateways.users.create(ada, { ...bulk, beforeSend })).rejects.toBe(lost)
    expect(sandbox.calls.count(create)).toBe(0)
    expect(gateways.load().inFlight).toBe(0)
  })

  test('wait for a Server that is away, people hear of it at once', async () => {
    const { gateways, stop } = await openDoor({}, { maxWaitMs: 300 })
    await stop()
    await Promise.all(Array.from({ length: 4 }, () => failureOf(gateways.users.create(ada, bulk))))
    expect(gateways.load().isOpen).toBe(false)
    await failureOf(gateways.users.create(ada, bulk))
    expect(gateways.load().isOpen).toBe(true)
    const facts = await failureOf(gateways.userGroups.list(people))
    expect(facts).toMatchObject({ kind: 'unreachable' })
    expect(facts.message).toMatch(/not been answering for a while/)
  })
})

describe('secrets', () => {
  test('stand in no error, whatever the Server echoes', async () => {
    const { sandbox, gateways } = await openDoor()
    const live: string[] = []
    const { issue } = sandbox.tokens
    sandbox.tokens.issue = (...subject) => {
      live.push(issue(...subject))
      return live.at(-1) as string
    }
    await gateways.userGroups.list(people)
    const basic = Buffer.from(`${practiceKey}:${practiceSecret}`).toString('base64')
    const planted = [practiceSecret, basic, live[0] as string]
    expect(live.length).toBeGreaterThan(0)
    const echo = planted.join(' and ')
    const scripts: FaultScript[] = [
      { status: 400, body: { message: echo } },
      { status: 500, body: echo },
      { status: 401, body: echo },
      { status: 429, body: echo },
      { status: 201, body: echo },
      { status: 302, headers: { location: `http://x.test/?${planted[0]}` } },
      { reset: 'before' },
      { brokenBody: true },
    ]
    for (const script of scripts) {
      const fault = sandbox.faults.add({ ...create, ...script })
      const error: unknown = await gateways.users.create(ada, bulk).catch((cause: unknown) => cause)
      const text = inspect(error, { depth: 10, showHidden: true })
      expect(error).toBeInstanceOf(AlteryxFailure)
      for (const value of [...planted, ...live]) expect(text).not.toContain(value)
      sandbox.faults.remove(fault.id)
    }
  })
})
