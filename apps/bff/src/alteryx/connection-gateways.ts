import type { ConnectionId } from '@curator/console-contract/ids'
import { AppError } from '../core/app-error.ts'
import type { Clock } from '../core/clock.ts'
import type { Logger } from '../core/logger.ts'
import type { SecretBox } from '../core/secret-box.ts'
import { type ConnectionStore, toSecretPlace } from '../store/connection.store.ts'
import { createGateways } from './create-gateways.ts'
import type { AlteryxGateways } from './gateways.ts'
import { toNetworkRoute } from './network-route.ts'
import type { RedactorBook } from './redactor.ts'

/** One door to Alteryx per connection, opened at need and shared by everyone in this process. */
export interface ConnectionGateways {
  /** Throws `not_found` for a connection that does not exist. */
  get(id: ConnectionId): Promise<AlteryxGateways>
  /** Closes the door of a removed or changed connection; the next `get` opens a new one. */
  forget(id: ConnectionId): Promise<void>
  closeAll(): Promise<void>
}

export function createConnectionGateways(deps: {
  readonly connections: ConnectionStore
  readonly secrets: SecretBox
  readonly redactors: RedactorBook
  readonly clock: Clock
  readonly log: Logger
}): ConnectionGateways {
  const open = new Map<ConnectionId, Promise<AlteryxGateways>>()

  const find = async (id: ConnectionId) => {
    const found = await deps.connections.find(id)
    if (!found) throw new AppError('not_found', { detail: 'The connection may have been removed.' })
    return found
  }
  const start = async (id: ConnectionId) => {
    const readSecret = async () => {
      const { secret } = await find(id)
      return deps.secrets.open(secret, toSecretPlace(id))
    }
    const stored = await find(id)
    const route = toNetworkRoute(stored, deps.secrets)
    const connection = { ...stored, route }
    const redactor = deps.redactors(stored.baseUrl)
    if (route.proxy?.authorization) redactor.add(route.proxy.authorization.slice('Basic '.length))
    return createGateways({ ...deps, connection, readSecret, redactor })
  }
  const forget = async (id: ConnectionId) => {
    const gone = open.get(id)
    open.delete(id)
    const gateways = await gone?.catch(() => undefined)
    await gateways?.close()
  }

  return {
    get: (id) => {
      const known = open.get(id)
      if (known) return known
      const starting = start(id)
      open.set(id, starting)
      starting.catch(() => open.get(id) === starting && open.delete(id))
      return starting
    },
    forget,
    closeAll: async () => {
      await Promise.all([...open.keys()].map(forget))
    },
  }
}
