import { publishedVersion } from '../workflows/workflow-views.ts'
import type { World } from '../world.ts'
import type { ScheduleRecord } from './schedule-record.ts'

/** Why a schedule can't run at all; it stays on and fails each time (our choice, as are the words). */
export function problemOf(
  world: World,
  { workflowId, ownerId }: Pick<ScheduleRecord, 'workflowId' | 'ownerId'>,
): string | null {
  const workflow = workflowId === null ? undefined : world.workflows.get(workflowId)
  if (!workflow) return 'The workflow was deleted.'
  if (publishedVersion(workflow).runDisabled) return 'The workflow is disabled.'
  return world.users.get(ownerId)?.isActive ? null : 'The owner of the schedule is not active.'
}

/** What a schedule says after a run that ended in an error. */
export const failureText = 'The workflow ended with errors.'
