import type { UserFinding } from '@curator/console-contract/users'
import type { GroupTable } from './group-table.ts'
import { toRoleRank, toStateMask } from './stored-user.ts'
import { type JudgedFilters, toWords } from './user-filter.ts'
import { hasAccess, toFindingMask, toInactiveSinceMs } from './user-findings.ts'
import { toFlagMasks } from './user-flags.ts'
import type { UserTable } from './user-table.ts'

/** What filters are looked up in. */
export interface MarkSources {
  readonly users: UserTable
  readonly groups: GroupTable
  /** Ids of everyone who owns workflows, schedules or collections. */
  readonly ownerIds: () => Iterable<string>
}

/** Filters that bear on the days of `inactive_days`; the others find the same whatever the instant. */
export function toMarksKey({ sort: _, takenAt, inactiveDays, ...filters }: JudgedFilters): string {
  const days = filters.finding.includes('inactive_days') ? [takenAt, inactiveDays] : []
  return JSON.stringify([filters, days])
}

/** One mark per row that all filters let pass, or `null` when there is no filter. */
export function findMarks(sources: MarkSources, filters: JudgedFilters): Uint8Array | null {
  const { users } = sources
  const layers: Uint8Array[] = []
  const newLayer = (): Uint8Array => {
    const layer = new Uint8Array(users.rowCount)
    layers.push(layer)
    return layer
  }
  for (const word of toWords(filters.search)) users.search().mark(word, newLayer())
  if (filters.groupId.length > 0) markGroups(sources, filters.groupId, newLayer())
  if (filters.finding.length > 0) markFindings(sources, filters, newLayer())
  const tests = toRowTests(users, filters)
  if (layers.length === 0 && tests.length > 0) newLayer().fill(1)
  const marks = intersect(layers)
  if (marks && tests.length > 0) keep(marks, tests)
  return marks
}

/** Only rows that still stand are looked at: the more filters there are, the fewer. */
function keep(marks: Uint8Array, tests: readonly ((row: number) => boolean)[]): void {
  for (const test of tests)
    for (let row = 0; row < marks.length; row += 1)
      if (marks[row] === 1 && !test(row)) marks[row] = 0
}

/** How many users each finding names. */
export function countFindings(
  sources: MarkSources,
  findings: readonly UserFinding[],
  when: Pick<JudgedFilters, 'takenAt' | 'inactiveDays'>,
): Record<UserFinding, number> {
  const countOf = (finding: UserFinding) => {
    const layer = new Uint8Array(sources.users.rowCount)
    markFindings(sources, { ...when, finding: [finding] }, layer)
    return layer.reduce((sum, mark, row) => sum + (sources.users.isGone(row) ? 0 : mark), 0)
  }
  return Object.fromEntries(findings.map((each) => [each, countOf(each)])) as Record<
    UserFinding,
    number
  >
}

/** Tests that look at a row alone, for the filters in force. */
function toRowTests(users: UserTable, filters: JudgedFilters): ((row: number) => boolean)[] {
  const { credentialId, role, state, timeZone, workerTag } = filters
  const tests: ((row: number) => boolean)[] = []
  const masks = toFlagMasks(filters)
  const oneOf = <T>(wanted: readonly T[], read: (row: number) => T) => {
    const values = new Set(wanted)
    if (values.size > 0) tests.push((row) => values.has(read(row)))
  }
  oneOf(role.map(toRoleRank), (row) => users.roleRankOf(row))
  if (state.length > 0) {
    const mask = toStateMask(state)
    tests.push((row) => (users.stateBitsOf(row) & mask) !== 0)
  }
  if (masks.length > 0)
    tests.push((row) => {
      const bits = users.flagBitsOf(row)
      return masks.every((mask) => (bits & mask) !== 0)
    })
  if (users.hasGone) tests.push((row) => !users.isGone(row))
  oneOf(timeZone, (row) => users.at(row).timeZone)
  oneOf(workerTag, (row) => users.at(row).defaultWorkerTag)
  oneOf(credentialId, (row) => users.at(row).defaultCredentialId)
  return tests
}

type Judged = Pick<JudgedFilters, 'finding' | 'inactiveDays' | 'takenAt'>

/** A user is marked whom any of the findings names. */
function markFindings(sources: MarkSources, judged: Judged, layer: Uint8Array): void {
  const { finding } = judged
  const { users } = sources
  const mask = finding.reduce((bits, each) => bits | toFindingMask(each), 0)
  if (mask !== 0) fill(layer, (row) => (users.findingBitsOf(row) & mask) !== 0)
  if (finding.includes('inactive_days')) markInactive(users, judged, layer)
  if (finding.includes('inactive_owner')) markInactiveOwners(sources, layer)
  if (finding.includes('duplicate_email'))
    for (const row of users.rowsOfSharedEmails()) layer[row] = 1
}

function markInactive(users: UserTable, judged: Judged, layer: Uint8Array): void {
  const since = toInactiveSinceMs(judged.takenAt, judged.inactiveDays)
  for (let row = 0; row < layer.length; row += 1)
    if (users.lastHeardMsOf(row) <= since) layer[row] = 1
}

function markInactiveOwners({ ownerIds, users }: MarkSources, layer: Uint8Array): void {
  for (const ownerId of ownerIds()) {
    const row = users.rowOf(ownerId)
    if (row !== undefined && !hasAccess(users.at(row))) layer[row] = 1
  }
}

function markGroups(
  { groups, users }: MarkSources,
  groupIds: readonly string[],
  layer: Uint8Array,
): void {
  for (const groupId of groupIds) {
    for (const userId of groups.memberIdsOf(groupId)) {
      const row = users.rowOf(userId)
      if (row !== undefined) layer[row] = 1
    }
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
