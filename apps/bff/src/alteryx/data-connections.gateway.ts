import { listSystemDataConnections } from '@curator/alteryx-contract/server/v1/data-connections'
import {
  deleteDataConnection,
  getDataConnection,
  listDataConnectionsInFull,
  renameDataConnection,
  type ServerDataConnection,
  shareDataConnectionWithUser,
  shareDataConnectionWithUserGroup,
  unshareDataConnectionFromUser,
  unshareDataConnectionFromUserGroup,
} from '@curator/alteryx-contract/server/v3/data-connections'
import type { AlteryxClient } from './alteryx-client.ts'
import { dataConnectionRecord } from './content-lists.ts'
import type { FailureMaker } from './failure-from.ts'
import type { DataConnectionsGateway, GatewayDataConnection } from './gateways.ts'
import type { SharesGateway } from './share-door.ts'

const keptFields = Object.keys(dataConnectionRecord.shape)

export function createDataConnectionsGateway(
  client: AlteryxClient,
  failures: FailureMaker,
): DataConnectionsGateway {
  return {
    ...createShares(client),
    rename: async (dataConnectionId, name, options) => {
      const input = { params: { dataConnectionId }, body: { name } }
      return toGateway(await client.send(renameDataConnection, input, options))
    },
    remove: async (dataConnectionId, options) => {
      await client.send(deleteDataConnection, { params: { dataConnectionId } }, options)
    },
    readConnectionString: async (dataConnectionId, options) => {
      const input = { params: { dataConnectionId } }
      return (await client.send(getDataConnection, input, options)).connectionString
    },
    listSystem: async (options) => {
      const found = await client.send(listSystemDataConnections, { query: {} }, options)
      return found.map(({ connectionId, connectionName, connectionType }) => ({
        id: connectionId,
        name: connectionName || connectionId,
        connectionType,
      }))
    },
    readAllInFull: async (options) => {
      const query = { view: 'Full' } as const
      const bytes = await client.sendForBytes(listDataConnectionsInFull, { query }, options)
      const list = toList(bytes)
      if (list) return new TextEncoder().encode(JSON.stringify(list.map(withoutSecrets)))
      throw failures.make(listDataConnectionsInFull, {
        kind: 'unclear',
        message: 'The Alteryx Server answered the list of data connections not with valid JSON.',
      })
    },
  }
}

/** Every answer carries the connection string: it stays behind. */
function createShares(client: AlteryxClient): SharesGateway<GatewayDataConnection> {
  return {
    get: async (dataConnectionId, options) =>
      toGateway(await client.send(getDataConnection, { params: { dataConnectionId } }, options)),
    share: async (dataConnectionId, { id, kind }, options) => {
      const params = { dataConnectionId }
      return toGateway(
        kind === 'user'
          ? await client.send(
              shareDataConnectionWithUser,
              { params, body: { userId: id } },
              options,
            )
          : await client.send(
              shareDataConnectionWithUserGroup,
              { params, body: { userGroupId: id } },
              options,
            ),
      )
    },
    unshare: async (dataConnectionId, { id, kind }, options) =>
      toGateway(
        kind === 'user'
          ? await client.send(
              unshareDataConnectionFromUser,
              { params: { dataConnectionId, userId: id } },
              options,
            )
          : await client.send(
              unshareDataConnectionFromUserGroup,
              { params: { dataConnectionId, userGroupId: id } },
              options,
            ),
      ),
  }
}

const toGateway = ({
  connectionType,
  id,
  name,
  userGroupIds,
  userIds,
}: ServerDataConnection): GatewayDataConnection => ({
  id,
  name,
  connectionType,
  userIds,
  userGroupIds,
})

/** `null` for what is no list; the text itself must not get into an error. */
function toList(bytes: Uint8Array): unknown[] | null {
  try {
    const list: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return Array.isArray(list) ? list : null
  } catch {
    return null
  }
}

/** What the directory keeps, and nothing else: the connection string may hold a password. */
function withoutSecrets(item: unknown): unknown {
  if (typeof item !== 'object' || item === null) return null
  return Object.fromEntries(Object.entries(item).filter(([name]) => keptFields.includes(name)))
}
