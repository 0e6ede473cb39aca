import type { DirectoryStatus } from '@curator/console-contract/connections'
import type { ConnectionId } from '@curator/console-contract/ids'
import type { UserGroup } from '@curator/console-contract/user-groups'
import type { ServerUser, UserColumn, UserFilters } from '@curator/console-contract/users'

/** A user in the directory: what the console shows, and the fields a write needs beside. */
export interface DirectoryUser extends ServerUser {
  readonly defaultCredentialId: string
}

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

/** What own writes tell the directory, so that lists are right at once. */
export type DirectoryPatch =
  | { readonly kind: 'user'; readonly user: DirectoryPatchUser }
  | {
      readonly kind: 'group'
      readonly group: { readonly id: string; readonly name: string; readonly role: string }
    }
  | { readonly kind: 'members'; readonly groupId: string; readonly userIds: readonly string[] }

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
  /** Users whose e-mail is one of these, compared without case; several users may share one. */
  findUsersByEmail(emails: readonly string[]): Promise<readonly DirectoryUser[]>
  /** Users by id; unknown ids are left out. */
  findUsersById(ids: readonly string[]): Promise<readonly DirectoryUser[]>
  /** Groups whose trimmed name is one of these, compared without case; several groups may share one. */
  findGroupsByName(names: readonly string[]): Promise<readonly DirectoryGroup[]>
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
