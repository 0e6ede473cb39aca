import type { RowFault } from '@curator/console-contract/sheets'
import type { DirectoryGroup, DirectoryUser } from '../../../directory/directory.ts'
import type { PlanChunk, PlannedChange, PlannedRow } from '../../../plans/change.ts'
import { toAddMember, toCreateGroup, toRemoveMember } from '../../../plans/planned/group-changes.ts'
import {
  type Person,
  toCreateUser,
  toDeactivateUser,
  toPerson,
  toUpdateUser,
} from '../../../plans/planned/user-changes.ts'
import { toName } from '../../../plans/planned/words.ts'
import type { Mapping } from '../mapping.ts'
import type { GroupBook } from './group-book.ts'
import {
  byEmail,
  findMissingNames,
  isIn,
  isOwn,
  isPlannable,
  isSpared,
  toSubject,
} from './planner-rows.ts'
import type { ProfileBook, Profiled } from './profile-book.ts'
import { findReachClash, planReach, type ReachOptions } from './reach-plan.ts'
import { findActionClash, refuse } from './row-refusals.ts'
import type { TruthBook } from './truth.ts'
import { toWantedRow, type WantedRow } from './wanted-row.ts'

/** A row of a sheet as the planner needs it. */
export interface PlannerRow {
  readonly line: number
  readonly cells: readonly string[]
  readonly faults: readonly RowFault[]
  readonly isExcluded: boolean
}

/** What a planner is told and keeps while it goes through the rows of one sheet. */
export interface PlannerOptions {
  readonly mapping: Mapping
  readonly groups: GroupBook
  /** Users of the Server by their e-mail; several may share one. */
  readonly findUsers: (emails: readonly string[]) => Promise<readonly DirectoryUser[]>
  readonly findUsersById: (ids: readonly string[]) => Promise<readonly DirectoryUser[]>
  readonly profiles: ProfileBook
  readonly truth: TruthBook
  /** Windows sign-in knows no inactive users: the role No Access takes its place. */
  readonly isWindows: boolean
  /** Collections, credentials and data connections. */
  readonly reach: ReachOptions
}

/** Turns batches of rows into the pieces of a plan. Seqs ascend over all batches; a new group is created once. */
export async function* planOnboarding(
  batches: AsyncIterable<readonly PlannerRow[]>,
  options: PlannerOptions,
): AsyncGenerator<PlanChunk> {
  const planner = new Planner(options)
  for await (const rows of batches) yield await planner.plan(rows)
  yield await planner.planSurplus()
}

type Draft = Omit<PlannedRow, 'line' | 'subject'>

class Planner {
  readonly #options: PlannerOptions
  readonly #createdGroups = new Map<string, number>()
  #lastSeq = 0
  #lastLine = 1
  #changes: PlannedChange[] = []

  constructor(options: PlannerOptions) {
    this.#options = options
  }

  async plan(rows: readonly PlannerRow[]): Promise<PlanChunk> {
    this.#changes = []
    const { mapping, groups, findUsers } = this.#options
    const wanted = new Map(
      rows
        .filter(isPlannable)
        .map((row) => [row.line, this.#options.profiles.apply(toWantedRow(row.cells, mapping))]),
    )
    const wishes = [...wanted.values()].flatMap((want) => (want.kind === 'row' ? [want.row] : []))
    const toEmail = (row: PlannerRow) => row.cells[mapping.indexOf('email')] ?? ''
    // Who has a row that is left out or faulty is not missing in the file.
    const others = rows.filter(({ line }) => wanted.get(line)?.kind !== 'row').map(toEmail)
    const users = byEmail(
      await findUsers([...wishes.map(({ email }) => email), ...others.filter(Boolean)]),
    )
    await groups.load(wishes.flatMap((row) => row.groups))
    const planned = rows.map((row): PlannedRow => {
      this.#lastLine = Math.max(this.#lastLine, row.line)
      const want = wanted.get(row.line)
      const draft = want ? this.#planWish(want, users) : refuse(row)
      if (isSpared(want, draft))
        this.#options.truth.spare(users.get(toEmail(row).trim().toLowerCase()) ?? [])
      return { line: row.line, subject: toSubject(row, mapping), ...draft }
    })
    return { rows: planned, changes: this.#changes }
  }

  /** Memberships that the file does not have, where it is the truth for its groups; lines follow those of the sheet. */
  async planSurplus(): Promise<PlanChunk> {
    this.#changes = []
    const surplus = this.#options.truth.listSurplus()
    const groupsOf = new Map<string, DirectoryGroup[]>()
    for (const { group, userIds } of surplus)
      for (const id of userIds) groupsOf.set(id, [...(groupsOf.get(id) ?? []), group])
    const users = await this.#options.findUsersById([...groupsOf.keys()])
    const rows = users.map((user, at): PlannedRow => {
      const left = groupsOf.get(user.id) ?? []
      return {
        line: this.#lastLine + 1 + at,
        subject: user.email,
        verdict: 'update',
        reasons: left.map((group) => `The file does not have ${user.email} for “${group.name}”.`),
        changeSeqs: left.map(
          (group) => this.#push((seq) => toRemoveMember(seq, toPerson(user), group)).seq,
        ),
      }
    })
    return { rows, changes: this.#changes }
  }

  #planWish(want: Profiled, users: ReadonlyMap<string, readonly DirectoryUser[]>): Draft {
    if (want.kind === 'unknown')
      return { verdict: 'invalid', reasons: [want.reason], changeSeqs: [] }
    const draft = this.#planRow(want.row, users.get(want.row.email.toLowerCase()) ?? [])
    const isNoted = want.note !== null && (draft.verdict === 'create' || draft.verdict === 'update')
    return isNoted ? { ...draft, reasons: [...draft.reasons, want.note ?? ''] } : draft
  }

  #planRow(want: WantedRow, users: readonly DirectoryUser[]): Draft {
    if (want.action === 'skip')
      return { verdict: 'skip', reasons: ['The row says skip.'], changeSeqs: [] }
    const clash = this.#findClash(want, users) ?? findActionClash(want, users[0])
    if (clash) return { verdict: 'conflict', reasons: [clash], changeSeqs: [] }
    const [user] = users
    if (user && want.action === 'deactivate') return this.#deactivate(user)
    if (user) return this.#planExisting(want, user)
    const missing = findMissingNames(want)
    return missing
      ? { verdict: 'invalid', reasons: [missing], changeSeqs: [] }
      : this.#planNew(want)
  }

  #findClash(want: WantedRow, users: readonly DirectoryUser[]): string | null {
    if (users.length > 1) {
      return `${users.length} users on the Server have the e-mail ${want.email}, so it is unclear who is meant. Change one of them on the Server, then plan again.`
    }
    for (const name of want.groups) {
      const match = this.#options.groups.match(name)
      if (match.kind === 'several' && !match.groups.some((group) => isIn(users[0], group.id))) {
        return `The Server has ${match.groups.length} groups called “${name}”, so it is unclear which one is meant. Rename one of them, then plan again.`
      }
    }
    return findReachClash(want, this.#options.reach)
  }

  #deactivate(user: DirectoryUser): Draft {
    const isGone = this.#options.isWindows
      ? user.role === 'NoAccess' && user.groups.length === 0
      : !user.isActive
    if (isGone) {
      const reasons = [`${user.email} has no access already.`]
      return { verdict: 'unchanged', reasons, changeSeqs: [] }
    }
    if (!this.#options.isWindows) {
      const { seq } = this.#push((next) => toDeactivateUser(next, user))
      return { verdict: 'update', reasons: [], changeSeqs: [seq] }
    }
    const lowered = toUpdateUser(this.#lastSeq + 1, user, { role: 'NoAccess' })
    const own = lowered ? [this.#push(() => lowered).seq] : []
    const left = user.groups.map(
      (group) => this.#push((seq) => toRemoveMember(seq, toPerson(user), group)).seq,
    )
    return { verdict: 'update', reasons: [], changeSeqs: [...own, ...left] }
  }

  #planNew(want: WantedRow): Draft {
    const change = this.#push((seq) => toCreateUser(seq, want.email, want.fields))
    const person = { ref: { createdBy: change.seq }, email: want.email, name: toName(want.fields) }
    const groups = this.#planGroups(want, person, undefined)
    const reach = this.#planReach(want, person, null)
    return {
      verdict: 'create',
      reasons: [...groups.reasons, ...reach.reasons],
      changeSeqs: [change.seq, ...groups.seqs, ...reach.seqs],
    }
  }

  #planExisting(want: WantedRow, user: DirectoryUser): Draft {
    const update = toUpdateUser(this.#lastSeq + 1, user, want.fields)
    if (update && user.role === 'unknown') {
      const reason = `${user.email} has a role on the Server that this console does not know, and an update has to send the role. Change this person on the Server.`
      return { verdict: 'conflict', reasons: [reason], changeSeqs: [] }
    }
    const own = update ? [this.#push(() => update).seq] : []
    const person = toPerson(user)
    const groups = this.#planGroups(want, person, user)
    const left = this.#leaveGroups(want, user)
    const reach = this.#planReach(want, person, user.id)
    const changeSeqs = [...own, ...groups.seqs, ...left, ...reach.seqs]
    return {
      verdict: changeSeqs.length > 0 ? 'update' : 'unchanged',
      reasons: [...groups.reasons, ...reach.reasons],
      changeSeqs,
    }
  }

  /** Where the file is the truth for its people, groups that the row does not list are left. */
  #leaveGroups(want: WantedRow, user: DirectoryUser): number[] {
    const listed = want.groups.flatMap((name) => {
      const match = this.#options.groups.match(name)
      if (match.kind === 'known') return [match.group.id as string]
      return match.kind === 'several' ? match.groups.map(({ id }) => id as string) : []
    })
    const left = this.#options.truth.leave(user, new Set(listed), want.ownGroups.length > 0)
    return left.map((group) => this.#push((seq) => toRemoveMember(seq, toPerson(user), group)).seq)
  }

  /** Memberships are added; only a file that is the truth takes some away. */
  #planGroups(want: WantedRow, person: Person, user: DirectoryUser | undefined) {
    const seqs: number[] = []
    const reasons: string[] = []
    for (const name of want.groups) {
      const match = this.#options.groups.match(name)
      if (match.kind === 'known')
        this.#options.truth.note(match.group, user ?? null, isOwn(want, name))
      if (match.kind === 'known' && !isIn(user, match.group.id)) {
        seqs.push(this.#push((seq) => toAddMember(seq, person, match.group)).seq)
      } else if (match.kind === 'create') {
        const createdBy = this.#createGroup(match.name)
        const group = { name: match.name, createdBy }
        seqs.push(createdBy, this.#push((seq) => toAddMember(seq, person, group)).seq)
      } else if (match.kind === 'unknown') {
        reasons.push(`The group “${name}” does not exist on the Server and is left out.`)
      }
    }
    return { seqs, reasons }
  }

  /** What is as wanted already makes no change. */
  #planReach(want: WantedRow, person: Person, userId: string | null) {
    const { makers, reasons } = planReach(want, person, userId, this.#options.reach)
    const seqs = makers.flatMap((make) => {
      const change = make(this.#lastSeq + 1)
      return change ? [this.#push(() => change).seq] : []
    })
    return { seqs, reasons }
  }

  #createGroup(name: string): number {
    const key = name.toLowerCase()
    const before = this.#createdGroups.get(key)
    if (before !== undefined) return before
    const { seq } = this.#push((next) => toCreateGroup(next, name))
    this.#createdGroups.set(key, seq)
    return seq
  }

  #push(make: (seq: number) => PlannedChange): PlannedChange {
    this.#lastSeq += 1
    const change = make(this.#lastSeq)
    this.#changes.push(change)
    return change
  }
}
