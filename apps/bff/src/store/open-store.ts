import pg from 'pg'
import type { Clock } from '../core/clock.ts'
import type { Logger } from '../core/logger.ts'
import { type OpenDatabase, openDatabase } from './database.ts'
import { startEmbeddedPostgres } from './embedded/embedded-postgres.ts'
import { migrateStore } from './migrator.ts'
import { StoreStartError } from './store-failure.ts'

export interface StoreOptions {
  /** Undefined: the embedded server in the data directory. */
  readonly databaseUrl: string | undefined
  readonly dataDir: string
  readonly connectionsMax: number
  readonly clock: Clock
  readonly log: Logger
}

const embeddedName = 'curator'

/** Starts or finds the store and brings it to the newest shape. Throws `StoreStartError` with advice. */
export async function openStore(options: StoreOptions): Promise<OpenDatabase> {
  if (options.databaseUrl !== undefined) return openGiven(options, options.databaseUrl)
  const server = await startEmbeddedPostgres({
    dataDir: options.dataDir,
    clock: options.clock,
    log: options.log,
  })
  try {
    await createDatabaseOnce(server.connectionString('postgres'))
    const connectionString = server.connectionString(embeddedName)
    const opened = openDatabase({ ...options, connectionString })
    await migrateStore(opened.db)
    const close = async () => {
      await opened.close()
      await server.close()
    }
    return { ...opened, close }
  } catch (error) {
    await server.close()
    throw error
  }
}

async function openGiven(options: StoreOptions, connectionString: string): Promise<OpenDatabase> {
  const opened = openDatabase({ ...options, connectionString })
  try {
    await opened.pool.query('select 1')
  } catch (cause) {
    await opened.close()
    const said = cause instanceof Error ? cause.message : ''
    throw new StoreStartError(
      `The database of DATABASE_URL can't be used: ${said}. Check address, user and password.`,
      { cause },
    )
  }
  await migrateStore(opened.db)
  return opened
}

async function createDatabaseOnce(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [embeddedName])
    if (found.rowCount === 0) await client.query(`create database ${embeddedName}`)
  } finally {
    await client.end()
  }
}
