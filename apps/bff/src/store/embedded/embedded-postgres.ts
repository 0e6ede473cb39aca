import { mkdirSync, realpathSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import type { Clock } from '../../core/clock.ts'
import type { Logger } from '../../core/logger.ts'
import { StoreStartError } from '../store-failure.ts'
import { databaseUrlAdvice } from './binaries.ts'
import { type ClusterPlace, prepareClusterPlace } from './cluster-place.ts'
import { lockDataFolder } from './data-folder-lock.ts'
import { databaseUser, findPassword, initCluster } from './init-cluster.ts'
import { heldByAnother, type PostgresProcess, startPostgresProcess } from './postgres-process.ts'

export interface EmbeddedPostgresOptions {
  readonly dataDir: string
  readonly clock: Clock
  readonly log: Logger
  /** Loopback TCP with a password in place of the unix socket; always so on Windows. Default false. */
  readonly isTcp?: boolean
  /** For tests: commits are not waited for, so that a kill or a power cut may lose the last ones. Default false. */
  readonly isDisposable?: boolean
  /** Default 40. */
  readonly connectionsMax?: number
}

/** A supervised PostgreSQL of our own: started again when it dies, stopped when we end, even by SIGKILL. */
export interface EmbeddedPostgres {
  /** Address of one of its databases. Holds the password when it listens on TCP. */
  connectionString(database: string): string
  close(): Promise<void>
}

/** How long a start waits for the server of a killed console to be gone. */
const handOverMs = 30_000
const restartDelayMaxMs = 10_000

/** Starts it. Throws `StoreStartError` when it can't run here or another console uses the data directory. */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  mkdirSync(options.dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o755 : 0o700 })
  const dataDir = realpathSync(options.dataDir)
  const lock = lockDataFolder(dataDir)
  try {
    const place = prepareClusterPlace(dataDir, options.log)
    await initCluster(place, options.isDisposable ?? false)
    const isTcp = options.isTcp || process.platform === 'win32'
    const tcpPort = isTcp ? await findFreePort() : undefined
    const start = () =>
      startPostgresProcess(place, {
        tcpPort,
        isDisposable: options.isDisposable ?? false,
        connectionsMax: options.connectionsMax ?? 40,
      })
    const first = await startPatiently(start, options)
    const supervisor = supervise(first, start, options)
    return {
      connectionString: (database) => toConnectionString(place, tcpPort, database),
      close: async () => {
        await supervisor.stop()
        if (place.socketFolder !== place.home) rmSync(place.socketFolder, { recursive: true })
        lock.release()
      },
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

/** Repeats the start while the server of a killed console is still going down. */
async function startPatiently(
  start: () => PostgresProcess,
  { clock, log }: EmbeddedPostgresOptions,
): Promise<PostgresProcess> {
  const giveUpMs = clock.monotonicMs() + handOverMs
  for (let tries = 1; ; tries++) {
    const server = start()
    const failure = await server.ready.then(
      () => undefined,
      (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
    )
    if (!failure) return server
    if (!heldByAnother.test(failure.message) || clock.monotonicMs() > giveUpMs) {
      throw new StoreStartError(
        `The embedded database does not start: ${failure.message} ${databaseUrlAdvice}`,
        { cause: failure },
      )
    }
    if (tries === 1) log.info({}, 'Waiting for the database of an earlier console to stop')
    await clock.sleep(150)
  }
}

/** Starts the server again whenever it ends without being asked to, with growing delays. */
function supervise(
  first: PostgresProcess,
  start: () => PostgresProcess,
  { clock, log }: EmbeddedPostgresOptions,
): { stop(): Promise<void> } {
  const stopping = new AbortController()
  let current = first
  const watch = async () => {
    let delayMs = 100
    while (!stopping.signal.aborted) {
      const beganMs = clock.monotonicMs()
      await current.ended
      if (stopping.signal.aborted) return
      delayMs = clock.monotonicMs() - beganMs > 60_000 ? 100 : delayMs
      log.warn({ delayMs }, 'The embedded database ended unexpectedly and is started again')
      await clock.sleep(delayMs, stopping.signal).catch(() => undefined)
      if (stopping.signal.aborted) return
      delayMs = Math.min(delayMs * 2, restartDelayMaxMs)
      current = start()
      await current.ready.then(
        () => log.info({}, 'The embedded database is back'),
        () => undefined,
      )
    }
  }
  const watching = watch()
  return {
    stop: async () => {
      stopping.abort()
      await current.stop()
      await watching
    },
  }
}

function toConnectionString(place: ClusterPlace, tcpPort: number | undefined, database: string) {
  if (tcpPort === undefined) {
    return `postgresql://${databaseUser}@/${database}?host=${encodeURIComponent(place.socketFolder)}`
  }
  const password = encodeURIComponent(findPassword(place))
  return `postgresql://${databaseUser}:${password}@127.0.0.1:${tcpPort}/${database}`
}

async function findFreePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', resolve)
  })
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}
