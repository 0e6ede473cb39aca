import type { DirectoryStatus } from '@curator/console-contract/connections'
import type { ConnectionId } from '@curator/console-contract/ids'
import { type UserFinding, userFindings } from '@curator/console-contract/users'
import type { Directories, Directory } from '../src/directory/directory.ts'

/** A count of nobody for every finding. */
export const noFindings = Object.fromEntries(userFindings.map((finding) => [finding, 0])) as Record<
  UserFinding,
  number
>

/** Directories that hold nobody and count what is asked of them: for tests that are not about the directory. */
export interface StillDirectories extends Directories {
  readonly refreshed: ConnectionId[]
  readonly forgotten: ConnectionId[]
}

export function createStillDirectories(): StillDirectories {
  const refreshed: ConnectionId[] = []
  const forgotten: ConnectionId[] = []
  const status: DirectoryStatus = {
    state: 'empty',
    takenAt: null,
    isRefreshing: false,
    userCount: 0,
    groupCount: 0,
    problem: null,
  }
  const toDirectory = (id: ConnectionId): Directory => ({
    status: () => status,
    revision: () => 0,
    elsewhereRevision: () => 0,
    refresh: async () => {
      refreshed.push(id)
    },
    listUsers: async () => ({ items: [], total: 0, takenAt: '2026-01-01T00:00:00Z' }),
    exportUsers: async () => new Uint8Array(),
    listUserChoices: async () => ({ timeZones: [], workerTags: [], credentialIds: [] }),
    countUserFindings: async () => ({
      counts: noFindings,
      userCount: 0,
      takenAt: '2026-01-01T00:00:00Z',
    }),
    listUserGroups: async () => ({ items: [], total: 0, takenAt: '2026-01-01T00:00:00Z' }),
    findUsersByEmail: async () => [],
    findUsersById: async () => [],
    findGroupsByName: async () => [],
    findGroupsById: async () => [],
    listUserIds: async () => [],
    findContent: async () => ({ items: [], why: null }),
    patch: async () => undefined,
    close: async () => undefined,
  })
  return {
    refreshed,
    forgotten,
    get: async (id) => toDirectory(id),
    forget: async (id) => {
      forgotten.push(id)
    },
    closeAll: async () => undefined,
  }
}
