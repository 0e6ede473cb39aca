import type { Verdict } from '@curator/console-contract/plans'
import type { Maker } from '../../../plans/changes/change-kind.ts'
import { PlanDraft } from '../../../plans/plan-draft.ts'

/** What is to be done for a row, and what is to be said of it. */
export interface Part {
  readonly verdict: Verdict
  readonly reasons: readonly string[]
  readonly makers: readonly Maker[]
}

export const invalid = (reason: string): Part => ({
  verdict: 'invalid',
  reasons: [reason],
  makers: [],
})

interface PendingRow {
  readonly line?: number
  readonly subject: string
  /** Names the collection: writes to one go one after the other. */
  readonly key: string
  readonly part: Part
  /** Changes of the row that the draft holds already. */
  readonly made?: readonly number[]
}

/**
 * Rows of a plan in their order, with their changes in another: one of each collection in turn. A Server gets the changes
 * of one collection one after the other, so that a run over many is only fast when it can work on many at once.
 */
export class PlanRows {
  readonly #rows: PendingRow[] = []
  readonly #draft: PlanDraft

  /** The draft may hold changes that others rest on. */
  constructor(draft: PlanDraft = new PlanDraft()) {
    this.#draft = draft
  }

  add(row: PendingRow): void {
    this.#rows.push(row)
  }

  finish(): PlanDraft {
    const seqs = new Map<PendingRow, number[]>()
    for (const { make, row } of inTurn(this.#rows)) {
      const seq = this.#draft.add(make)
      if (seq !== null) seqs.set(row, [...(seqs.get(row) ?? []), seq])
    }
    for (const row of this.#rows) {
      const { key: _, made = [], part, ...kept } = row
      const { reasons, verdict } = part
      this.#draft.addRow({
        ...kept,
        verdict,
        reasons,
        changeSeqs: [...made, ...(seqs.get(row) ?? [])],
      })
    }
    return this.#draft
  }
}

function* inTurn(rows: readonly PendingRow[]): Generator<{ row: PendingRow; make: Maker }> {
  const queues = new Map<string, { row: PendingRow; make: Maker }[]>()
  for (const row of rows) {
    const queue = queues.get(row.key) ?? []
    queues.set(row.key, queue)
    for (const make of row.part.makers) queue.push({ row, make })
  }
  for (let at = 0; queues.size > 0; at += 1)
    for (const [key, queue] of queues) {
      const next = queue[at]
      if (next) yield next
      else queues.delete(key)
    }
}
