import type { CollectionRights } from '@curator/console-contract/collections'
import type { DirectoryStatus } from '@curator/console-contract/connections'
import type { ConnectionId, UserId } from '@curator/console-contract/ids'
import type { UserGroup } from '@curator/console-contract/user-groups'
import type {
  ServerUser,
  UserColumn,
  UserFilters,
  UserFinding,
} from '@curator/console-contract/users'
import type { CollectionPatch } from './collection-patch.ts'
import type { UserChoices } from './user-choices.ts'

/** A user in the directory. */
export type DirectoryUser = ServerUser

/** A group in the directory with the ids of its members. */
export interface DirectoryGroup extends UserGroup {
  readonly memberIds: readonly string[]
}

/** Result of one page of a search, with the instant the directory was read. */
export interface DirectoryPage<T> {
  readonly items: readonly T[]
  readonly total: number
  readonly takenAt: string
}

/** A workflow in the directory. */
export interface DirectoryWorkflow {
  readonly id: string
  readonly name: string
  readonly ownerId: string
  readonly createdAt: string | null
  readonly isPublic: boolean | null
  /** Credentials that versions name as their own (`Specific`). */
  readonly credentialIds: readonly string[]
}

/** A schedule in the directory; its rule can't be read back. Empty text where the Server says nothing. */
export interface DirectorySchedule {
  readonly id: string
  readonly name: string
  readonly ownerId: string
  /** `null` when the workflow is gone. */
  readonly workflowId: string | null
  readonly isEnabled: boolean
  readonly credentialId: string
  readonly nextRunAt: string | null
  readonly lastRunAt: string | null
  readonly lastError: string
  readonly frequency: string
  readonly timeZone: string
  readonly priority: string
  readonly workerTag: string
  readonly state: string
  readonly comment: string
  /** First and last instant of its rule, as far as the Server says. */
  readonly startAt: string | null
  readonly endAt: string | null
  readonly createdAt: string | null
  readonly lastModifiedAt: string | null
  readonly runCount: number | null
  /** The revision of the workflow that runs. */
  readonly versionId: string | null
}

/** Somebody in a collection, or a studio. Rights and expiry are V1's: V3 does not tell them. */
export interface DirectoryMember {
  readonly kind: 'user' | 'group' | 'studio' | 'directory'
  /** Id of the person, group or studio; the SID for `directory`. */
  readonly id: string
  /** Empty where the Server tells none. */
  readonly sid: string
  /** What the directory service calls them; empty for what has a name of its own in this directory. */
  readonly name: string
  readonly isGroup: boolean
  /** Null when nobody told them; the expiry then is not known, either. */
  readonly rights: CollectionRights | null
  readonly expiresAt: string | null
}

/** A collection in the directory. */
export interface DirectoryCollection {
  readonly id: string
  readonly name: string
  readonly ownerId: string
  readonly createdAt: string | null
  readonly members: readonly DirectoryMember[]
  /** Members that are people and groups of the Server, by id. */
  readonly userIds: readonly string[]
  readonly userGroupIds: readonly string[]
  readonly workflowIds: readonly string[]
  readonly scheduleIds: readonly string[]
}

/** What V1 tells of the members of a collection; joined to it and then gone: only why it is not told is kept. */
export interface DirectoryCollectionRights {
  /** Of the collection. */
  readonly id: string
  readonly name: string
  readonly members: readonly DirectoryMember[]
}

/** A run-as credential and whom it is shared with. */
export interface DirectoryCredential {
  readonly id: string
  readonly userName: string
  readonly userIds: readonly string[]
  readonly userGroupIds: readonly string[]
}

/** A Server data connection and whom it is shared with; its connection string never enters the directory. */
export interface DirectoryDataConnection {
  readonly id: string
  readonly name: string
  readonly connectionType: string
  /** The DCM connection that it stands for; null where it stands for none. */
  readonly dcm: { readonly id: string; readonly title: string } | null
  readonly userIds: readonly string[]
  readonly userGroupIds: readonly string[]
}

/** What a Server holds beside people, by kind. */
export interface DirectoryContent {
  workflow: DirectoryWorkflow
  schedule: DirectorySchedule
  collection: DirectoryCollection
  'collection-rights': DirectoryCollectionRights
  credential: DirectoryCredential
  'data-connection': DirectoryDataConnection
}
export type ContentKind = keyof DirectoryContent

/** Conditions that all must hold; none means everything. A condition that a kind does not know holds for nothing. */
export interface ContentQuery {
  readonly ids?: readonly string[]
  readonly ownerIds?: readonly string[]
  readonly workflowIds?: readonly string[]
  readonly credentialIds?: readonly string[]
  /** Shared with one of these users or one of these groups. */
  readonly sharedWith?: {
    readonly userIds: readonly string[]
    readonly userGroupIds: readonly string[]
  }
}

/** What was found; `why` says why the kind could not be read: then it is not available, which is not the same as none. */
export interface ContentFound<K extends ContentKind> {
  readonly items: readonly DirectoryContent[K][]
  readonly why: string | null
}

/** What own writes tell the directory, so that lists are right at once. */
export type DirectoryPatch =
  | { readonly kind: 'user'; readonly user: DirectoryPatchUser }
  | {
      readonly kind: 'group'
      readonly group: { readonly id: string; readonly name: string; readonly role: string }
    }
  | { readonly kind: 'members'; readonly groupId: string; readonly userIds: readonly string[] }
  | {
      readonly kind: 'members-removed'
      readonly groupId: string
      readonly userIds: readonly string[]
    }
  /** Deactivated: inactive, in no group. */
  | { readonly kind: 'user-deactivated'; readonly userId: string }
  | { readonly kind: 'user-removed'; readonly userId: string }
  | { readonly kind: 'group-removed'; readonly groupId: string }
  /** Assets have another owner now. */
  | {
      readonly kind: 'owner'
      readonly content: 'workflow' | 'schedule' | 'collection'
      readonly ids: readonly string[]
      readonly ownerId: string
    }
  | { readonly kind: 'schedule-enabled'; readonly scheduleId: string; readonly isEnabled: boolean }
  /** As the Server answered a write, new ones included. */
  | { readonly kind: 'schedule'; readonly schedule: DirectorySchedule }
  | { readonly kind: 'schedule-removed'; readonly scheduleId: string }
  | CollectionPatch
  /** A new credential, shared with nobody. */
  | {
      readonly kind: 'credential'
      readonly credential: { readonly id: string; readonly userName: string }
    }
  | { readonly kind: 'credential-removed'; readonly credentialId: string }
  /** A credential or data connection is shared with somebody, or is not any more. */
  | {
      readonly kind: 'share'
      readonly shared: 'credential' | 'data-connection'
      readonly sharedId: string
      readonly receiver: 'user' | 'group'
      readonly receiverId: string
      readonly isShared: boolean
    }
  | { readonly kind: 'data-connection-renamed'; readonly id: string; readonly name: string }
  | { readonly kind: 'data-connection-removed'; readonly id: string }
  /** Something changed that the directory does not hold: what is kept beside it is stale. */
  | { readonly kind: 'elsewhere' }

/** A user as the Server answered a write; groups and creation date are kept where they are known. */
export type DirectoryPatchUser = Omit<DirectoryUser, 'groups' | 'createdAt'> & {
  readonly createdAt?: string
}

/**
 * The console's indexed copy of one connection. It answers questions; the Server does not. Lives in a worker thread.
 * Reads throw `directory_not_ready` until the first refresh or snapshot is in.
 */
export interface Directory {
  status(): DirectoryStatus
  /** Another number whenever what it holds may be another: for what is worked out of it and kept. */
  revision(): number
  /** Another number whenever this console changed something that stands beside it, as studios do. */
  elsewhereRevision(): number
  /** Reads the Server completely and swaps the model; joins a refresh under way. Throws what the reading threw. */
  refresh(): Promise<void>
  listUsers(
    filters: Omit<UserFilters, 'connectionId'>,
    window: { readonly offset: number; readonly limit: number },
  ): Promise<DirectoryPage<ServerUser>>
  /** All users that match, as a CSV file with the chosen columns; none chosen means all. */
  exportUsers(
    filters: Omit<UserFilters, 'connectionId'>,
    columns: readonly UserColumn[],
  ): Promise<Uint8Array>
  listUserGroups(
    query: { readonly search?: string | undefined; readonly sort: string },
    window: { readonly offset: number; readonly limit: number },
  ): Promise<DirectoryPage<UserGroup>>
  /** Values that occur among users, most frequent first. */
  listUserChoices(): Promise<UserChoices>
  /** How many users each finding names. */
  countUserFindings(inactiveDays: number): Promise<{
    readonly counts: Readonly<Record<UserFinding, number>>
    readonly userCount: number
    readonly takenAt: string
  }>
  /** Users whose e-mail is one of these, compared without case; several users may share one. */
  findUsersByEmail(emails: readonly string[]): Promise<readonly DirectoryUser[]>
  /** Users by id; unknown ids are left out. */
  findUsersById(ids: readonly string[]): Promise<readonly DirectoryUser[]>
  /** Groups whose trimmed name is one of these, compared without case; several groups may share one. */
  findGroupsByName(names: readonly string[]): Promise<readonly DirectoryGroup[]>
  /** Groups by id, with their members; unknown ids are left out. */
  findGroupsById(ids: readonly string[]): Promise<readonly DirectoryGroup[]>
  /** Ids of all users that match, in the order of the sort; for selections of everything. */
  listUserIds(filters: Omit<UserFilters, 'connectionId'>): Promise<readonly UserId[]>
  /** What the Server holds beside people, in the order of names. */
  findContent<K extends ContentKind>(kind: K, query: ContentQuery): Promise<ContentFound<K>>
  patch(patches: readonly DirectoryPatch[]): Promise<void>
  close(): Promise<void>
}

/** One directory per connection, started at need. */
export interface Directories {
  /** Throws `not_found` for a connection that does not exist. */
  get(connectionId: ConnectionId): Promise<Directory>
  /** Stops and forgets the directory of a removed or changed connection. */
  forget(connectionId: ConnectionId): Promise<void>
  closeAll(): Promise<void>
}
