import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { createLogger } from '../src/core/logger.ts'
import { type OpenDatabase, openDatabase } from '../src/store/database.ts'
import type {} from './global-setup.ts'

/** A migrated, empty database of its own for a test file. */
export interface TestDatabase extends OpenDatabase {
  readonly connectionString: string
}

/** Copies the template of the run. `close` also drops the copy. */
export async function createTestDatabase(
  options: { readonly connectionsMax?: number } = {},
): Promise<TestDatabase> {
  const adminUrl = inject('testPostgresUrl')
  const name = `test_${randomBytes(6).toString('hex')}`
  await runAsAdmin(adminUrl, `create database ${name} template template strategy file_copy`)
  const connectionString = adminUrl.replace('/postgres?', `/${name}?`)
  const opened = openDatabase({ connectionString, log: createLogger('error'), ...options })
  const close = async () => {
    await opened.close()
    await runAsAdmin(adminUrl, `drop database ${name} with (force)`)
  }
  return { ...opened, connectionString, close }
}

async function runAsAdmin(connectionString: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
