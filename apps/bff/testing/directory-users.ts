import type { UserId } from '@curator/console-contract/ids'
import { serverRoleNames } from '@curator/console-contract/server-roles'
import type { StoredGroup } from '../src/directory/group-table.ts'
import type { StoredUser } from '../src/directory/stored-user.ts'
import type { JudgedFilters } from '../src/directory/user-filter.ts'

/** A user with everything filled in. */
export function makeUser(id: string, fields: Partial<StoredUser> = {}): StoredUser {
  return {
    id: id as UserId,
    email: `${id}@example.test`,
    firstName: 'Ada',
    lastName: 'Lopez',
    role: 'Artisan',
    isActive: true,
    isAccountLocked: false,
    isValidated: true,
    isApiEnabled: false,
    timeZone: '',
    language: 'en-us',
    defaultWorkerTag: '',
    defaultCredentialId: '',
    lastLoginAt: null,
    createdAt: null,
    canScheduleJobs: false,
    canPrioritizeJobs: false,
    canAssignJobs: false,
    canCreateCollections: false,
    canCreateAndUpdateDcm: null,
    canShareForExecutionDcm: null,
    canShareForCollaborationDcm: null,
    canManageGenericVaultsDcm: null,
    ...fields,
  }
}

export function makeGroup(id: string, memberIds: readonly string[] = [], name = id): StoredGroup {
  return { id, name, role: 'Viewer', dateAdded: null, memberIds }
}

/** Filters that let everybody pass. */
export const everyone: JudgedFilters = {
  role: [],
  state: [],
  groupId: [],
  isActive: [],
  isAccountLocked: [],
  isValidated: [],
  isApiEnabled: [],
  canScheduleJobs: [],
  canPrioritizeJobs: [],
  canAssignJobs: [],
  canCreateCollections: [],
  timeZone: [],
  workerTag: [],
  credentialId: [],
  finding: [],
  inactiveDays: 90,
  sort: 'lastName',
  takenAt: '2026-07-01T08:00:00.000Z',
}

const firstNames = ['Ada', 'Émile', 'zoë', 'Igor', 'Łukasz', '李', 'Anna-Maria', 'Bob']
const lastNames = ['Lopez', 'Öztürk', 'smith', 'Smith', 'Nguyễn', 'de la Cruz', 'Ødegaard', 'Xu']

/** Many different users, the same each time. */
export function makeManyUsers(count: number): StoredUser[] {
  return Array.from({ length: count }, (_, n) =>
    makeUser(`u${String(n).padStart(6, '0')}`, {
      email: `${firstNames[n % 8]}.${(n * 7919) % count}@example.test`.toLowerCase(),
      firstName: firstNames[n % 8] as string,
      lastName: `${lastNames[(n * 31) % 8]} ${(n * 7919) % 5_000}`,
      role: serverRoleNames[n % 6] as StoredUser['role'],
      isActive: n % 9 !== 0,
      isAccountLocked: n % 50 === 0,
      timeZone: n % 3 === 0 ? '' : 'Europe/Kiev',
      lastLoginAt: n % 4 === 0 ? null : new Date(1_700_000_000_000 + n * 60_000).toISOString(),
      createdAt: new Date(1_600_000_000_000 + ((n * 7919) % count) * 60_000).toISOString(),
    }),
  )
}
