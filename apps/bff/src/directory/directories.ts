import type { ConnectionId } from '@curator/console-contract/ids'
import { AppError } from '../core/app-error.ts'
import type { Directories } from './directory.ts'
import { LiveDirectory, type LiveDirectoryOptions } from './live-directory.ts'

export interface DirectoriesOptions
  extends Pick<LiveDirectoryOptions, 'snapshots' | 'clock' | 'log' | 'toProblem'> {
  /** Only asked whether a connection exists. */
  readonly connections: { find(id: ConnectionId): Promise<unknown> }
  readonly gatewaysFor: (connectionId: ConnectionId) => ReturnType<LiveDirectoryOptions['gateways']>
  /** Default 15 s. */
  readonly pollMs?: number
  /** Default 15 min. */
  readonly refreshAfterMs?: number
}

/** The directories of this process, each started when it is first asked for. */
export function createDirectories(options: DirectoriesOptions): Directories {
  const { clock, log, snapshots, toProblem } = options
  const started = new Map<ConnectionId, Promise<LiveDirectory>>()

  async function start(connectionId: ConnectionId): Promise<LiveDirectory> {
    if (!(await options.connections.find(connectionId))) {
      throw new AppError('not_found', { detail: 'This connection does not exist, or no longer.' })
    }
    const directory = new LiveDirectory({
      connectionId,
      gateways: () => options.gatewaysFor(connectionId),
      snapshots,
      clock,
      log,
      toProblem,
      pollMs: options.pollMs ?? 15_000,
      refreshAfterMs: options.refreshAfterMs ?? 900_000,
    })
    await directory.start()
    return directory
  }

  async function forget(connectionId: ConnectionId): Promise<void> {
    const directory = started.get(connectionId)
    started.delete(connectionId)
    await (await directory?.catch(() => undefined))?.close()
  }

  return {
    get: (connectionId) => {
      const known = started.get(connectionId)
      if (known) return known
      const starting = start(connectionId)
      started.set(connectionId, starting)
      // One that could not start is tried again at the next call.
      starting.catch(() => {
        if (started.get(connectionId) === starting) started.delete(connectionId)
      })
      return starting
    },
    forget,
    closeAll: async () => {
      await Promise.all([...started.keys()].map(forget))
    },
  }
}
