import { PlanDraft } from '../../../plans/plan-draft.ts'
import { findMember } from './members.ts'
import { findNamed } from './named-rows.ts'
import { planDeletion, planOwner, planRename } from './own-collection.ts'
import { planAssets } from './place-assets.ts'
import { toPlace } from './plan-action.ts'
import { addCreation } from './plan-creation.ts'
import { type Part, PlanRows } from './plan-rows.ts'
import { type Fault, type ReadLine, readLine } from './read-line.ts'
import { type Place, planRemoval, planSet } from './set-member.ts'
import type { CollectionLine } from './sheet-columns.ts'
import type { SheetFacts } from './sheet-facts.ts'
import { toKey } from './sheet-names.ts'

/** A line of the sheet and what becomes of it. */
export interface JudgedLine {
  readonly line: number
  readonly subject: string
  readonly part: Part
  /** Changes that the draft holds already. */
  readonly made: readonly number[]
  readonly key: string
  readonly faults: readonly Fault[]
}

/** Understands all lines; collections that lines create are made in the draft first, so that other lines can fill them. */
export function judgeSheet(
  facts: SheetFacts,
  draft: PlanDraft,
  lines: readonly CollectionLine[],
): JudgedLine[] {
  const seats = new Map<string, number>()
  const read = lines.map((each) => {
    const line = readLine(facts, each)
    const key = toPlaceKey(facts, line.collectionName)
    return { ...line, key, faults: [...line.faults, ...findTwin(line, key, seats)] }
  })
  const deleted = findDeleted(read)
  const created = createAll(facts, draft, read, deleted)
  return read.map((line) => {
    const place = findPlace(facts, line, created)
    const isPlaced = place !== null && 'target' in place
    const faults = [
      ...line.faults,
      ...(isPlaced ? listConflicts(line, deleted) : place ? [place] : []),
    ]
    const { key } = line
    const own = created.get(key)
    const made = own?.line === line ? [own.seq] : []
    const part =
      isPlaced && faults.length === 0
        ? planLine(facts, place, line, made.length > 0)
        : toInvalid(faults)
    return { line: line.line, subject: toSubject(line), key, made, faults, part }
  })
}

/** A line with what tells its collection from others, however the cell spells it. */
type PlacedLine = ReadLine & { readonly key: string }

/** One key for a collection by its id and by its name. */
function toPlaceKey(facts: SheetFacts, text: string): string {
  const there = findNamed(facts, text)
  const [joined] = there
  return joined && there.length === 1 ? `id ${joined.collection.id}` : `name ${toKey(text)}`
}

/** The first line that deletes a collection, by key. */
function findDeleted(lines: readonly PlacedLine[]): ReadonlyMap<string, number> {
  const deleted = new Map<string, number>()
  for (const { action, key, line } of lines)
    if (action === 'delete' && !deleted.has(key)) deleted.set(key, line)
  return deleted
}

interface Created {
  readonly line: ReadLine
  readonly place: Place
  readonly seq: number
}

function createAll(
  facts: SheetFacts,
  draft: PlanDraft,
  lines: readonly PlacedLine[],
  deleted: ReadonlyMap<string, number>,
): ReadonlyMap<string, Created> {
  const created = new Map<string, Created>()
  for (const line of lines) {
    const { key } = line
    const isAmiss = line.faults.length > 0 || deleted.has(key) || created.has(key)
    if (isAmiss || !isCreation(facts, line)) continue
    created.set(key, { line, ...addCreation(facts, draft, line.collectionName.trim()) })
  }
  return created
}

/** Two lines about one member would overwrite each other. */
function findTwin(line: ReadLine, placeKey: string, seats: Map<string, number>): Fault[] {
  if (line.member === null) return []
  const key = `${placeKey} ${line.member.kind} ${line.member.id}`
  const first = seats.get(key)
  if (first === undefined) {
    seats.set(key, line.line)
    return []
  }
  return [{ column: 'member', text: `Line ${first} is about this member already.` }]
}

/** The plan of a sheet: faulty rows are in it, `invalid`. */
export function planSheet(facts: SheetFacts, lines: readonly CollectionLine[]): PlanDraft {
  const draft = new PlanDraft()
  const rows = new PlanRows(draft)
  for (const { faults: _, ...row } of judgeSheet(facts, draft, lines)) rows.add(row)
  return rows.finish()
}

const toSubject = ({ collectionName, memberName }: ReadLine) =>
  memberName === '' ? collectionName : `${memberName} in ${collectionName}`

const toInvalid = (faults: readonly Fault[]): Part => ({
  verdict: 'invalid',
  reasons: faults.map(({ column, text }) => (column === '' ? text : `${column}: ${text}`)),
  makers: [],
})

/** Whether a line makes a collection that is not there: it says so, or says nothing but name and owner. */
function isCreation(facts: SheetFacts, line: ReadLine): boolean {
  if (findNamed(facts, line.collectionName).length > 0) return false
  const saysMore =
    line.memberName !== '' ||
    line.newName !== null ||
    line.workflowId !== null ||
    line.scheduleId !== null
  return line.action === 'create' || (line.action === null && !saysMore)
}

function findPlace(
  facts: SheetFacts,
  { collectionName, key }: PlacedLine,
  created: ReadonlyMap<string, { readonly place: Place }>,
): Place | Fault | null {
  if (collectionName === '') return null
  const there = findNamed(facts, collectionName)
  const [joined] = there
  if (joined && there.length === 1) return toPlace(joined)
  const text = joined
    ? `The Server has ${there.length} collections named “${collectionName}”. Write the id.`
    : `The Server has no collection named “${collectionName}”. Add a row with the action create.`
  return created.get(key)?.place ?? { column: 'collection', text }
}

function listConflicts(line: PlacedLine, deleted: ReadonlyMap<string, number>): Fault[] {
  const { action, memberName, newName, ownerId, scheduleId, workflowId } = line
  const saysMore =
    memberName !== '' ||
    newName !== null ||
    ownerId !== null ||
    workflowId !== null ||
    scheduleId !== null
  const deletedBy = deleted.get(line.key)
  if (action === 'delete' && saysMore)
    return [{ column: 'action', text: 'A row that deletes a collection says nothing else.' }]
  if (action === 'delete')
    return deletedBy === line.line
      ? []
      : [{ column: 'action', text: `Line ${deletedBy} deletes this collection already.` }]
  if (deletedBy !== undefined)
    return [{ column: 'action', text: 'Another row deletes this collection.' }]
  const isRemoval = action === 'remove'
  const removesNothing = memberName === '' && workflowId === null && scheduleId === null
  if (isRemoval && removesNothing)
    return [{ column: 'action', text: 'Say which member, workflow or schedule is removed.' }]
  return []
}

function planLine(facts: SheetFacts, place: Place, line: ReadLine, isMade: boolean): Part {
  if (line.action === 'delete') return planDeletion(place)
  const parts = [
    ...(line.ownerId === null ? [] : [planOwner(facts, place, line.ownerId)]),
    ...(line.newName === null ? [] : [planRename(facts, place, line.newName)]),
    ...planMember(facts, place, line),
    ...planLineAssets(facts, place, line),
  ]
  return joinParts(parts, isMade)
}

function planMember(facts: SheetFacts, place: Place, line: ReadLine): Part[] {
  if (line.member === null) return []
  const member = findMember(facts, line.member, place.joined)
  if (typeof member === 'string') return [toInvalid([{ column: 'member', text: member }])]
  if (line.action === 'remove') return [planRemoval(place, member)]
  const wanted = { rights: line.rights, expiresAt: line.expiresAt }
  return [planSet(facts, place, member, wanted, { mayAdd: true, trustsConsole: true })]
}

function planLineAssets(facts: SheetFacts, place: Place, line: ReadLine): Part[] {
  const { scheduleId, workflowId } = line
  if (workflowId === null && scheduleId === null) return []
  const workflowIds = workflowId === null ? [] : [workflowId]
  const scheduleIds = scheduleId === null ? [] : [scheduleId]
  const isRemoved = line.action === 'remove'
  return [
    planAssets(facts, place, {
      addWorkflowIds: isRemoved ? [] : workflowIds,
      addScheduleIds: isRemoved ? [] : scheduleIds,
      removeWorkflowIds: isRemoved ? workflowIds : [],
      removeScheduleIds: isRemoved ? scheduleIds : [],
    }),
  ]
}

/** What can't be done of a line keeps the rest of it from being done. */
function joinParts(parts: readonly Part[], isMade: boolean): Part {
  const reasons = parts.flatMap((part) => part.reasons)
  const bad = parts.find(({ verdict }) => verdict === 'invalid' || verdict === 'conflict')
  if (bad && !isMade) return { verdict: bad.verdict, reasons: bad.reasons, makers: [] }
  const makers = parts.flatMap((part) => part.makers)
  if (isMade) return { verdict: bad?.verdict ?? 'create', reasons, makers }
  if (makers.length === 0) return { verdict: 'unchanged', reasons, makers }
  const isNew = parts.some(({ verdict }) => verdict === 'create')
  return { verdict: isNew ? 'create' : 'update', reasons, makers }
}
