import { hasEnded } from '../../plans/run-state.ts'
import type { RunRecord, RunStore, RunTally } from '../../store/run.store.ts'
import { toRunView } from './views.ts'

/** Ended runs never change, so their tallies are counted once; this many are kept. */
const keptTallies = 500
const emptyTally: RunTally = { waiting: 0, inFlight: 0, outcomes: {}, recentCount: 0, recentMs: 0 }

/** Runs as people see them, with their counts. */
export function createRunViews(runs: Pick<RunStore, 'tally'>) {
  const kept = new Map<string, RunTally>()

  async function findTallies(found: readonly RunRecord[]): Promise<ReadonlyMap<string, RunTally>> {
    const asked = found.filter((run) => !kept.has(run.id)).map((run) => run.id)
    const tallies = new Map(await runs.tally(asked))
    for (const run of found) {
      const tally = kept.get(run.id) ?? tallies.get(run.id)
      if (!tally) continue
      tallies.set(run.id, tally)
      if (hasEnded(run.state)) keep(run.id, tally)
    }
    return tallies
  }

  function keep(runId: string, tally: RunTally): void {
    kept.set(runId, tally)
    const oldest = kept.keys().next().value
    if (kept.size > keptTallies && oldest !== undefined) kept.delete(oldest)
  }

  async function toViews(found: readonly RunRecord[]) {
    const tallies = await findTallies(found)
    return found.map((run) => toRunView(run, tallies.get(run.id) ?? emptyTally))
  }

  return {
    toViews,
    toView: async (run: RunRecord) => {
      const tallies = await findTallies([run])
      return toRunView(run, tallies.get(run.id) ?? emptyTally)
    },
  }
}
