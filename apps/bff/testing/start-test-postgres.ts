import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { systemClock } from '../src/core/clock.ts'
import { createLogger } from '../src/core/logger.ts'
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../src/store/embedded/embedded-postgres.ts'

/** A PostgreSQL for tests in a folder that goes with it. */
export async function startTestPostgres(
  options: { readonly isTcp?: boolean } = {},
): Promise<EmbeddedPostgres> {
  const dataDir = await mkdtemp('/tmp/curator-test-')
  await chmod(dataDir, 0o755) // As root the server is another user, who must pass through.
  const server = await startEmbeddedPostgres({
    dataDir: join(dataDir, 'data'),
    clock: systemClock,
    log: createLogger('error'),
    isDisposable: true,
    connectionsMax: 100,
    ...options,
  })
  return {
    ...server,
    close: async () => {
      await server.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/**
 * A second, separate server on loopback TCP with a password, the shape of a customer's own PostgreSQL; or the one that
 * `TEST_DATABASE_URL` names, whose user must be allowed to create databases.
 */
export async function startTcpPostgres(): Promise<EmbeddedPostgres> {
  const given = process.env.TEST_DATABASE_URL
  if (!given) return startTestPostgres({ isTcp: true })
  return {
    connectionString: (database) => {
      const url = new URL(given)
      url.pathname = `/${database}`
      return url.href
    },
    close: async () => undefined,
  }
}
