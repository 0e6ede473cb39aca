import type {
  Connection,
  createConnectionBody,
  DirectoryStatus,
} from '@curator/console-contract/connections'
import type { ConnectionId } from '@curator/console-contract/ids'
import type { z } from 'zod'
import type { CapabilityBook } from '../../alteryx/capabilities.ts'
import { AppError } from '../../core/app-error.ts'
import type { Clock } from '../../core/clock.ts'
import type { Logger } from '../../core/logger.ts'
import type { SecretBox } from '../../core/secret-box.ts'
import type { Directories } from '../../directory/directory.ts'
import {
  type ConnectionStore,
  noNetwork,
  type StoredConnection,
  toSecretPlace,
} from '../../store/connection.store.ts'
import { isUniqueViolation } from '../../store/store-failure.ts'
import { applyUpdate, type UpdateBody } from './apply-update.ts'
import { findFreeId } from './connection-id.ts'
import { applyNetwork, toNetworkView } from './network-settings.ts'

export interface ConnectionsDeps {
  readonly connections: ConnectionStore
  readonly directories: Directories
  /** Stops the calls of a connection whose address or secret changed; the next call starts anew. */
  readonly forgetGateways: (id: ConnectionId) => Promise<void>
  readonly capabilities: CapabilityBook
  readonly secrets: SecretBox
  readonly clock: Clock
  readonly log: Logger
}

type CreateBody = z.output<typeof createConnectionBody> & { readonly isPractice?: boolean }

/** Connections as the console shows and changes them. A secret goes in and never comes out. */
export interface ConnectionsService {
  list(): Promise<Connection[]>
  /** Throws `name_taken`. */
  create(body: CreateBody): Promise<Connection>
  /** Throws `not_found`, `name_taken`, `secret_required`. */
  update(id: ConnectionId, body: UpdateBody): Promise<Connection>
  /** Throws `not_found`, `connection_in_use`. */
  remove(id: ConnectionId): Promise<void>
  /** Starts reading the Server, or joins a reading under way, and answers at once. Throws `not_found`. */
  startRefresh(id: ConnectionId): Promise<DirectoryStatus>
}

const defaultConcurrency = 16

export function createConnectionsService(deps: ConnectionsDeps): ConnectionsService {
  const { connections, directories, secrets, clock, log } = deps

  const find = async (id: ConnectionId) => {
    const found = await connections.find(id)
    if (!found) throw new AppError('not_found', { detail: 'The connection may have been removed.' })
    return found
  }
  const toView = async (stored: StoredConnection): Promise<Connection> => {
    const { secret, ...shown } = stored
    const directory = await directories.get(stored.id)
    return {
      ...shown,
      hasSecret: secret.sealed.length > 0,
      network: toNetworkView(stored.network),
      directory: directory.status(),
    }
  }
  const startRefresh = async (id: ConnectionId) => {
    const directory = await directories.get(id)
    directory.refresh().catch((error: unknown) => {
      log.error({ connectionId: id }, 'The directory could not be read', error)
    })
    return directory.status()
  }

  return {
    list: async () => Promise.all((await connections.list()).map(toView)),
    create: async (body) => {
      const stored = await insert(deps, body)
      await startRefresh(stored.id)
      return toView(stored)
    },
    update: async (id, body) => {
      const before = await find(id)
      const after = applyUpdate(before, body, secrets)
      if (!(await namingTaken(after.name, connections.update(after)))) {
        throw new AppError('not_found', { detail: 'The connection may have been removed.' })
      }
      if (reaches(before) !== reaches(after) || body.clientSecret !== undefined) {
        await directories.forget(id)
        await deps.forgetGateways(id)
        deps.capabilities.forget(id)
        await startRefresh(id)
      }
      return toView(after)
    },
    remove: async (id) => {
      const ended = await connections.remove(id, clock.now())
      if (ended === 'in_use') {
        throw new AppError('connection_in_use', {
          detail: 'Wait for its runs to end, or cancel them, then remove it.',
        })
      }
      if (ended === 'not_found') await find(id)
      await directories.forget(id)
      await deps.forgetGateways(id)
      deps.capabilities.forget(id)
    },
    startRefresh: async (id) => {
      await find(id)
      return startRefresh(id)
    },
  }
}

/** An id found free may be taken a moment later by somebody else's connection: then the next one is looked for. */
async function insert(deps: ConnectionsDeps, body: CreateBody): Promise<StoredConnection> {
  const { connections, secrets, clock } = deps
  const { clientSecret, ...fields } = body
  for (;;) {
    const id = await findFreeId(body.name, connections.isIdUsed)
    const stored: StoredConnection = {
      ...fields,
      id,
      secret: secrets.seal(clientSecret, toSecretPlace(id)),
      isPractice: body.isPractice ?? false,
      maxConcurrency: body.maxConcurrency ?? defaultConcurrency,
      signIn: body.signIn ?? 'unknown',
      approval: body.approval ?? 'none',
      network: applyNetwork(id, noNetwork, body.network, secrets),
    }
    try {
      await namingTaken(body.name, connections.create(stored, clock.now()))
      return stored
    } catch (error) {
      if (!isUniqueViolation(error, 'connection_pkey')) throw error
    }
  }
}

/** Whatever changes which Server is called, as whom and how fast. */
const reaches = (connection: StoredConnection) =>
  JSON.stringify([
    connection.baseUrl,
    connection.clientId,
    connection.maxConcurrency,
    connection.network,
  ])

async function namingTaken<T>(name: string, write: Promise<T>): Promise<T> {
  try {
    return await write
  } catch (cause) {
    if (!isUniqueViolation(cause, 'connection_name')) throw cause
    throw new AppError('name_taken', {
      detail: `Another connection is called "${name}". Choose another name.`,
      cause,
    })
  }
}
