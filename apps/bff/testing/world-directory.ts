import type { UserRecord } from '@curator/alteryx-sandbox/records'
import type { World } from '@curator/alteryx-sandbox/world'
import { userGroupId, userId } from '@curator/console-contract/ids'
import type {
  Directories,
  Directory,
  DirectoryGroup,
  DirectoryUser,
} from '../src/directory/directory.ts'
import { noFindings } from './still-directories.ts'
import { findWorldContent } from './world-content.ts'

/** When the directory of a world says it was read. */
const worldTakenAt = '2026-07-01T08:00:00.000Z'

/** A directory that answers straight from a practice world: no thread, no Server. Lists are not filtered or sorted. */
export function createWorldDirectory(world: World): Directory {
  const users = () => [...world.users.values()].map((user) => toUser(world, user))
  const groups = () => [...world.userGroups.values()].map((group) => toGroup(group))
  const isOneOf = (texts: readonly string[]) => {
    const keys = new Set(texts.map((text) => text.trim().toLowerCase()))
    return (text: string) => keys.has(text.trim().toLowerCase())
  }
  return {
    status: () => ({
      state: 'ready',
      takenAt: worldTakenAt,
      isRefreshing: false,
      userCount: world.users.size,
      groupCount: world.userGroups.size,
      problem: null,
    }),
    revision: () => performance.now(),
    elsewhereRevision: () => performance.now(),
    refresh: async () => undefined,
    listUsers: async (_filters, { offset, limit }) => {
      const all = users()
      return { items: all.slice(offset, offset + limit), total: all.length, takenAt: worldTakenAt }
    },
    listUserGroups: async (_query, { offset, limit }) => {
      const all = groups()
      return { items: all.slice(offset, offset + limit), total: all.length, takenAt: worldTakenAt }
    },
    exportUsers: async () => new Uint8Array(),
    listUserChoices: async () => ({ timeZones: [], workerTags: [], credentialIds: [] }),
    countUserFindings: async () => ({
      counts: noFindings,
      userCount: world.users.size,
      takenAt: worldTakenAt,
    }),
    findUsersByEmail: async (emails) => {
      const isWanted = isOneOf(emails)
      return users().filter((user) => isWanted(user.email))
    },
    findUsersById: async (ids) => users().filter((user) => ids.includes(user.id)),
    findGroupsByName: async (names) => {
      const isWanted = isOneOf(names)
      return groups().filter((group) => isWanted(group.name))
    },
    findGroupsById: async (ids) => groups().filter((group) => ids.includes(group.id)),
    listUserIds: async ({ credentialId }) =>
      users()
        .filter(
          ({ defaultCredentialId }) =>
            credentialId.length === 0 || credentialId.includes(defaultCredentialId),
        )
        .map((user) => user.id),
    findContent: async (kind, query) => findWorldContent(world, kind, query),
    patch: async () => undefined,
    close: async () => undefined,
  }
}

/** The same directory for every connection. */
export function createWorldDirectories(world: World): Directories {
  const directory = createWorldDirectory(world)
  return {
    get: async () => directory,
    forget: async () => undefined,
    closeAll: async () => undefined,
  }
}

function toUser(world: World, user: UserRecord): DirectoryUser {
  const { dateCreated, lastLoginDateTime, userGroupIds, ...rest } = user
  const groups = userGroupIds.map((id) => {
    return { id: userGroupId.parse(id), name: world.userGroups.get(id)?.name ?? '' }
  })
  return {
    ...rest,
    id: userId.parse(user.id),
    timeZone: user.timeZone ?? '',
    createdAt: dateCreated,
    lastLoginAt: lastLoginDateTime,
    groups,
  }
}

function toGroup(group: {
  id: string
  name: string
  role: DirectoryGroup['role']
  dateAdded: string
  members: ReadonlyMap<string, unknown>
}): DirectoryGroup {
  const memberIds = [...group.members.keys()]
  const { name, role, dateAdded } = group
  return {
    id: userGroupId.parse(group.id),
    name,
    role,
    dateAdded,
    memberIds,
    memberCount: memberIds.length,
  }
}
