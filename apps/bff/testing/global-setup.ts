import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { createLogger } from '../src/core/logger.ts'
import { openDatabase } from '../src/store/database.ts'
import { migrateStore } from '../src/store/migrator.ts'
import { startTestPostgres } from './start-test-postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the maintenance database of the run's PostgreSQL; its database `template` is migrated. */
    testPostgresUrl: string
  }
}

/** Starts one PostgreSQL for the whole run with a migrated template; test files only copy it. */
export default async function setUpStore(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestPostgres()
  const admin = new pg.Client({ connectionString: server.connectionString('postgres') })
  await admin.connect()
  await admin.query('create database template')
  await admin.end()
  const connectionString = server.connectionString('template')
  const template = openDatabase({ connectionString, log: createLogger('error') })
  await migrateStore(template.db)
  await template.close()
  project.provide('testPostgresUrl', server.connectionString('postgres'))
  return () => server.close()
}
