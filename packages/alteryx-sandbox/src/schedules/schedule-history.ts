import type { World } from '../world.ts'
import { failureText, problemOf } from './problem-of.ts'
import { type NextRun, previousRun, runsOf } from './rules/next-run.ts'
import type { ScheduleRecord } from './schedule-record.ts'

/**
 * What a schedule that came with a world has behind it at an instant: worlds are written down without a present, so this
 * follows from its rule. The count is an estimate from the first runs. One that has run already keeps what it has.
 */
export function recallRuns(
  world: World,
  schedule: ScheduleRecord,
  nowMs: number,
): Partial<ScheduleRecord> {
  const createdMs = Date.parse(schedule.creationTime)
  if (schedule.runCount > 0 || createdMs >= nowMs) return {}
  const problem = problemOf(world, schedule)
  const untilMs = lastChance(schedule, createdMs, nowMs, problem !== null)
  const next = runsOf(schedule.rule, schedule.timeZone)
  const lastMs = previousRun(next, untilMs, createdMs)
  if (lastMs === null) return problem === null ? {} : { lastError: problem, state: 'Error' }
  const fails = world.workflows.get(schedule.workflowId ?? '')?.behaviour.fails ?? false
  const lastError = problem ?? (fails ? failureText : null)
  return {
    lastRunTime: new Date(lastMs).toISOString(),
    runCount: estimateCount(next, createdMs, lastMs),
    lastError,
    state: lastError === null ? 'Completed' : 'Error',
  }
}

/** Until when it ran: one that is off until it was changed last, a broken one for most of its life. */
function lastChance(
  { enabled, lastModifiedDate }: ScheduleRecord,
  createdMs: number,
  nowMs: number,
  isBroken: boolean,
): number {
  const untilMs = enabled ? nowMs : Math.min(nowMs, Date.parse(lastModifiedDate))
  return isBroken ? createdMs + (untilMs - createdMs) * 0.7 : untilMs
}

const sampled = 4

function estimateCount(next: NextRun, createdMs: number, lastMs: number): number {
  const firstMs = next(createdMs) ?? lastMs
  let atMs = firstMs
  for (let count = 1; count <= sampled; count += 1) {
    if (atMs >= lastMs) return count
    atMs = next(atMs) ?? lastMs
  }
  return Math.round(((lastMs - firstMs) * sampled) / (atMs - firstMs)) + 1
}
