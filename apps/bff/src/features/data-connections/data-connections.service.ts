import type { DataConnectionFilters } from '@curator/console-contract/data-connections'
import type { ConnectionId, DataConnectionId } from '@curator/console-contract/ids'
import type { FileReply } from '@curator/endpoint/endpoint'
import type { ConnectionGateways } from '../../alteryx/connection-gateways.ts'
import { AppError } from '../../core/app-error.ts'
import type { Clock } from '../../core/clock.ts'
import { toCsvBytes } from '../../core/csv-export.ts'
import type { Directories, Directory, DirectoryDataConnection } from '../../directory/directory.ts'
import { openDirectory } from '../../directory/open-directory.ts'
import { toName } from '../../plans/planned/words.ts'
import type { RevelationStore } from '../../store/revelation.store.ts'
import { searchDataConnections, toView } from './data-connection-search.ts'

interface Deps {
  readonly directories: Directories
  readonly gateways: Pick<ConnectionGateways, 'get'>
  readonly revelations: RevelationStore
  readonly clock: Clock
  /** What a failed call means, for people. */
  readonly toWords: (error: unknown) => string
}

const people = { priority: 'people' } as const

/** Server data connections for people; connection strings only one at a time, and with a reason. */
export class DataConnectionsService {
  readonly #deps: Deps

  constructor(deps: Deps) {
    this.#deps = deps
  }

  async list(query: DataConnectionFilters & { readonly page: number; readonly pageSize: number }) {
    const { connectionId, page, pageSize } = query
    const { directory, takenAt } = await openDirectory(this.#deps.directories, connectionId)
    const all = await searchDataConnections(directory, query)
    const items = all.slice((page - 1) * pageSize, page * pageSize).map(toView)
    return { items, total: all.length, page, pageSize, takenAt }
  }

  async get(connectionId: ConnectionId, id: DataConnectionId) {
    const { directory, takenAt } = await openDirectory(this.#deps.directories, connectionId)
    const connection = await findOne(directory, id)
    const [users, groups, revelations] = await Promise.all([
      directory.findUsersById(connection.userIds),
      directory.findGroupsById(connection.userGroupIds),
      this.#deps.revelations.list(connectionId, id),
    ])
    return {
      connection: toView(connection),
      people: users.map((user) => ({ id: user.id, name: toName(user), email: user.email })),
      groups: groups.map((group) => ({
        id: group.id,
        name: group.name,
        memberCount: group.memberCount,
      })),
      revelations: revelations.map((each) => ({ ...each, at: each.at.toISOString() })),
      takenAt,
    }
  }

  /** Nothing is answered before it is kept who asked. */
  async reveal(
    connectionId: ConnectionId,
    id: DataConnectionId,
    reason: string,
    account: { readonly id: string; readonly name: string },
  ) {
    const { dataConnections } = await this.#deps.gateways.get(connectionId)
    const connectionString = await dataConnections.readConnectionString(id, people)
    const at = this.#deps.clock.now()
    const seen = { connectionId, dataConnectionId: id, accountId: account.id, reason, at }
    await this.#deps.revelations.add(seen)
    const revelation = { at: at.toISOString(), accountName: account.name, reason }
    return { connectionString, revelation }
  }

  /** Needs V1, which not every Server answers. */
  async listSystem(connectionId: ConnectionId) {
    const { dataConnections } = await this.#deps.gateways.get(connectionId)
    try {
      const items = await dataConnections.listSystem(people)
      return { items: items.toSorted((a, b) => a.name.localeCompare(b.name)), why: null }
    } catch (error) {
      return { items: [], why: this.#deps.toWords(error) }
    }
  }

  async export(query: DataConnectionFilters): Promise<FileReply> {
    const { directory } = await openDirectory(this.#deps.directories, query.connectionId)
    const found = await searchDataConnections(directory, query)
    const rows = await toRows(directory, found)
    const day = this.#deps.clock.now().toISOString().slice(0, 10)
    return {
      fileName: `data-connections-${query.connectionId}-${day}.csv`,
      contentType: 'text/csv; charset=utf-8',
      bytes: toCsvBytes([
        ['Data connection', 'Type', 'DCM connection', 'Shared with', 'Name', 'Email'],
        ...rows,
      ]),
    }
  }
}

/** Throws `not_found`, or `content_not_available` where they could not be read. */
async function findOne(directory: Directory, id: string): Promise<DirectoryDataConnection> {
  const { items, why } = await directory.findContent('data-connection', { ids: [id] })
  const [found] = items
  if (found) return found
  if (why !== null) throw new AppError('content_not_available', { detail: why })
  const detail = 'This data connection is not on the Server, or no longer. Look for it in the list.'
  throw new AppError('not_found', { detail })
}

async function toRows(directory: Directory, found: readonly DirectoryDataConnection[]) {
  const [users, groups] = await Promise.all([
    directory.findUsersById([...new Set(found.flatMap(({ userIds }) => userIds))]),
    directory.findGroupsById([...new Set(found.flatMap(({ userGroupIds }) => userGroupIds))]),
  ])
  const userOf = new Map(users.map((user) => [user.id as string, user]))
  const groupOf = new Map(groups.map((group) => [group.id as string, group]))
  return found.flatMap((item) => {
    const start = [item.name, item.connectionType, item.dcm?.title ?? '']
    const shares = [
      ...item.userIds.map((id) => {
        const user = userOf.get(id)
        return [...start, 'Person', user ? toName(user) : id, user?.email ?? '']
      }),
      ...item.userGroupIds.map((id) => [...start, 'Group', groupOf.get(id)?.name ?? id, '']),
    ]
    return shares.length > 0 ? shares : [[...start, 'Nobody', '', '']]
  })
}
