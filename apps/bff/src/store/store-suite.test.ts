import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { startTcpPostgres } from '../../testing/start-test-postgres.ts'
import { systemClock } from '../core/clock.ts'
import { silentLogger } from '../core/logger.ts'
import { type OpenDatabase, openDatabase } from './database.ts'
import { migrateStore, migrationNames } from './migrator.ts'
import { retryWhileUnavailable } from './retry-while-unavailable.ts'
import { isStoreUnavailable, isUniqueViolation } from './store-failure.ts'

/** The same suite against the embedded server on its socket and a server on TCP with a password. */
const servers = {
  embedded: async () => ({
    connectionString: (name: string) =>
      inject('testPostgresUrl').replace('/postgres?', `/${name}?`),
    close: async () => undefined,
  }),
  DATABASE_URL: startTcpPostgres,
}

describe.each(Object.entries(servers))('the store on %s', (_name, start) => {
  const databaseName = `suite_${randomUUID().replaceAll('-', '')}`
  let server: Awaited<ReturnType<typeof start>>
  let store: OpenDatabase

  const asAdmin = async (statement: string) => {
    const client = new pg.Client({ connectionString: server.connectionString('postgres') })
    await client.connect()
    await client.query(statement).finally(() => client.end())
  }

  beforeAll(async () => {
    server = await start()
    await asAdmin(`create database ${databaseName}`)
    const connectionString = server.connectionString(databaseName)
    store = openDatabase({ connectionString, log: silentLogger })
  })
  afterAll(async () => {
    await store.close()
    await asAdmin(`drop database ${databaseName} with (force)`)
    await server.close()
  })

  test('replicas that migrate at the same time end with one whole shape', async () => {
    await Promise.all([migrateStore(store.db), migrateStore(store.db), migrateStore(store.db)])
    const { rows } = await sql<{ name: string }>`
      select name from kysely_migration order by name`.execute(store.db)
    expect(rows.map(({ name }) => name)).toEqual(migrationNames)
  })

  test('a store made by a newer console is refused', async () => {
    await sql`insert into kysely_migration values ('9999-later', '2030-01-01')`.execute(store.db)
    await expect(migrateStore(store.db)).rejects.toThrow('made by a newer Curator Console')
    await sql`delete from kysely_migration where name = '9999-later'`.execute(store.db)
  })

  test('counts are numbers, instants are dates, objects are objects', async () => {
    const { rows } = await sql`
      select count(*) as n, '2026-01-31T08:00:00Z'::timestamptz as at, '{"a":[1]}'::jsonb as j`.execute(
      store.db,
    )
    expect(rows).toEqual([{ n: 1, at: new Date('2026-01-31T08:00:00Z'), j: { a: [1] } }])
  })

  test('a transaction that fails leaves nothing', async () => {
    const row = { token_hash: Buffer.from('x'), expires_at: new Date() }
    const failing = store.db.transaction().execute(async (trx) => {
      await trx.insertInto('setup_link').values(row).execute()
      await trx.insertInto('setup_link').values(row).execute()
    })
    const error: unknown = await failing.catch((thrown: unknown) => thrown)
    expect(isUniqueViolation(error)).toBe(true)
    expect(await store.db.selectFrom('setup_link').selectAll().execute()).toEqual([])
  })

  test('sessions ended by the server are replaced, also in the middle of a transaction', async () => {
    const inside = store.db.transaction().execute(async (trx) => {
      await sql`select pg_terminate_backend(pg_backend_pid())`.execute(trx)
    })
    const error: unknown = await inside.catch((thrown: unknown) => thrown)
    expect(isStoreUnavailable(error)).toBe(true)
    const again = retryWhileUnavailable(() => sql`select 1`.execute(store.db), systemClock)
    expect((await again).rows).toHaveLength(1)
  })
})

test('a store nobody listens for is unavailable, not a bug', async () => {
  const connectionString = 'postgresql://nobody@127.0.0.1:1/none'
  const store = openDatabase({ connectionString, log: silentLogger })
  const error: unknown = await sql`select 1`.execute(store.db).catch((thrown: unknown) => thrown)
  await store.close()
  expect(isStoreUnavailable(error)).toBe(true)
  expect(isStoreUnavailable(new TypeError('x is not a function'))).toBe(false)
})

test('retrying stops when asked to and passes other errors on', async () => {
  const down = Object.assign(new Error('down'), { code: '57P01' })
  const stop = new AbortController()
  let tries = 0
  const attempt = async () => {
    tries += 1
    if (tries === 3) stop.abort(new Error('stopped'))
    throw down
  }
  const clock = {
    ...systemClock,
    sleep: async (_ms: number, signal?: AbortSignal) => signal?.throwIfAborted(),
  }
  await expect(retryWhileUnavailable(attempt, clock, stop.signal)).rejects.toThrow('stopped')
  expect(tries).toBe(3)
  const broken = () => Promise.reject(new TypeError('bug'))
  await expect(retryWhileUnavailable(broken, clock)).rejects.toThrow('bug')
})
