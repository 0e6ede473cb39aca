import type { ConnectionId, UserGroupId, UserId } from '@curator/console-contract/ids'
import type { ServerRoleView } from '@curator/console-contract/server-roles'
import type { UserGroup, userGroupFilters } from '@curator/console-contract/user-groups'
import type { FileReply } from '@curator/endpoint/endpoint'
import type { z } from 'zod'
import type { ConnectionGateways } from '../../alteryx/connection-gateways.ts'
import { AppError } from '../../core/app-error.ts'
import type { Clock } from '../../core/clock.ts'
import { toCsvBytes } from '../../core/csv-export.ts'
import type { ContentFound, Directories, Directory } from '../../directory/directory.ts'
import { judgeRole } from '../../directory/effective-role.ts'
import { toName } from '../../plans/planned/words.ts'

type Filters = z.output<typeof userGroupFilters>
const everything = { offset: 0, limit: 1_000_000 }

/** Groups for people: lists, one group, who is in which. */
export class UserGroupsService {
  readonly #directories: Directories
  readonly #gateways: Pick<ConnectionGateways, 'get'>
  readonly #clock: Clock

  constructor(deps: {
    readonly directories: Directories
    readonly gateways: Pick<ConnectionGateways, 'get'>
    readonly clock: Clock
  }) {
    this.#directories = deps.directories
    this.#gateways = deps.gateways
    this.#clock = deps.clock
  }

  async list(query: Filters & { readonly page: number; readonly pageSize: number }) {
    const { page, pageSize } = query
    const groups = await this.#findAll(query)
    const items = groups.slice((page - 1) * pageSize, page * pageSize)
    return { items, total: groups.length, page, pageSize }
  }

  /** Throws `not_found`. */
  async getDetails(connectionId: ConnectionId, groupId: UserGroupId) {
    const { directory, takenAt } = await this.#open(connectionId)
    const [found] = await directory.findGroupsById([groupId])
    if (!found) {
      const detail = 'This group is not on the Server, or no longer. Look for it in the list.'
      throw new AppError('not_found', { detail })
    }
    const { memberIds, ...group } = found
    const sharedWith = { userIds: [], userGroupIds: [groupId] }
    const [collections, credentials, dataConnections, roleLosses, directoryGroups] =
      await Promise.all([
        directory.findContent('collection', { sharedWith }),
        directory.findContent('credential', { sharedWith }),
        directory.findContent('data-connection', { sharedWith }),
        listRoleLosses(directory, group, memberIds),
        this.#readDirectoryGroups(connectionId, groupId),
      ])
    return {
      group,
      directoryGroups,
      collections: toNamed(collections, ({ name }) => name),
      credentials: toNamed(credentials, ({ userName }) => userName),
      dataConnections: toNamed(dataConnections, ({ name }) => name),
      roleLosses,
      takenAt,
    }
  }

  async getMatrix(query: {
    readonly connectionId: ConnectionId
    readonly userIds: readonly UserId[]
    readonly groupIds: readonly UserGroupId[]
  }) {
    const { directory, takenAt } = await this.#open(query.connectionId)
    const [users, groups] = await Promise.all([
      directory.findUsersById(query.userIds),
      directory.findGroupsById(query.groupIds),
    ])
    const asked = new Set(query.groupIds)
    return {
      people: users.map((user) => ({
        userId: user.id,
        name: toName(user),
        email: user.email,
        groupIds: user.groups.map(({ id }) => id).filter((id) => asked.has(id)),
      })),
      groups: groups.map(({ memberIds: _, ...group }) => group),
      takenAt,
    }
  }

  /** Members of all groups that match, named after connection and day. */
  async exportMemberships(
    query: Filters & { readonly groupId: readonly UserGroupId[] },
  ): Promise<FileReply> {
    const directory = await this.#directories.get(query.connectionId)
    const chosen = new Set(query.groupId)
    const groups = (await this.#findAll(query)).filter(
      ({ id }) => chosen.size === 0 || chosen.has(id),
    )
    const full = await directory.findGroupsById(groups.map(({ id }) => id))
    const ids = [...new Set(full.flatMap(({ memberIds }) => memberIds))]
    const users = new Map(
      (await directory.findUsersById(ids)).map((user) => [user.id as string, user]),
    )
    const rows = full.flatMap((group) =>
      group.memberIds.flatMap((id) => {
        const user = users.get(id)
        return user ? [[group.name, user.email, user.firstName, user.lastName, group.role]] : []
      }),
    )
    const day = this.#clock.now().toISOString().slice(0, 10)
    return {
      fileName: `memberships-${query.connectionId}-${day}.csv`,
      contentType: 'text/csv; charset=utf-8',
      bytes: toCsvBytes([['Group', 'Email', 'First name', 'Last name', 'Group role'], ...rows]),
    }
  }

  /** Groups are few: all that match, in order. */
  async #findAll(query: Filters): Promise<readonly UserGroup[]> {
    const directory = await this.#directories.get(query.connectionId)
    const { search, sort } = query
    const { items } = await directory.listUserGroups({ search, sort }, everything)
    const used = query.state.includes('unused') ? await findUsed(directory, items) : new Set()
    return items.filter(
      (group) =>
        (query.role.length === 0 || query.role.some((role) => role === group.role)) &&
        (query.state.length === 0 ||
          (query.state.includes('empty') && group.memberCount === 0) ||
          (query.state.includes('unused') && !used.has(group.id))),
    )
  }

  /** The directory holds users only; who else is a member is asked of the Server. */
  async #readDirectoryGroups(connectionId: ConnectionId, groupId: UserGroupId) {
    const gateways = await this.#gateways.get(connectionId)
    const { directorySids } = await gateways.userGroups.get(groupId, { priority: 'people' })
    return directorySids.map((sid) => ({ sid, name: '' }))
  }

  async #open(connectionId: ConnectionId): Promise<{ directory: Directory; takenAt: string }> {
    const directory = await this.#directories.get(connectionId)
    const { takenAt } = directory.status()
    if (takenAt !== null) return { directory, takenAt }
    const detail = 'Refresh the connection, then try again.'
    throw new AppError('directory_not_ready', { detail })
  }
}

function toNamed<K extends 'collection' | 'credential' | 'data-connection'>(
  found: ContentFound<K>,
  nameOf: (item: ContentFound<K>['items'][number]) => string,
) {
  return { items: found.items.map((item) => ({ id: item.id, name: nameOf(item) })), why: found.why }
}

/** Members whose own role is Default and who would have less without the group. */
async function listRoleLosses(
  directory: Directory,
  group: UserGroup,
  memberIds: readonly string[],
) {
  if (group.role === 'Evaluated') return []
  const members = (await directory.findUsersById(memberIds)).filter(
    ({ role }) => role === 'Evaluated',
  )
  const groupIds = [...new Set(members.flatMap((user) => user.groups.map(({ id }) => id)))]
  const roles = new Map(
    (await directory.findGroupsById(groupIds)).map(({ id, role }) => [
      id as string,
      role as string,
    ]),
  )
  return members.flatMap((user) => {
    const rolesOf = (ids: readonly string[]) => ids.flatMap((id) => roles.get(id) ?? [])
    const ids = user.groups.map(({ id }) => id as string)
    const now = judgeRole(user.role, rolesOf(ids)).role
    const without = judgeRole(user.role, rolesOf(ids.filter((id) => id !== group.id))).role
    if (now === null || now === without) return []
    return [
      {
        userId: user.id,
        name: toName(user),
        email: user.email,
        role: now as ServerRoleView,
        without: without as ServerRoleView | null,
      },
    ]
  })
}

/** Groups that a collection, credential or data connection names. What can't be read counts as unused. */
async function findUsed(directory: Directory, groups: readonly UserGroup[]): Promise<Set<string>> {
  const sharedWith = { userIds: [], userGroupIds: groups.map(({ id }) => id as string) }
  const found = await Promise.all([
    directory.findContent('collection', { sharedWith }),
    directory.findContent('credential', { sharedWith }),
    directory.findContent('data-connection', { sharedWith }),
  ])
  return new Set(found.flatMap(({ items }) => items.flatMap(({ userGroupIds }) => userGroupIds)))
}
