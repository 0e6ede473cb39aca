import { forgetSchedule } from '../collections/collection-changes.ts'
import type { World } from '../world.ts'

/** Removes a schedule, from collections too. A run that is under way goes on. */
export function removeSchedule(world: World, scheduleId: string): void {
  forgetSchedule(world, scheduleId)
  world.schedules.remove(scheduleId)
}

/** The workflow is gone: its schedules stay and point to nothing (reference 3.3). They go on failing at their times. */
export function detachWorkflow(world: World, workflowId: string): void {
  for (const schedule of [...world.schedules.values()]) {
    if (schedule.workflowId === workflowId) {
      world.schedules.update(schedule.id, { workflowId: null })
    }
  }
}

/** The schedules of a workflow. */
export function schedulesOf(world: World, workflowId: string): string[] {
  return [...world.schedules.values()]
    .filter((schedule) => schedule.workflowId === workflowId)
    .map(({ id }) => id)
}
