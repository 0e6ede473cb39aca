import type { UserGroupId } from '@curator/console-contract/ids'
import type { UserGroup } from '@curator/console-contract/user-groups'
import type { DirectoryGroup } from './directory.ts'
import { fold } from './search-text.ts'
import { compareKeys, type SortKey, toLookupKey, toRoleRank, toTextKey } from './stored-user.ts'
import { toSort, toWords } from './user-filter.ts'

/** A group as it is read and as snapshots keep it. */
export interface StoredGroup {
  readonly id: string
  readonly name: string
  readonly role: string
  readonly dateAdded: string | null
  readonly memberIds: readonly string[]
}

type Row = Omit<StoredGroup, 'memberIds'> & { readonly memberIds: Set<string> }

/** The groups of a connection and who is in them, from both ends. Groups are few: lists are made at each question. */
export class GroupTable {
  readonly #rows = new Map<string, Row>()
  readonly #groupIdsOf = new Map<string, string[]>()

  constructor(groups: readonly StoredGroup[]) {
    for (const group of groups) {
      this.#rows.set(group.id, { ...group, memberIds: new Set() })
      this.addMembers(group.id, group.memberIds)
    }
  }

  get count(): number {
    return this.#rows.size
  }

  all(): StoredGroup[] {
    return [...this.#rows.values()].map((row) => ({ ...row, memberIds: [...row.memberIds] }))
  }

  memberIdsOf(groupId: string): ReadonlySet<string> {
    return this.#rows.get(groupId)?.memberIds ?? new Set()
  }

  /** The groups of a user, by name. */
  groupsOf(userId: string): { id: UserGroupId; name: string }[] {
    const ids = this.#groupIdsOf.get(userId) ?? []
    return ids
      .map((id) => ({ id: id as UserGroupId, name: this.#rows.get(id)?.name ?? '' }))
      .sort((a, b) => compareKeys(toTextKey(a.name), toTextKey(b.name)) || compareKeys(a.id, b.id))
  }

  countOf(userId: string): number {
    return this.#groupIdsOf.get(userId)?.length ?? 0
  }

  namesOf(userId: string): string[] {
    return (this.#groupIdsOf.get(userId) ?? []).map((id) => this.#rows.get(id)?.name ?? '')
  }

  rolesOf(userId: string): string[] {
    return (this.#groupIdsOf.get(userId) ?? []).map((id) => this.#rows.get(id)?.role ?? '')
  }

  put(group: { readonly id: string; readonly name: string; readonly role: string }): void {
    const before = this.#rows.get(group.id)
    this.#rows.set(group.id, {
      dateAdded: before?.dateAdded ?? null,
      memberIds: before?.memberIds ?? new Set(),
      ...group,
    })
  }

  /** Adds people who are not in it yet. An unknown group is left alone: the next refresh brings it. */
  addMembers(groupId: string, userIds: readonly string[]): void {
    const row = this.#rows.get(groupId)
    if (!row) return
    for (const userId of userIds) {
      if (row.memberIds.has(userId)) continue
      row.memberIds.add(userId)
      const groupIds = this.#groupIdsOf.get(userId)
      if (groupIds) groupIds.push(groupId)
      else this.#groupIdsOf.set(userId, [groupId])
    }
  }

  /** Takes people out of a group; who is not in it is left alone. */
  removeMembers(groupId: string, userIds: readonly string[]): void {
    const row = this.#rows.get(groupId)
    for (const userId of userIds) {
      if (!row?.memberIds.delete(userId)) continue
      const rest = (this.#groupIdsOf.get(userId) ?? []).filter((id) => id !== groupId)
      if (rest.length > 0) this.#groupIdsOf.set(userId, rest)
      else this.#groupIdsOf.delete(userId)
    }
  }

  /** Takes somebody out of all groups. */
  removeFromAll(userId: string): void {
    for (const groupId of this.#groupIdsOf.get(userId) ?? []) this.removeMembers(groupId, [userId])
  }

  /** Forgets a group; answers who was in it. */
  remove(groupId: string): string[] {
    const memberIds = [...this.memberIdsOf(groupId)]
    this.removeMembers(groupId, memberIds)
    this.#rows.delete(groupId)
    return memberIds
  }

  findById(ids: readonly string[]): DirectoryGroup[] {
    const rows = new Set(ids.map((id) => this.#rows.get(id)))
    return [...rows].filter((row) => row !== undefined).map(toDirectoryGroup)
  }

  findByName(names: readonly string[]): DirectoryGroup[] {
    const wanted = new Set(names.map(toLookupKey))
    return [...this.#rows.values()]
      .filter((row) => wanted.has(toLookupKey(row.name)))
      .map(toDirectoryGroup)
  }

  list(
    query: { readonly search?: string | undefined; readonly sort: string },
    window: { readonly offset: number; readonly limit: number },
  ): { items: UserGroup[]; total: number } {
    const words = toWords(query.search).map(fold)
    const { column, isDescending } = toSort(query.sort)
    const matching = [...this.#rows.values()]
      .filter((row) => words.every((word) => fold(row.name).includes(word)))
      .map((row) => ({ row, key: toGroupKey(row, column) }))
      .sort((a, b) => {
        // Nothing comes last both ways.
        const isEitherNull = a.key === null || b.key === null
        const byKey = compareKeys(a.key, b.key) || compareKeys(a.row.id, b.row.id)
        return isDescending && !(isEitherNull && a.key !== b.key) ? -byKey : byKey
      })
    const page = matching.slice(window.offset, window.offset + window.limit)
    return { items: page.map(({ row }) => toUserGroup(row)), total: matching.length }
  }
}

function toGroupKey(row: Row, column: string): SortKey {
  if (column === 'role') return toRoleRank(row.role)
  if (column === 'memberCount') return row.memberIds.size
  return toTextKey(column === 'dateAdded' ? row.dateAdded : row.name)
}

function toUserGroup(row: Row): UserGroup {
  return {
    id: row.id as UserGroupId,
    name: row.name,
    role: row.role as UserGroup['role'],
    memberCount: row.memberIds.size,
    dateAdded: row.dateAdded,
  }
}

function toDirectoryGroup(row: Row): DirectoryGroup {
  return { ...toUserGroup(row), memberIds: [...row.memberIds] }
}
