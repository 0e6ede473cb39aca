import type { PlanChunk, PlannedChange, PlannedRow } from './change.ts'

/**
 * A plan while a planner makes it: numbers changes and rows, so that planners need not. Rows that come from no file are
 * numbered from 1 in the order in which they are added.
 */
export class PlanDraft {
  readonly #rows: PlannedRow[] = []
  readonly #changes: PlannedChange[] = []

  get changeCount(): number {
    return this.#changes.length
  }

  /** Adds the change that `make` builds with its number; adds nothing and answers null when it builds none. */
  add(
    make: (seq: number) => PlannedChange | null,
    dependsOn: readonly number[] = [],
  ): number | null {
    const seq = this.#changes.length + 1
    const change = make(seq)
    if (change === null) return null
    const all = [...new Set([...change.dependsOn, ...dependsOn])].sort((a, b) => a - b)
    this.#changes.push({ ...change, dependsOn: all })
    return seq
  }

  /** A row with the numbers of its changes; `null` entries (nothing to do) are left out. */
  addRow(
    row: Omit<PlannedRow, 'line' | 'changeSeqs'> & {
      readonly line?: number
      readonly changeSeqs: readonly (number | null)[]
    },
  ): void {
    const changeSeqs = row.changeSeqs.filter((seq) => seq !== null)
    this.#rows.push({ ...row, line: row.line ?? this.#rows.length + 1, changeSeqs })
  }

  /** What the changes with these numbers do, in their order. */
  listSentences(seqs: readonly number[]): string[] {
    return seqs.flatMap((seq) => this.#changes[seq - 1]?.sentence ?? [])
  }

  /** The whole plan in pieces of at most 500 rows, as the plan writer takes it. */
  async *chunks(): AsyncGenerator<PlanChunk> {
    const size = 500
    for (let at = 0; at < this.#changes.length; at += size)
      yield { rows: [], changes: this.#changes.slice(at, at + size) }
    for (let at = 0; at < this.#rows.length; at += size)
      yield { rows: this.#rows.slice(at, at + size), changes: [] }
  }
}
