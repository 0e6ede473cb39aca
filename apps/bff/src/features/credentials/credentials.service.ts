import type {
  Credential,
  CredentialDetails,
  CredentialFilters,
} from '@curator/console-contract/credentials'
import {
  type ConnectionId,
  type CredentialId,
  credentialId as credentialIdSchema,
  scheduleId,
} from '@curator/console-contract/ids'
import type { FileReply } from '@curator/endpoint/endpoint'
import type { CapabilityBook } from '../../alteryx/capabilities.ts'
import type { ConnectionGateways } from '../../alteryx/connection-gateways.ts'
import { AppError } from '../../core/app-error.ts'
import type { Clock } from '../../core/clock.ts'
import { toCsvBytes } from '../../core/csv-export.ts'
import { findCredentialUses } from '../../directory/credential-uses.ts'
import type {
  Directories,
  Directory,
  DirectoryCredential,
  DirectoryUser,
} from '../../directory/directory.ts'
import { openDirectory } from '../../directory/open-directory.ts'
import { toName } from '../../plans/planned/words.ts'
import type { ConnectionStore } from '../../store/connection.store.ts'
import { findAbilities } from './credential-abilities.ts'
import { type CountedCredential, searchCredentials } from './credential-search.ts'

interface Deps {
  readonly directories: Directories
  readonly gateways: Pick<ConnectionGateways, 'get'>
  readonly capabilities: Pick<CapabilityBook, 'find'>
  readonly connections: Pick<ConnectionStore, 'find'>
  readonly clock: Clock
  /** What a failed call means, for people. */
  readonly toWords: (error: unknown) => string
}

const people = { priority: 'people' } as const

/** Credentials for people. */
export class CredentialsService {
  readonly #deps: Deps

  constructor(deps: Deps) {
    this.#deps = deps
  }

  async list(query: CredentialFilters & { readonly page: number; readonly pageSize: number }) {
    const { connectionId, page, pageSize } = query
    const { directory, takenAt } = await openDirectory(this.#deps.directories, connectionId)
    const [all, cannot] = await Promise.all([
      searchCredentials(directory, query),
      findAbilities(this.#deps, connectionId),
    ])
    const items = all.slice((page - 1) * pageSize, page * pageSize).map(toView)
    return { items, total: all.length, page, pageSize, cannot, takenAt }
  }

  async get(connectionId: ConnectionId, id: CredentialId): Promise<CredentialDetails> {
    const { directory, takenAt } = await openDirectory(this.#deps.directories, connectionId)
    const found = await findOne(directory, id)
    const [uses, studios, cannot, users, groups] = await Promise.all([
      findCredentialUses(directory, id),
      this.#findStudios(connectionId, id),
      findAbilities(this.#deps, connectionId),
      directory.findUsersById(found.userIds),
      directory.findGroupsById(found.userGroupIds),
    ])
    const owners = await directory.findUsersById([
      ...new Set([...uses.schedules, ...uses.workflows].map(({ ownerId }) => ownerId)),
      ...uses.userIds,
    ])
    const byId = new Map(owners.map((user) => [user.id as string, user]))
    const ownerName = (ownerId: string) => {
      const owner = byId.get(ownerId)
      return owner ? toName(owner) : ''
    }
    return {
      credential: toView({ ...found, useCount: uses.count }),
      people: users.map(toPerson),
      groups: groups.map(({ id: groupId, memberCount, name }) => ({
        id: groupId,
        name,
        memberCount,
      })),
      defaults: {
        items: uses.userIds.flatMap((userId) => byId.get(userId) ?? []).map(toPerson),
        why: null,
      },
      schedules: {
        items: uses.schedules.map(
          ({ id: each, isEnabled, name, nextRunAt, ownerId, workflowId }) => ({
            id: scheduleId.parse(each),
            name,
            ownerName: ownerName(ownerId),
            isEnabled,
            workflowId,
            nextRunAt,
          }),
        ),
        why: uses.scheduleWhy,
      },
      workflows: {
        items: uses.workflows.map(({ id: each, name, ownerId }) => ({
          id: each,
          name,
          ownerName: ownerName(ownerId),
        })),
        why: uses.workflowWhy,
      },
      studios,
      cannot,
      takenAt,
    }
  }

  async export(query: CredentialFilters): Promise<FileReply> {
    const { directory } = await openDirectory(this.#deps.directories, query.connectionId)
    const rows = await toRows(directory, await searchCredentials(directory, query))
    const day = this.#deps.clock.now().toISOString().slice(0, 10)
    return {
      fileName: `credentials-${query.connectionId}-${day}.csv`,
      contentType: 'text/csv; charset=utf-8',
      bytes: toCsvBytes([['Credential', 'Uses', 'Shared with', 'Name', 'Email'], ...rows]),
    }
  }

  /** Studios are not in the directory: the Server is asked. */
  async #findStudios(
    connectionId: ConnectionId,
    id: string,
  ): Promise<CredentialDetails['studios']> {
    try {
      const { studios } = await this.#deps.gateways.get(connectionId)
      const all = await studios.listInFull(people)
      const items = all.filter(({ credentialId }) => credentialId === id)
      return { items: items.map((studio) => ({ id: studio.id, name: studio.name })), why: null }
    } catch (error) {
      return { items: [], why: this.#deps.toWords(error) }
    }
  }
}

const toPerson = (user: DirectoryUser) => ({
  id: user.id,
  name: toName(user),
  email: user.email,
})

const toView = (item: CountedCredential): Credential => ({
  id: credentialIdSchema.parse(item.id),
  userName: item.userName,
  userCount: item.userIds.length,
  groupCount: item.userGroupIds.length,
  useCount: item.useCount,
})

/** Throws `not_found`, or `content_not_available` where they could not be read. */
async function findOne(directory: Directory, id: string): Promise<DirectoryCredential> {
  const { items, why } = await directory.findContent('credential', { ids: [id] })
  const [found] = items
  if (found) return found
  if (why !== null) throw new AppError('content_not_available', { detail: why })
  const detail = 'This credential is not on the Server, or no longer. Look for it in the list.'
  throw new AppError('not_found', { detail })
}

async function toRows(directory: Directory, found: readonly CountedCredential[]) {
  const [users, groups] = await Promise.all([
    directory.findUsersById([...new Set(found.flatMap(({ userIds }) => userIds))]),
    directory.findGroupsById([...new Set(found.flatMap(({ userGroupIds }) => userGroupIds))]),
  ])
  const userOf = new Map(users.map((user) => [user.id as string, user]))
  const groupOf = new Map(groups.map((group) => [group.id as string, group]))
  return found.flatMap((item) => {
    const start = [item.userName, String(item.useCount)]
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
