/**
 * A console process reduced to its worker, to be killed: `node --import tsx worker-process.ts SETTINGS`, where the settings
 * are JSON. Says `READY connectionString` when it looks for runs.
 */
import { randomUUID } from 'node:crypto'
import { practiceSecret } from '@curator/alteryx-sandbox/practice-key'
import type { ConnectionId } from '@curator/console-contract/ids'
import { createGateways } from '../../src/alteryx/create-gateways.ts'
import { systemClock } from '../../src/core/clock.ts'
import { createLogger } from '../../src/core/logger.ts'
import { createSecretBox } from '../../src/core/secret-box.ts'
import { createDirectories } from '../../src/directory/directories.ts'
import { toProblem } from '../../src/http/to-problem.ts'
import type { RunnerTimes } from '../../src/plans/runner/execute.ts'
import { createRunner } from '../../src/plans/runner.ts'
import { createConnectionStore } from '../../src/store/connection.store.ts'
import { openDatabase } from '../../src/store/database.ts'
import { createDirectorySnapshotStore } from '../../src/store/directory-snapshot.store.ts'
import { startEmbeddedPostgres } from '../../src/store/embedded/embedded-postgres.ts'
import { createJournalStore } from '../../src/store/journal.store.ts'
import { migrateStore } from '../../src/store/migrator.ts'
import { retryWhileUnavailable } from '../../src/store/retry-while-unavailable.ts'

export interface WorkerSettings {
  /** One of both. */
  readonly databaseUrl?: string
  readonly dataDir?: string
  readonly times: RunnerTimes
}

const settings = JSON.parse(process.argv[2] ?? '{}') as WorkerSettings
const clock = systemClock
const log = createLogger('error')

const connectionString =
  settings.databaseUrl ??
  (await startEmbeddedPostgres({ dataDir: settings.dataDir ?? '', clock, log })).connectionString(
    'postgres',
  )
const { db } = openDatabase({ connectionString, log: createLogger('silent') })
await retryWhileUnavailable(() => migrateStore(db), clock)

const connections = createConnectionStore(db)
const doors = new Map<ConnectionId, ReturnType<typeof openDoor>>()
async function openDoor(id: ConnectionId) {
  const connection = await connections.find(id)
  if (!connection) throw new Error(`no connection ${id}`)
  return createGateways({
    connection,
    secrets: createSecretBox(Buffer.alloc(32, 7)),
    readSecret: async () => practiceSecret,
    clock,
    log,
  })
}
function getGateways(id: ConnectionId) {
  const door = doors.get(id) ?? openDoor(id)
  doors.set(id, door)
  return door
}

const directories = createDirectories({
  connections,
  gatewaysFor: getGateways,
  snapshots: createDirectorySnapshotStore(db),
  clock,
  log,
  toProblem,
})
const runner = createRunner({
  store: createJournalStore(db),
  getGateways,
  directories,
  clock,
  log,
  random: Math.random,
  times: settings.times,
  owner: randomUUID(),
  pollMs: 50,
})
runner.start()
process.stdout.write(`READY ${connectionString}\n`)
