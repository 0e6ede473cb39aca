/** Opens the embedded store in a process of its own, says so and stays: `node --import tsx open-store-process.ts DIR`. */
import { systemClock } from '../src/core/clock.ts'
import { createLogger } from '../src/core/logger.ts'
import { openStore } from '../src/store/open-store.ts'

const [dataDir = ''] = process.argv.slice(2)
try {
  const store = await openStore({
    databaseUrl: undefined,
    dataDir,
    connectionsMax: 2,
    clock: systemClock,
    log: createLogger('silent'),
  })
  await store.pool.query('create table if not exists kept (n int)')
  await store.pool.query('insert into kept values (1)')
  const { rows } = await store.pool.query<{ n: number }>('select count(*) as n from kept')
  process.stdout.write(`OPEN ${rows[0]?.n}\n`)
  process.once('SIGTERM', () => void store.close().then(() => process.exit(0)))
} catch (error) {
  process.stdout.write(`FAILED ${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}
