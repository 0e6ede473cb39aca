import type { UserId } from '@curator/console-contract/ids'
import { type ServerUser, type UserFinding, userFindings } from '@curator/console-contract/users'
import { applyPatch } from './apply-patch.ts'
import { ContentTables, noContent, type StoredContent } from './content-tables.ts'
import type { DirectoryPatch, DirectoryUser } from './directory.ts'
import { GroupTable, type StoredGroup } from './group-table.ts'
import type { StoredUser } from './stored-user.ts'
import { countUserChoices, type UserChoices } from './user-choices.ts'
import { type JudgedFilters, toSort } from './user-filter.ts'
import { countFindings, findMarks, type MarkSources, toMarksKey } from './user-marks.ts'
import { UserTable } from './user-table.ts'

export interface Window {
  readonly offset: number
  readonly limit: number
}

/** What a connection holds, joined and indexed. Lives in a worker thread; all answers are in memory. */
export class DirectoryModel {
  readonly users: UserTable
  readonly groups: GroupTable
  #content = new ContentTables(noContent)
  /** Rows of the last filters asked for, so that paging does not search again. */
  #lastMarks: { readonly key: string; readonly marks: Uint8Array | null } | null = null

  constructor(users: readonly StoredUser[], groups: readonly StoredGroup[]) {
    this.groups = new GroupTable(groups)
    this.users = new UserTable(users, this.groups)
  }

  get content(): ContentTables {
    return this.#content
  }

  replaceContent(content: StoredContent): void {
    this.#content = new ContentTables(content)
    this.#lastMarks = null
  }

  /** Makes what the first page and the first search need, so that nobody waits for it. */
  warmUp(): void {
    this.users.order('lastName')
    this.users.search()
  }

  listUsers(filters: JudgedFilters, window: Window): { items: ServerUser[]; total: number } {
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
      items: rows.map((row) => this.#toDirectoryUser(row)),
      total: marks ? total : this.users.count,
    }
  }

  /** Ids of all that match, in the order of the sort. */
  listUserIds(filters: JudgedFilters): UserId[] {
    const { column, isDescending } = toSort(filters.sort)
    const marks = this.#marksOf(filters)
    const ids: UserId[] = []
    this.users.order(column).walk(isDescending, (row) => {
      if (!marks || marks[row] === 1) ids.push(this.users.at(row).id)
      return true
    })
    return ids
  }

  userChoices(): UserChoices {
    return countUserChoices(this.users)
  }

  /** How many users each finding names. */
  countUserFindings(
    when: Pick<JudgedFilters, 'takenAt' | 'inactiveDays'>,
  ): Record<UserFinding, number> {
    return countFindings(this.#sources(), userFindings, when)
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
    for (const patch of patches) applyPatch(this, patch)
  }

  #marksOf(filters: JudgedFilters): Uint8Array | null {
    const key = toMarksKey(filters)
    if (this.#lastMarks?.key !== key)
      this.#lastMarks = { key, marks: findMarks(this.#sources(), filters) }
    return this.#lastMarks.marks
  }

  #sources(): MarkSources {
    return { users: this.users, groups: this.groups, ownerIds: () => this.content.ownerIds() }
  }

  #toDirectoryUser(row: number): DirectoryUser {
    const user = this.users.at(row)
    return { ...user, groups: this.groups.groupsOf(user.id) }
  }
}
