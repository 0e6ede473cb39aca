import { countLoad, type TagLoad } from '../load/load-curve.ts'
import { minuteMs } from '../rules/local-time.ts'
import type { Known, LoadEvidence } from './evidence.ts'
import type { RunIndex } from './index-runs.ts'
import type { RunsAhead } from './server-evidence.ts'

const stepMinutes = 15

/** Load of the worker tag at the starts of a schedule. */
export type FindLoad = (place: number, workerTag: string) => Known<LoadEvidence>

const nextOnly = { why: 'Only the next run of each schedule is known, so the load is not.' }

/** Counts the load once for each tag whose slots are entered. */
export function loadFinder(
  ahead: RunsAhead,
  index: RunIndex,
  slots: ReadonlyMap<string, number>,
): FindLoad {
  if (!ahead.isComplete) return () => nextOnly
  const { fromMs, toMs } = ahead
  const loads = slots.size === 0 ? [] : countLoad(ahead.table, { fromMs, toMs, stepMinutes, slots })
  const byTag = new Map(loads.map((load) => [load.workerTag, load]))
  return (place, workerTag) => {
    const load = byTag.get(workerTag)
    if (!load) return { firstWait: null, uncountedRuns: 0 }
    return {
      firstWait: findWait(load, index.startsMs(place), fromMs),
      uncountedRuns: load.unknownCount,
    }
  }
}

function findWait(
  { waiting }: TagLoad,
  startsMs: Float64Array,
  fromMs: number,
): LoadEvidence['firstWait'] {
  for (const atMs of startsMs) {
    const count = waiting[Math.floor((atMs - fromMs) / (stepMinutes * minuteMs))] ?? 0
    if (count > 0) return { atMs, waiting: count }
  }
  return null
}
