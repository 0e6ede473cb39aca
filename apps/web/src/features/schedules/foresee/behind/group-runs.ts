import type { ForecastRun } from '@curator/console-contract/schedule-forecast'

/** Runs by schedule: the first of each, and how many; those with most runs first, then by their first run. */
export function groupRuns(
  runs: readonly ForecastRun[],
): { readonly first: ForecastRun; readonly count: number }[] {
  const groups = new Map<string, { first: ForecastRun; count: number }>()
  for (const run of runs) {
    const group = groups.get(run.scheduleId)
    if (!group) groups.set(run.scheduleId, { first: run, count: 1 })
    else {
      group.count += 1
      if (run.startAt < group.first.startAt) group.first = run
    }
  }
  return [...groups.values()].sort(
    (one, other) => other.count - one.count || one.first.startAt.localeCompare(other.first.startAt),
  )
}
