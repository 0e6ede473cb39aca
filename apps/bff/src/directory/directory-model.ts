import type { ServerUser } from '@curator/console-contract/users'
import type { DirectoryPatch, DirectoryUser } from './directory.ts'
import { GroupTable, type StoredGroup } from './group-table.ts'
import { type StoredUser, toRoleRank, toStateMask } from './stored-user.ts'
import { type DirectoryFilters, toSort, toWords } from './user-filter.ts'
import { UserTable } from './user-table.ts'

export interface Window {
  readonly offset: number
  readonly limit: number
}

/** Users and groups of a connection, joined and indexed. Lives in a worker thread; all answers are in memory. */
export class DirectoryModel {
  readonly users: UserTable
  readonly groups: GroupTable
  /** Rows of the last filters asked for, so that paging does not search again. */
  #lastMarks: { readonly key: string; readonly marks: Uint8Array | null } | null = null

  constructor(users: readonly StoredUser[], groups: readonly StoredGroup[]) {
    this.groups = new GroupTable(groups)
    this.users = new UserTable(users, this.groups)
  }

  /** Makes what the first page and the first search need, so that nobody waits for it. */
  warmUp(): void {
    this.users.order('lastName')
    this.users.search()
  }

  listUsers(filters: DirectoryFilters, window: Window): { items: ServerUser[]; total: number } {
    const { column, isDescending } = toSort(filters.sort)
    const marks = this.#marksOf(filters)
    const rows: number[] = []
    const last = window.offset + window.limit
    let total = 0
    this.users.order(column).walk(isDescending, (row) => {
      if (marks && marks[row] === 0) return true
      if (total >= window.offset && total < last) rows.push(row)
      total += 1
      return marks !== null || total < last
    })
    return {
      items: rows.map((row) => this.#toServerUser(row)),
      total: marks ? total : this.users.count,
    }
  }

  findUsersByEmail(emails: readonly string[]): DirectoryUser[] {
    const rows = new Set(emails.flatMap((email) => [...this.users.rowsOfEmail(email)]))
    return [...rows].map((row) => this.#toDirectoryUser(row))
  }

  findUsersById(ids: readonly string[]): DirectoryUser[] {
    const rows = new Set(ids.map((id) => this.users.rowOf(id)))
    return [...rows].filter((row) => row !== undefined).map((row) => this.#toDirectoryUser(row))
  }

  patch(patches: readonly DirectoryPatch[]): void {
    this.#lastMarks = null
    for (const patch of patches) {
      switch (patch.kind) {
        case 'user':
          this.users.put(patch.user)
          break
        case 'group':
          this.groups.put(patch.group)
          for (const userId of this.groups.memberIdsOf(patch.group.id)) {
            this.users.touchMemberships(userId)
          }
          break
        case 'members':
          this.groups.addMembers(patch.groupId, patch.userIds)
          for (const userId of patch.userIds) this.users.touchMemberships(userId)
      }
    }
  }

  #marksOf(filters: DirectoryFilters): Uint8Array | null {
    const key = JSON.stringify([filters.search, filters.role, filters.state, filters.groupId])
    if (this.#lastMarks?.key !== key) this.#lastMarks = { key, marks: this.#findMarks(filters) }
    return this.#lastMarks.marks
  }

  /** One mark per row that all filters let pass, or `null` when there is no filter. */
  #findMarks({ groupId, role, search, state }: DirectoryFilters): Uint8Array | null {
    const layers: Uint8Array[] = []
    const newLayer = (): Uint8Array => {
      const layer = new Uint8Array(this.users.count)
      layers.push(layer)
      return layer
    }
    for (const word of toWords(search)) this.users.search().mark(word, newLayer())
    if (groupId.length > 0) this.#markGroups(groupId, newLayer())
    if (role.length > 0) {
      const ranks = new Set(role.map(toRoleRank))
      fill(newLayer(), (row) => ranks.has(this.users.roleRankOf(row)))
    }
    if (state.length > 0) {
      const mask = toStateMask(state)
      fill(newLayer(), (row) => (this.users.stateBitsOf(row) & mask) !== 0)
    }
    return intersect(layers)
  }

  #markGroups(groupIds: readonly string[], layer: Uint8Array): void {
    for (const groupId of groupIds) {
      for (const userId of this.groups.memberIdsOf(groupId)) {
        const row = this.users.rowOf(userId)
        if (row !== undefined) layer[row] = 1
      }
    }
  }

  #toDirectoryUser(row: number): DirectoryUser {
    const user = this.users.at(row)
    return { ...user, groups: this.groups.groupsOf(user.id) }
  }

  #toServerUser(row: number): ServerUser {
    const { defaultCredentialId: _, ...user } = this.#toDirectoryUser(row)
    return user
  }
}

function fill(layer: Uint8Array, test: (row: number) => boolean): void {
  for (let row = 0; row < layer.length; row += 1) layer[row] = test(row) ? 1 : 0
}

function intersect(layers: readonly Uint8Array[]): Uint8Array | null {
  const [first, ...rest] = layers
  if (!first) return null
  for (const layer of rest) {
    for (let row = 0; row < first.length; row += 1)
      first[row] = (first[row] as number) & (layer[row] as number)
  }
  return first
}
