import * as accounts from '@curator/console-contract/accounts'
import { acceptInvitation, readInvitation } from '@curator/console-contract/invitations'
import { getSession, signIn } from '@curator/console-contract/session'
import { type Call, createClient } from '@curator/endpoint/client'
import { ProblemError } from '@curator/endpoint/problem'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startConsole, type TestConsole, testPassword } from '../../../testing/start-console.ts'
import { createStillDirectories } from '../../../testing/still-directories.ts'
import { systemClock } from '../../core/clock.ts'

let running: TestConsole
let offsetMs = 0
const clock = { ...systemClock, now: () => new Date(systemClock.now().getTime() + offsetMs) }
const dayMs = 24 * 3_600_000

beforeAll(async () => {
  running = await startConsole({
    createDirectories: createStillDirectories,
    isWorker: false,
    clock,
    settings: { signInLimits: { perAddress: 1000, perEmail: 5 }, sessionMaxMs: 30 * dayMs },
  })
})
afterAll(() => running.close())
beforeEach(() => {
  offsetMs = 0
})

const codeOf = (called: Promise<unknown>) =>
  called.then(
    () => 'none',
    (error: unknown) => (error instanceof ProblemError ? error.problem.code : String(error)),
  )
const callAs = (cookie?: string) =>
  createClient({ baseUrl: `${running.url}/api`, fetch: running.fetchAs(cookie) })
const stranger = callAs.bind(undefined, undefined)
const idOf = async (call: Call) => {
  const session = await call(getSession, {})
  if (session.state !== 'signed_in') throw new Error('signed out')
  return session.account.id
}
const stateOf = async (call: Call) => (await call(getSession, {})).state
const password = 'twelve characters and more'
let number = 0
const invite = (change: Partial<{ email: string; role: 'viewer' | 'operator' }> = {}) =>
  running.call(accounts.inviteAccount, {
    body: { name: 'Grace', email: `Grace-${number++}@Example.test`, role: 'operator', ...change },
  })
const accept = (token: string) =>
  stranger()(acceptInvitation, { body: { token, name: 'Grace Hopper', password } })

describe('an invitation', () => {
  test('makes one account with its role, signs in, and works once', async () => {
    const { invitation, token } = await invite()
    expect(await stranger()(readInvitation, { body: { token } })).toMatchObject({
      name: 'Grace',
      email: invitation.email,
      role: 'operator',
      invitedByName: 'Test administrator',
    })
    const codes = await Promise.all([accept(token), accept(token), accept(token)].map(codeOf))
    expect(codes.sort()).toEqual(['invitation_invalid', 'invitation_invalid', 'none'])
    expect(await codeOf(stranger()(readInvitation, { body: { token } }))).toBe('invitation_invalid')
    expect(await stranger()(signIn, { body: { email: invitation.email, password } })).toMatchObject(
      { state: 'signed_in', account: { name: 'Grace Hopper', role: 'operator' } },
    )
    const { invitations } = await running.call(accounts.listAccounts, {})
    expect(invitations.map(({ id }) => id)).not.toContain(invitation.id)
  })

  test('starts a session whose cookie works', async () => {
    const { token } = await invite()
    const reply = await running.fetchAs(undefined)(`${running.url}/api/session/invitations`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token, name: 'Grace', password }),
    })
    const cookie = reply.headers.get('set-cookie')?.split(';')[0]
    expect(await stateOf(callAs(cookie))).toBe('signed_in')
  })

  test('expires after seven days, is shown as expired, and can be withdrawn', async () => {
    const [{ invitation, token }, other] = [await invite(), await invite()]
    offsetMs = 7 * dayMs - 60_000
    expect(await codeOf(stranger()(readInvitation, { body: { token } }))).toBe('none')
    offsetMs = 7 * dayMs + 60_000
    expect(await codeOf(accept(token))).toBe('invitation_invalid')
    const admin = await running.signInAs('administrator')
    const { invitations } = await admin(accounts.listAccounts, {})
    expect(invitations.find(({ id }) => id === invitation.id)?.isExpired).toBe(true)
    offsetMs = 0
    const params = { invitationId: other.invitation.id }
    await running.call(accounts.withdrawInvitation, { params })
    expect(await codeOf(accept(other.token))).toBe('invitation_invalid')
    expect(await codeOf(running.call(accounts.withdrawInvitation, { params }))).toBe('not_found')
  })

  test('takes the place of an older one, and is not made for an account that exists', async () => {
    const first = await invite({ email: 'twice@example.test' })
    const second = await invite({ email: 'Twice@Example.test' })
    expect(await codeOf(accept(first.token))).toBe('invitation_invalid')
    expect(await codeOf(accept(second.token))).toBe('none')
    expect(await codeOf(invite({ email: 'TWICE@example.test' }))).toBe('email_taken')
  })

  test('is worth nothing once the one who gave it is no administrator any more', async () => {
    const giver = await running.signInAs('administrator')
    const { token } = await giver(accounts.inviteAccount, {
      body: { name: 'Eve', email: 'eve@example.test', role: 'administrator' },
    })
    await running.call(accounts.updateAccount, {
      params: { accountId: await idOf(giver) },
      body: { role: 'viewer' },
    })
    expect(await codeOf(accept(token))).toBe('invitation_invalid')
  })

  test('names bad input, and its token is not in the store', async () => {
    const bad = running.call(accounts.inviteAccount, {
      body: { name: ' ', email: 'no', role: 'operator' },
    })
    const error: unknown = await bad.catch((thrown: unknown) => thrown)
    const fields = error instanceof ProblemError ? error.problem.fields : []
    expect(fields?.map(({ path }) => path)).toEqual(['body.name', 'body.email'])
    const { token } = await invite()
    const { rows } = await sql<{
      all: string
    }>`select string_agg(i::text, '|') as all from invitation i`.execute(running.db)
    expect(rows[0]?.all).not.toContain(token)
    expect(rows[0]?.all).not.toContain(Buffer.from(token, 'base64url').toString('hex'))
  })

  test('is the work of administrators', async () => {
    for (const role of ['viewer', 'operator'] as const) {
      const call = await running.signInAs(role)
      const body = { name: 'x', email: 'x@example.test', role: 'administrator' } as const
      expect(await codeOf(call(accounts.listAccounts, {}))).toBe('permission_denied')
      expect(await codeOf(call(accounts.inviteAccount, { body }))).toBe('permission_denied')
    }
  })
})

describe('an account', () => {
  const update = (
    call: Call,
    accountId: Awaited<ReturnType<typeof idOf>>,
    body: { role?: 'viewer' | 'administrator'; isEnabled?: boolean },
  ) => call(accounts.updateAccount, { params: { accountId }, body })

  test('that is disabled loses its sessions at once, and signs in again when enabled', async () => {
    const other = await running.signInAs('operator')
    const id = await idOf(other)
    const disabled = await update(running.call, id, { isEnabled: false })
    expect(disabled.disabledAt).not.toBeNull()
    expect(await stateOf(other)).toBe('signed_out')
    const body = { email: disabled.email, password: testPassword }
    expect(await codeOf(stranger()(signIn, { body }))).toBe('sign_in_refused')
    expect((await update(running.call, id, { isEnabled: true })).disabledAt).toBeNull()
    expect(await stateOf(other)).toBe('signed_out')
    expect(await codeOf(stranger()(signIn, { body }))).toBe('none')
  })

  test('gets another role with the next request', async () => {
    const other = await running.signInAs('operator')
    await update(running.call, await idOf(other), { role: 'viewer' })
    expect(await other(getSession, {})).toMatchObject({ account: { role: 'viewer' } })
  })

  test('is neither lowered nor disabled by oneself', async () => {
    const own = await idOf(running.call)
    expect(await codeOf(update(running.call, own, { role: 'viewer' }))).toBe('account_guarded')
    expect(await codeOf(update(running.call, own, { isEnabled: false }))).toBe('account_guarded')
    expect(await codeOf(update(running.call, own, { isEnabled: true }))).toBe('none')
  })

  test('that is the last administrator stays: of two who lower each other one wins', async () => {
    const [one, two] = await Promise.all([
      running.signInAs('administrator'),
      running.signInAs('administrator'),
    ])
    const ids = [await idOf(one), await idOf(two)] as const
    await running.db
      .updateTable('account')
      .set({ role: 'operator' })
      .where('role', '=', 'administrator')
      .where('id', 'not in', [...ids])
      .execute()
    const codes = await Promise.all([
      codeOf(update(one, ids[1], { role: 'viewer' })),
      codeOf(update(two, ids[0], { isEnabled: false })),
    ])
    expect(codes.filter((code) => code === 'none')).toHaveLength(1)
    const left = await running.db
      .selectFrom('account')
      .selectAll()
      .where('role', '=', 'administrator')
      .where('disabled_at', 'is', null)
      .execute()
    expect(left).toHaveLength(1)
    await running.db
      .updateTable('account')
      .set({ role: 'administrator' })
      .where('name', '=', 'Test administrator')
      .execute()
  })

  test('is listed with its last request, and nothing of its password', async () => {
    const { accounts: items } = await running.call(accounts.listAccounts, {})
    const own = await idOf(running.call)
    expect(items.find(({ id }) => id === own)?.lastSeenAt).not.toBeNull()
    expect(JSON.stringify(items)).not.toMatch(/password|argon/i)
  })
})

describe('one’s own password', () => {
  const change = (call: Call, currentPassword: string, newPassword = password) =>
    call(accounts.changePassword, { body: { currentPassword, newPassword } })

  test('needs the old one, ends other sessions and keeps the own', async () => {
    const cookie = await running.cookieOf('viewer')
    const call = callAs(cookie)
    const { email } = await running.db
      .selectFrom('account')
      .select('email')
      .where('id', '=', await idOf(call))
      .executeTakeFirstOrThrow()
    const reply = await running.fetchAs(undefined)(`${running.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password: testPassword }),
    })
    const elsewhere = callAs(reply.headers.get('set-cookie')?.split(';')[0])
    expect(await stateOf(elsewhere)).toBe('signed_in')
    expect(await codeOf(change(call, 'not the password'))).toBe('password_refused')
    expect(await codeOf(change(call, testPassword, 'short'))).toBe('request_invalid')
    const changed = await running.fetchAs(cookie)(`${running.url}/api/settings/password`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ currentPassword: testPassword, newPassword: password }),
    })
    const own = changed.headers.get('set-cookie')?.split(';')[0]
    expect([changed.status, await stateOf(callAs(own))]).toEqual([204, 'signed_in'])
    expect([await stateOf(call), await stateOf(elsewhere)]).toEqual(['signed_out', 'signed_out'])
    expect(await codeOf(stranger()(signIn, { body: { email, password } }))).toBe('none')
  })

  test('can’t be guessed for long', async () => {
    const call = await running.signInAs('viewer')
    const codes = []
    for (let i = 0; i < 7; i++) codes.push(await codeOf(change(call, `guess ${i}`)))
    expect(codes.slice(0, 5)).toEqual(Array(5).fill('password_refused'))
    expect(codes.at(-1)).toBe('too_many_requests')
  })
})
