import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Logger } from '../core/logger.ts'
import type { Database } from './schema.ts'

/** The store, opened. */
export interface OpenDatabase {
  readonly db: Kysely<Database>
  readonly pool: pg.Pool
  /** Waits for queries under way, then closes the connections. */
  close(): Promise<void>
}

export interface DatabaseOptions {
  readonly connectionString: string
  readonly log: Logger
  /** Default 10. */
  readonly connectionsMax?: number
}

const statementTimeoutMs = 30_000
const connectTimeoutMs = 5_000

/** `bigint` (counts) as a number: it is exact up to 2^53, which no count of ours reaches. */
const bigintOid = 20
const toNumber = (text: string): unknown => Number(text)
const types = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary'): unknown =>
    oid === bigintOid
      ? toNumber
      : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
}

/**
 * Opens a pool on a PostgreSQL. Nothing is asked of the server yet. A connection that breaks is replaced by the next
 * query; statements end after 30 s, a connection attempt after 5 s.
 */
export function openDatabase(options: DatabaseOptions): OpenDatabase {
  const pool = new pg.Pool({
    connectionString: options.connectionString,
    types,
    max: options.connectionsMax ?? 10,
    statement_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: 2 * statementTimeoutMs,
    connectionTimeoutMillis: connectTimeoutMs,
    keepAlive: true,
    application_name: 'curator-console',
  })
  // Without listeners a broken connection would end the process. The caller of a query gets the error anyway.
  pool.on('error', (error) =>
    options.log.warn({ code: toCode(error) }, 'A database connection broke'),
  )
  pool.on('connect', (client) => client.on('error', () => undefined))
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
  return { db, pool, close: () => db.destroy() }
}

const toCode = (error: Error) => String((error as { code?: unknown }).code ?? error.name)
