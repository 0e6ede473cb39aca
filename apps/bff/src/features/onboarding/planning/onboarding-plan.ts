import type { RowFault } from '@curator/console-contract/sheets'
import type { DirectoryUser } from '../../../directory/directory.ts'
import type { PlanChunk, PlannedChange, PlannedRow } from '../../../plans/change.ts'
import { toAddMember, toCreateGroup } from '../../../plans/planned/group-changes.ts'
import {
  type Person,
  toCreateUser,
  toPerson,
  toUpdateUser,
} from '../../../plans/planned/user-changes.ts'
import { toName } from '../../../plans/planned/words.ts'
import type { Mapping } from '../mapping.ts'
import type { GroupBook } from './group-book.ts'
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
}

/** Turns batches of rows into the pieces of a plan. Seqs ascend over all batches; a new group is created once. */
export async function* planOnboarding(
  batches: AsyncIterable<readonly PlannerRow[]>,
  options: PlannerOptions,
): AsyncGenerator<PlanChunk> {
  const planner = new Planner(options)
  for await (const rows of batches) yield await planner.plan(rows)
}

type Draft = Omit<PlannedRow, 'line' | 'subject'>

class Planner {
  readonly #options: PlannerOptions
  readonly #createdGroups = new Map<string, number>()
  #lastSeq = 0
  #changes: PlannedChange[] = []

  constructor(options: PlannerOptions) {
    this.#options = options
  }

  async plan(rows: readonly PlannerRow[]): Promise<PlanChunk> {
    this.#changes = []
    const { mapping, groups, findUsers } = this.#options
    const wanted = new Map(
      rows.filter(isPlannable).map((row) => [row.line, toWantedRow(row.cells, mapping)]),
    )
    const users = byEmail(await findUsers([...wanted.values()].map((row) => row.email)))
    await groups.load([...wanted.values()].flatMap((row) => row.groups))
    const planned = rows.map((row): PlannedRow => {
      const want = wanted.get(row.line)
      const draft = want
        ? this.#planRow(want, users.get(want.email.toLowerCase()) ?? [])
        : refuse(row)
      return { line: row.line, subject: toSubject(row, mapping), ...draft }
    })
    return { rows: planned, changes: this.#changes }
  }

  #planRow(want: WantedRow, users: readonly DirectoryUser[]): Draft {
    const clash = this.#findClash(want, users)
    if (clash) return { verdict: 'conflict', reasons: [clash], changeSeqs: [] }
    const [user] = users
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
    return null
  }

  #planNew(want: WantedRow): Draft {
    const change = this.#push((seq) => toCreateUser(seq, want.email, want.fields))
    const person = { ref: { createdBy: change.seq }, email: want.email, name: toName(want.fields) }
    const groups = this.#planGroups(want, person, undefined)
    return { verdict: 'create', reasons: groups.reasons, changeSeqs: [change.seq, ...groups.seqs] }
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
    const changeSeqs = [...own, ...groups.seqs]
    return {
      verdict: changeSeqs.length > 0 ? 'update' : 'unchanged',
      reasons: groups.reasons,
      changeSeqs,
    }
  }

  /** Memberships are only added: a group that is not listed is left as it is. */
  #planGroups(want: WantedRow, person: Person, user: DirectoryUser | undefined) {
    const seqs: number[] = []
    const reasons: string[] = []
    for (const name of want.groups) {
      const match = this.#options.groups.match(name)
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

function isIn(user: DirectoryUser | undefined, groupId: string): boolean {
  return user?.groups.some((group) => group.id === groupId) ?? false
}

function isPlannable(row: PlannerRow): boolean {
  return !row.isExcluded && row.faults.length === 0
}

function refuse(row: PlannerRow): Draft {
  return row.isExcluded
    ? { verdict: 'skip', reasons: ['You left this row out.'], changeSeqs: [] }
    : { verdict: 'invalid', reasons: row.faults.map((fault) => fault.message), changeSeqs: [] }
}

/** A new account needs both names; an existing one keeps what it has. */
function findMissingNames(want: WantedRow): string | null {
  const missing = [
    ...(want.fields.firstName ? [] : ['a first name']),
    ...(want.fields.lastName ? [] : ['a last name']),
  ]
  if (missing.length === 0) return null
  return `${want.email} is new on the Server and needs ${missing.join(' and ')}. Fill ${missing.length === 1 ? 'it' : 'them'} in, then plan again.`
}

function byEmail(users: readonly DirectoryUser[]): Map<string, DirectoryUser[]> {
  const map = new Map<string, DirectoryUser[]>()
  for (const user of users) {
    const key = user.email.trim().toLowerCase()
    map.set(key, [...(map.get(key) ?? []), user])
  }
  return map
}

function toSubject(row: PlannerRow, mapping: Mapping): string {
  const cell = (key: 'email' | 'firstName' | 'lastName') => row.cells[mapping.indexOf(key)] ?? ''
  return (
    cell('email') ||
    [cell('firstName'), cell('lastName')].filter(Boolean).join(' ') ||
    `Line ${row.line}`
  )
}
