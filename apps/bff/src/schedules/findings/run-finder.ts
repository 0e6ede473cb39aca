import type { DirectorySchedule } from '../../directory/directory.ts'
import { isUnavailable, type Known, type ScheduleEvidence } from './evidence.ts'
import { findCrowds } from './find-crowds.ts'
import type { StartsOf } from './find-twins.ts'
import { indexRuns, type RunIndex } from './index-runs.ts'
import { loadFinder } from './load-finder.ts'
import type { RunsAhead, ServerEvidence } from './server-evidence.ts'

type RunParts = Pick<ScheduleEvidence, 'runs' | 'duration' | 'load' | 'crowd'>

/** What the runs ahead tell of each schedule. */
export interface RunFinder {
  find(schedule: DirectorySchedule): RunParts
  /** Where all are known. */
  readonly allStarts: StartsOf
}

const noDuration = { why: 'Nobody knows how long a run of it takes.' }
const notAsked = { why: 'Its runs are not known.' }
const nextOnly = { why: 'Only the next run of each schedule is known.' }

export function runFinder({ runs, slots }: ServerEvidence): RunFinder {
  if (isUnavailable(runs)) {
    const parts: RunParts = { runs, duration: noDuration, load: runs, crowd: runs }
    return { find: () => parts, allStarts: () => runs }
  }
  const index = indexRuns(runs.table)
  const crowds = findCrowds(runs.table)
  const findLoad = loadFinder(runs, index, slots)
  const { fromMs, isComplete, toMs } = runs
  return {
    allStarts: (id) => {
      const place = index.placeOf.get(id)
      if (!isComplete) return nextOnly
      return place === undefined ? notAsked : index.startsMs(place)
    },
    find: ({ id, workerTag }) => {
      const place = index.placeOf.get(id)
      if (place === undefined)
        return { runs: notAsked, duration: noDuration, load: notAsked, crowd: notAsked }
      const atMs = crowds.atMs[place] ?? Number.NaN
      const starts = crowds.starts[place] ?? 0
      return {
        runs: { startsMs: index.startsMs(place), fromMs, toMs, isComplete },
        duration: durationOf(runs, index, place),
        load: findLoad(place, workerTag),
        crowd: Number.isNaN(atMs) ? null : { atMs, starts, isComplete },
      }
    },
  }
}

/** The longest of its runs: one that is too long is enough for trouble. */
function durationOf(
  { table }: RunsAhead,
  index: RunIndex,
  place: number,
): Known<{ seconds: number; source: 'measured' | 'estimated' | 'typed' | 'unknown' }> {
  let longest = Number.NaN
  for (const run of index.runs(place)) {
    const seconds = table.durationSeconds[run] ?? Number.NaN
    if (Number.isNaN(longest) || seconds > longest) longest = seconds
  }
  if (Number.isNaN(longest)) return noDuration
  return { seconds: longest, source: table.schedules[place]?.durationSource ?? 'unknown' }
}
