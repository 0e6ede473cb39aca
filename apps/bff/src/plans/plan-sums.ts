import { createHash } from 'node:crypto'
import type { ChangeDanger, ChangeKind, SecretSlot, Verdict } from '@curator/console-contract/plans'
import { toCanonicalJson } from './canonical-json.ts'
import { listSecretSlots, type PlanChunk, type PlannedChange, type PlannedRow } from './change.ts'

/** What is known of a plan when its last chunk has been seen. */
export interface PlanSums {
  /** SHA-256 over the head, all changes in order and all rows by line, as `sha256-` and hex digits. */
  readonly digest: string
  readonly rowCount: number
  readonly changeCount: number
  readonly verdictCounts: Partial<Record<Verdict, number>>
  readonly kindCounts: Partial<Record<ChangeKind, number>>
  /** The worst of all changes. */
  readonly danger: ChangeDanger
  /** What its changes want typed, each slot once. */
  readonly secretSlots: readonly SecretSlot[]
}

/** What a plan says of itself before its changes; part of its digest. */
export interface PlanHead {
  readonly connectionId: string
  readonly authorId: string
  readonly slice: string
  readonly title: string
  readonly options: Readonly<Record<string, unknown>>
  readonly directoryTakenAt: Date
  readonly createdAt: Date
  readonly expiresAt: Date
}

const dangers: readonly ChangeDanger[] = ['none', 'caution', 'destructive']

/**
 * Adds a plan up piece by piece. `add` throws a `RangeError` for changes out of order or depending on later ones: such a
 * plan could wait for itself. Only what the store keeps counts, so that a stored plan adds up to the same again.
 */
export function createPlanSums(head: PlanHead) {
  const hash = createHash('sha256').update(`${toHeadText(head)}\n`)
  /** Rows come in any order; a hash of each is kept until all are there. */
  const rows: { readonly line: number; readonly hash: Buffer }[] = []
  const verdictCounts: Partial<Record<Verdict, number>> = {}
  const kindCounts: Partial<Record<ChangeKind, number>> = {}
  const secretSlots = new Map<string, SecretSlot>()
  let danger: ChangeDanger = 'none'
  let changeCount = 0
  let lastSeq = 0

  function addChange(change: PlannedChange): void {
    if (change.seq <= lastSeq) throw new RangeError(`change ${change.seq} comes after ${lastSeq}`)
    const late = change.dependsOn.find((seq) => seq >= change.seq)
    if (late !== undefined) throw new RangeError(`change ${change.seq} depends on later ${late}`)
    lastSeq = change.seq
    changeCount += 1
    kindCounts[change.kind] = (kindCounts[change.kind] ?? 0) + 1
    if (dangers.indexOf(change.danger) > dangers.indexOf(danger)) danger = change.danger
    for (const { label, slot } of listSecretSlots(change.payload))
      secretSlots.set(slot, { slot, label })
    hash.update(`${toChangeText(change)}\n`)
  }

  return {
    add(chunk: PlanChunk): void {
      for (const change of chunk.changes) addChange(change)
      for (const row of chunk.rows) {
        rows.push({ line: row.line, hash: toRowHash(row) })
        verdictCounts[row.verdict] = (verdictCounts[row.verdict] ?? 0) + 1
      }
    },
    /** Call once, at the end. */
    finish: (): PlanSums => {
      for (const row of rows.sort((a, b) => a.line - b.line)) hash.update(row.hash)
      return {
        digest: `sha256-${hash.digest('hex')}`,
        rowCount: rows.length,
        changeCount,
        verdictCounts,
        kindCounts,
        danger,
        secretSlots: [...secretSlots.values()],
      }
    },
  }
}

/** Options may hold what JSON writes otherwise than our canonical form does, a date for example. */
function toHeadText(head: PlanHead): string {
  const { authorId, connectionId, slice, title } = head
  const options: unknown = JSON.parse(JSON.stringify(head.options))
  const instants = [head.directoryTakenAt, head.createdAt, head.expiresAt]
  return toCanonicalJson({
    authorId,
    connectionId,
    slice,
    title,
    options,
    instants: instants.map(toMs),
  })
}

const toMs = (instant: Date) => instant.getTime()

function toChangeText(change: PlannedChange): string {
  const { before, danger, dependsOn, fields, kind, payload, sentence, seq } = change
  const known = { danger, dependsOn, fields, kind, payload, sentence, seq }
  return toCanonicalJson({ ...known, before: before ?? null })
}

function toRowHash({ changeSeqs, line, reasons, subject, verdict }: PlannedRow): Buffer {
  const text = toCanonicalJson({ changeSeqs, line, reasons, subject, verdict })
  return createHash('sha256').update(text).digest()
}
