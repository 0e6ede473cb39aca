import type { DirectorySchedule } from '../../directory/directory.ts'
import type { RunSchedule } from '../run-table.ts'

/** What a run needs to know of a schedule of the directory. */
export function toRunSchedule(
  schedule: DirectorySchedule,
  durationSource: RunSchedule['durationSource'],
): RunSchedule {
  const { id, lastError, name, priority, timeZone, workerTag, workflowId } = schedule
  const isFailing = lastError !== ''
  return { id, name, workflowId, workerTag, priority, timeZone, isFailing, durationSource }
}
