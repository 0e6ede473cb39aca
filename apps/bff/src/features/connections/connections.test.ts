import { randomUUID } from 'node:crypto'
import {
  createConnection,
  listConnections,
  removeConnection,
  startRefresh,
  updateConnection,
} from '@curator/console-contract/connections'
import type { ConnectionId } from '@curator/console-contract/ids'
import { ProblemError } from '@curator/endpoint/problem'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startConsole, type TestConsole } from '../../../testing/start-console.ts'
import {
  createStillDirectories,
  type StillDirectories,
} from '../../../testing/still-directories.ts'
import { SecretUnreadable } from '../../core/secret-box.ts'
import { toSecretPlace } from '../../store/connection.store.ts'
import { findFreeId, toSlug } from './connection-id.ts'

let running: TestConsole
let directories: StillDirectories
beforeAll(async () => {
  directories = createStillDirectories()
  running = await startConsole({ createDirectories: () => directories })
})
afterAll(() => running.close())
beforeEach(async () => {
  await running.db.deleteFrom('connection').execute()
  directories.refreshed.length = 0
  directories.forgotten.length = 0
})

const planted = 'PLANTED-secret-0123456789'
const body = {
  name: 'Alteryx DEV',
  environment: 'development' as const,
  baseUrl: 'https://dev.example.test/webapi',
  clientId: 'key',
  clientSecret: planted,
}
const create = (changes: Partial<typeof body> = {}) =>
  running.call(createConnection, { body: { ...body, ...changes } })
const codeOf = (called: Promise<unknown>) =>
  called.then(
    () => 'none',
    (error: unknown) => (error instanceof ProblemError ? error.problem.code : 'another'),
  )
const readSecret = async (id: ConnectionId) => {
  const stored = await running.deps.connections.find(id)
  return stored && running.deps.secrets.open(stored.secret, toSecretPlace(id))
}

test('a new connection is shown without its secret and is read at once', async () => {
  const made = await create()
  expect(made).toMatchObject({
    id: 'alteryx-dev',
    baseUrl: 'https://dev.example.test/webapi/',
    hasSecret: true,
    isPractice: false,
  })
  expect(directories.refreshed).toEqual(['alteryx-dev'])
  const { items } = await running.call(listConnections, {})
  expect(items).toEqual([made])
  expect(JSON.stringify(items)).not.toContain(planted)
  expect(await readSecret(made.id)).toBe(planted)
})

test('the secret stands nowhere in the store, in no form', async () => {
  await create()
  const { rows } = await sql<{ all: string }>`select c::text as all from connection c`.execute(
    running.db,
  )
  for (const form of [
    planted,
    Buffer.from(planted).toString('hex'),
    Buffer.from(planted).toString('base64'),
  ]) {
    expect(rows[0]?.all).not.toContain(form)
  }
})

test('a secret moved to the row of another connection does not open there', async () => {
  const dev = await create()
  const prod = await create({ name: 'Alteryx PROD', clientSecret: 'another' })
  await sql`update connection set (secret_nonce, secret_sealed) =
    (select secret_nonce, secret_sealed from connection where id = ${dev.id}) where id = ${prod.id}`.execute(
    running.db,
  )
  await expect(readSecret(prod.id)).rejects.toThrow(SecretUnreadable)
})

test('a name is taken without regard to case; an id is never given twice', async () => {
  const first = await create()
  expect(await codeOf(create({ name: 'ALTERYX dev' }))).toBe('name_taken')
  await running.call(removeConnection, { params: { connectionId: first.id } })
  expect((await create()).id).toBe('alteryx-dev-2')
})

describe('changing a connection', () => {
  const change = (id: ConnectionId, changes: Partial<typeof body>) =>
    running.call(updateConnection, { params: { connectionId: id }, body: changes })

  test('a new address needs the secret again', async () => {
    const { id } = await create()
    const moved = { baseUrl: 'https://evil.example.test/webapi/' }
    expect(await codeOf(change(id, moved))).toBe('secret_required')
    expect((await running.deps.connections.find(id))?.baseUrl).toBe(
      'https://dev.example.test/webapi/',
    )
    expect(await change(id, { ...moved, clientSecret: 'new' })).toMatchObject(moved)
    expect(await readSecret(id)).toBe('new')
    expect(directories.forgotten).toEqual([id])
  })

  test('the same address written another way needs none, and another name changes nothing else', async () => {
    const { id } = await create()
    const changed = await change(id, { baseUrl: body.baseUrl, name: 'Renamed' })
    expect(changed).toMatchObject({ id, name: 'Renamed', hasSecret: true })
    expect(await readSecret(id)).toBe(planted)
    expect(directories.forgotten).toEqual([])
  })

  test('keeps how people sign in and which plans want a second person', async () => {
    const { id, ...made } = await create()
    expect(made).toMatchObject({ signIn: 'unknown', approval: 'none' })
    const wanted = { signIn: 'windows', approval: 'destructive' } as const
    await running.call(updateConnection, { params: { connectionId: id }, body: wanted })
    expect(await change(id, { name: 'Renamed' })).toMatchObject({ ...wanted, name: 'Renamed' })
    expect(directories.forgotten).toEqual([])
  })

  test('one that is gone is not found', async () => {
    expect(await codeOf(change('none' as ConnectionId, { name: 'x' }))).toBe('not_found')
  })
})

describe('removing a connection', () => {
  const remove = (id: ConnectionId) =>
    running.call(removeConnection, { params: { connectionId: id } })

  test('wipes its secret and stops its directory', async () => {
    const { id } = await create()
    await remove(id)
    const row = await running.db.selectFrom('connection').selectAll().executeTakeFirstOrThrow()
    expect(row.secret_sealed).toHaveLength(0)
    expect(directories.forgotten).toEqual([id])
    expect(await codeOf(remove(id))).toBe('not_found')
    expect(await codeOf(running.call(startRefresh, { params: { connectionId: id } }))).toBe(
      'not_found',
    )
  })

  test('waits for its runs', async () => {
    const { id } = await create()
    const runId = await insertRun(id, 'paused')
    expect(await codeOf(remove(id))).toBe('connection_in_use')
    await running.db.updateTable('run').set({ state: 'done' }).where('id', '=', runId).execute()
    expect(await codeOf(remove(id))).toBe('none')
    await sql`truncate run, plan cascade`.execute(running.db)
  })
})

test('a name of any script gives an id', async () => {
  expect(toSlug('  Zürich — Größe 2 ')).toBe('zurich-gro-e-2')
  expect(toSlug('東京')).toBe('connection')
  expect(toSlug('x'.repeat(99))).toHaveLength(50)
  const used = new Set(['a', 'a-2'])
  expect(await findFreeId('A', async (id) => used.has(id))).toBe('a-3')
})

async function insertRun(connectionId: ConnectionId, state: string): Promise<string> {
  const [planId, runId] = [randomUUID(), randomUUID()]
  await sql`insert into plan select ${planId}, ${connectionId}, id, 'onboarding', 't', null, 'running', 'd', 1, 1, '{}', '{}',
    'none', now(), '{}', now(), now() from account limit 1`.execute(running.db)
  await sql`insert into run (id, plan_id, connection_id, author_id, idempotency_key, state, stop_rule, created_at)
    select ${runId}, ${planId}, ${connectionId}, id, ${randomUUID()}, ${state}, '{}', now() from account limit 1`.execute(
    running.db,
  )
  return runId
}
