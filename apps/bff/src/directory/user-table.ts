import { SearchText } from './search-text.ts'
import { SortOrder } from './sort-order.ts'
import {
  type StoredUser,
  toLookupKey,
  toRoleRank,
  toStateBits,
  toUserKey,
  type UserSort,
} from './stored-user.ts'
import { toFindingBits, toLastHeardMs } from './user-findings.ts'
import { toFlagBits } from './user-flags.ts'

/** What the table asks of the groups: which groups a user is in. */
export interface Memberships {
  countOf(userId: string): number
  /** Names of the user's groups, for the search. */
  namesOf(userId: string): string[]
  rolesOf(userId: string): string[]
}

/** The users of a connection, a row each, with what makes questions quick. The row of somebody removed stays, marked as gone; a refresh makes a new table. */
export class UserTable {
  readonly #rows: StoredUser[]
  readonly #rowOf = new Map<string, number>()
  readonly #rowsOfEmail = new Map<string, number[]>()
  readonly #sharedEmails = new Set<string>()
  readonly #roleRanks: number[] = []
  readonly #stateBits: number[] = []
  readonly #flagBits: number[] = []
  readonly #findingBits: number[] = []
  readonly #lastHeardMs: number[] = []
  readonly #orders = new Map<UserSort, SortOrder>()
  readonly #memberships: Memberships
  readonly #gone = new Set<number>()
  #search: SearchText | null = null

  constructor(users: readonly StoredUser[], memberships: Memberships) {
    this.#rows = [...users]
    this.#memberships = memberships
    for (let row = 0; row < users.length; row += 1) this.#index(row)
  }

  get count(): number {
    return this.#rows.length - this.#gone.size
  }

  /** With those that are gone: row numbers are below it. */
  get rowCount(): number {
    return this.#rows.length
  }

  get hasGone(): boolean {
    return this.#gone.size > 0
  }

  isGone(row: number): boolean {
    return this.#gone.has(row)
  }

  at(row: number): StoredUser {
    return this.#rows[row] as StoredUser
  }

  all(): readonly StoredUser[] {
    return this.hasGone ? this.#rows.filter((_, row) => !this.isGone(row)) : this.#rows
  }

  rowOf(id: string): number | undefined {
    return this.#rowOf.get(id)
  }

  rowsOfEmail(email: string): readonly number[] {
    return this.#rowsOfEmail.get(toLookupKey(email)) ?? []
  }

  roleRankOf(row: number): number {
    return this.#roleRanks[row] as number
  }

  stateBitsOf(row: number): number {
    return this.#stateBits[row] as number
  }

  flagBitsOf(row: number): number {
    return this.#flagBits[row] as number
  }

  findingBitsOf(row: number): number {
    return this.#findingBits[row] as number
  }

  lastHeardMsOf(row: number): number {
    return this.#lastHeardMs[row] as number
  }

  /** Rows of users who share an e-mail with another; having none is not sharing. */
  *rowsOfSharedEmails(): Generator<number> {
    for (const email of this.#sharedEmails) yield* this.#rowsOfEmail.get(email) ?? []
  }

  order(sort: UserSort): SortOrder {
    let order = this.#orders.get(sort)
    if (!order) {
      order = new SortOrder(
        this.rowCount,
        (row) => toUserKey(this.at(row), sort),
        (row) => this.at(row).id,
      )
      this.#orders.set(sort, order)
    }
    return order
  }

  search(): SearchText {
    this.#search ??= new SearchText(this.rowCount, (row) => this.#textOf(row))
    return this.#search
  }

  /** Replaces or adds a user. */
  put(user: Omit<StoredUser, 'createdAt'> & { readonly createdAt?: string | null }): void {
    const known = this.#rowOf.get(user.id)
    const row = known ?? this.#rows.length
    const before = this.#rows[row]
    if (before) this.#forgetEmail(before.email, row)
    this.#rows[row] = { ...user, createdAt: user.createdAt ?? before?.createdAt ?? null }
    this.#index(row)
    for (const order of this.#orders.values()) order.touch(row)
    this.#search?.touch(row)
  }

  /** A user can't sign in any more; also tells that their memberships have changed. */
  deactivate(userId: string): void {
    const row = this.#rowOf.get(userId)
    if (row !== undefined) this.put({ ...this.at(row), isActive: false })
  }

  /** Forgets a user; their memberships must be gone before. */
  remove(userId: string): void {
    const row = this.#rowOf.get(userId)
    if (row === undefined) return
    this.#forgetEmail(this.at(row).email, row)
    this.#rowOf.delete(userId)
    this.#gone.add(row)
  }

  /** Tells that a user's memberships, or the name or role of one of their groups, have changed. */
  touchMemberships(userId: string): void {
    const row = this.#rowOf.get(userId)
    if (row === undefined) return
    this.#indexMemberships(row)
    this.#search?.touch(row)
  }

  #index(row: number): void {
    const user = this.at(row)
    const key = toLookupKey(user.email)
    const rows = this.#rowsOfEmail.get(key)
    if (rows) {
      rows.push(row)
      if (key !== '') this.#sharedEmails.add(key)
    } else this.#rowsOfEmail.set(key, [row])
    this.#rowOf.set(user.id, row)
    this.#roleRanks[row] = toRoleRank(user.role)
    this.#flagBits[row] = toFlagBits(user)
    this.#lastHeardMs[row] = toLastHeardMs(user)
    this.#indexMemberships(row)
  }

  #indexMemberships(row: number): void {
    const user = this.at(row)
    this.#stateBits[row] = toStateBits(user, this.#memberships.countOf(user.id))
    this.#findingBits[row] = toFindingBits(user, this.#memberships.rolesOf(user.id))
  }

  #forgetEmail(email: string, row: number): void {
    const key = toLookupKey(email)
    const rest = (this.#rowsOfEmail.get(key) ?? []).filter((each) => each !== row)
    if (rest.length > 0) this.#rowsOfEmail.set(key, rest)
    else this.#rowsOfEmail.delete(key)
    if (rest.length < 2) this.#sharedEmails.delete(key)
  }

  #textOf(row: number): string {
    const { email, firstName, id, lastName } = this.at(row)
    return [email, firstName, lastName, ...this.#memberships.namesOf(id)]
      .join(' ')
      .replaceAll('\n', ' ')
  }
}
