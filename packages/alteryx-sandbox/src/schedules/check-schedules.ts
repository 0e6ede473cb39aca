import type { World } from '../world.ts'
import { isTimeZone } from './rules/time-zone.ts'

/** Schedules whose relations or next run do not hold together, as sentences. */
export function checkSchedules(world: World): string[] {
  return [...world.schedules.values()].flatMap(
    ({ id, workflowId, enabled, nextRunMs, timeZone, credentialId }) => [
      ...(workflowId === null || world.workflows.has(workflowId)
        ? []
        : [`schedule ${id} runs no workflow`]),
      ...(enabled || nextRunMs === null ? [] : [`schedule ${id} is off and planned`]),
      ...(isTimeZone(timeZone) ? [] : [`schedule ${id} is in no zone`]),
      ...(credentialId === '' || world.credentials.has(credentialId)
        ? []
        : [`schedule ${id} runs with no credential`]),
    ],
  )
}
