import { createHash } from 'node:crypto'
import type { ChangeDanger, ChangeKind, Verdict } from '@curator/console-contract/plans'
import { toCanonicalJson } from './canonical-json.ts'
import type { PlanChunk, PlannedChange } from './change.ts'

/** What is known of a plan when its last chunk has been seen. */
export interface PlanSums {
  /** SHA-256 over the connection and all changes in order, as `sha256-` and hex digits. */
  readonly digest: string
  readonly rowCount: number
  readonly changeCount: number
  readonly verdictCounts: Partial<Record<Verdict, number>>
  readonly kindCounts: Partial<Record<ChangeKind, number>>
  /** The worst of all changes. */
  readonly danger: ChangeDanger
}

const dangers: readonly ChangeDanger[] = ['none', 'caution', 'destructive']

/**
 * Adds a plan up piece by piece. `add` throws a `RangeError` for changes out of order or depending on later ones: such a
 * plan could wait for itself.
 */
export function createPlanSums(connectionId: string) {
  const hash = createHash('sha256').update(`${connectionId}\n`)
  const verdictCounts: Partial<Record<Verdict, number>> = {}
  const kindCounts: Partial<Record<ChangeKind, number>> = {}
  let danger: ChangeDanger = 'none'
  let rowCount = 0
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
    hash.update(`${toCanonicalJson(change)}\n`)
  }

  return {
    add(chunk: PlanChunk): void {
      for (const change of chunk.changes) addChange(change)
      for (const row of chunk.rows) {
        rowCount += 1
        verdictCounts[row.verdict] = (verdictCounts[row.verdict] ?? 0) + 1
      }
    },
    /** Call once, at the end. */
    finish: (): PlanSums => ({
      digest: `sha256-${hash.digest('hex')}`,
      rowCount,
      changeCount,
      verdictCounts,
      kindCounts,
      danger,
    }),
  }
}
