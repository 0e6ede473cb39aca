import { readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { systemClock } from '../../src/core/clock.ts'
import { silentLogger } from '../../src/core/logger.ts'
import { prepareClusterPlace } from '../../src/store/embedded/cluster-place.ts'
import { databaseUser, findPassword, initCluster } from '../../src/store/embedded/init-cluster.ts'
import { startPostgresProcess } from '../../src/store/embedded/postgres-process.ts'

/** A PostgreSQL on TCP, as a customer's own, that a test may kill. Commits are durable: that is the point. */
export interface KillablePostgres {
  readonly connectionString: string
  close(): Promise<void>
}

/** Comes back by itself, as soon as the system lets it, whenever it was killed. */
export async function startKillablePostgres(folder: string): Promise<KillablePostgres> {
  const place = prepareClusterPlace(folder, silentLogger)
  await initCluster(place, false)
  const tcpPort = await findFreePort()
  const start = () =>
    startPostgresProcess(place, { tcpPort, isDisposable: false, connectionsMax: 40 })
  let isClosing = false
  let server = start()
  await server.ready
  const watching = (async () => {
    while (!isClosing) {
      await server.ended
      if (isClosing) return
      await systemClock.sleep(100)
      server = start()
      await server.ready.catch(() => undefined)
    }
  })()
  return {
    connectionString: `postgresql://${databaseUser}:${encodeURIComponent(findPassword(place))}@127.0.0.1:${tcpPort}/postgres`,
    close: async () => {
      isClosing = true
      await server.stop()
      await watching
    },
  }
}

/** Kills the server that keeps its data below a folder, as a crash of its machine would. */
export async function killPostgres(folder: string): Promise<void> {
  const file = join(folder, 'postgres', 'cluster-18', 'postmaster.pid')
  const pid = await readFile(file, 'utf8').then(
    (text) => Number.parseInt(text, 10),
    () => 0,
  )
  if (pid > 0) process.kill(pid, 'SIGKILL')
}

async function findFreePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}
