import { startJob } from '../jobs/start-job.ts'
import type { World } from '../world.ts'
import { failureText, problemOf } from './problem-of.ts'
import { nextRun } from './rules/next-run.ts'
import { recallRuns } from './schedule-history.ts'
import type { ScheduleRecord } from './schedule-record.ts'

/**
 * Finds the next run after an instant and puts it on the timeline; a schedule that is off has none. An older firing that
 * is still on the timeline does nothing: only the one at `nextRunMs` counts, and that one only once.
 */
export function planNextRun(
  world: World,
  schedule: ScheduleRecord,
  afterMs: number,
): ScheduleRecord {
  const nextRunMs = schedule.enabled ? nextRun(schedule.rule, schedule.timeZone, afterMs) : null
  const planned = world.schedules.add({ ...schedule, nextRunMs })
  if (nextRunMs !== null) world.timeline.at(nextRunMs, () => fire(world, schedule.id, nextRunMs))
  return planned
}

/** Plans every schedule of a world that was just loaded. What should have run before lies behind and is not run now. */
export function planAllSchedules(world: World, nowMs: number): void {
  for (const schedule of [...world.schedules.values()]) {
    planNextRun(world, { ...schedule, ...recallRuns(world, schedule, nowMs) }, nowMs)
  }
}

function fire(world: World, scheduleId: string, atMs: number): void {
  const schedule = world.schedules.get(scheduleId)
  if (!schedule?.enabled || schedule.nextRunMs !== atMs) return
  const problem = problemOf(world, schedule)
  if (problem === null) start(world, schedule, atMs)
  else world.schedules.update(scheduleId, { lastError: problem, state: 'Error' })
  planNextRun(world, world.schedules.need(scheduleId), atMs)
}

function start(world: World, schedule: ScheduleRecord, atMs: number): void {
  const { id, ownerId, credentialId, priority, workerTag, questions } = schedule
  const workflowId = schedule.workflowId ?? ''
  const lastRunTime = new Date(atMs).toISOString()
  world.schedules.update(id, { lastRunTime, runCount: schedule.runCount + 1 })
  const run = { workflowId, ownerId, scheduleId: id, priority, workerTag, questions }
  // An empty one means the one of the workflow.
  const withCredential = credentialId === '' ? run : { ...run, credentialId }
  startJob(world, withCredential, atMs, (job) => {
    if (!world.schedules.has(id)) return
    const isError = job.disposition === 'Error'
    const lastError = isError ? failureText : null
    const state = job.status === 'Cancelled' ? 'Cancelled' : isError ? 'Error' : 'Completed'
    world.schedules.update(id, { lastError, state })
  })
}
