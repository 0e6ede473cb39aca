import type { UserId } from '@curator/console-contract/ids'
import type { UserGroup } from '@curator/console-contract/user-groups'
import type { ServerUser, UserColumn, UserFinding } from '@curator/console-contract/users'
import type {
  ContentFound,
  ContentKind,
  ContentQuery,
  DirectoryGroup,
  DirectoryPatch,
  DirectoryUser,
} from './directory.ts'
import type { Window } from './directory-model.ts'
import type { StoredGroup } from './group-table.ts'
import type { PackedCollections } from './packed-collections.ts'
import type { UserChoices } from './user-choices.ts'
import type { JudgedFilters } from './user-filter.ts'

export interface DirectoryCounts {
  readonly userCount: number
  readonly groupCount: number
}

/** A list as it came, or why there is none. */
export type ListReading =
  | { readonly bytes: Uint8Array; readonly why: null }
  | { readonly bytes: null; readonly why: string }
export type ContentReading = Readonly<Record<ContentKind, ListReading>>

/** What a complete reading of a Server brought; the byte arrays are moved to the worker. */
export interface ServerReading {
  readonly full: Uint8Array
  readonly reduced: Uint8Array
  readonly groups: readonly StoredGroup[]
  readonly content: ContentReading
}

export interface LoadResult extends DirectoryCounts {
  /** The same bytes as last time: nothing was rebuilt and there is no snapshot to store. */
  readonly isUnchanged: boolean
  /** Records of the Server that had to be mended or left out. */
  readonly oddCount: number
  readonly snapshot: Uint8Array | null
}

/** What the directory's worker thread answers. */
export type DirectoryWorkerApi = {
  loadSnapshot(body: Uint8Array): Promise<DirectoryCounts>
  /** From now on patches are kept, to be applied to what is being read as well. */
  startReading(): void
  loadReading(reading: ServerReading): Promise<LoadResult>
  patch(patches: readonly DirectoryPatch[]): DirectoryCounts
  listUsers(filters: JudgedFilters, window: Window): { items: ServerUser[]; total: number }
  exportUsers(filters: JudgedFilters, columns: readonly UserColumn[]): Uint8Array
  userChoices(): UserChoices
  countUserFindings(
    when: Pick<JudgedFilters, 'takenAt' | 'inactiveDays'>,
  ): Record<UserFinding, number>
  listUserGroups(
    query: { readonly search?: string | undefined; readonly sort: string },
    window: Window,
  ): { items: UserGroup[]; total: number }
  findUsersByEmail(emails: readonly string[]): DirectoryUser[]
  findUsersById(ids: readonly string[]): DirectoryUser[]
  findGroupsByName(names: readonly string[]): DirectoryGroup[]
  findGroupsById(ids: readonly string[]): DirectoryGroup[]
  listUserIds(filters: JudgedFilters): UserId[]
  findContent(
    kind: Exclude<ContentKind, 'collection'>,
    query: ContentQuery,
  ): ContentFound<ContentKind>
  findCollections(query: ContentQuery): PackedCollections & { readonly why: string | null }
}
