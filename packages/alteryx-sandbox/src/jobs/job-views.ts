import type { World } from '../world.ts'
import type { JobRecord } from './job-record.ts'

/** JobView of V3. */
export function toJob(job: JobRecord, withMessages: boolean) {
  const { id, createDateTime, status, disposition, priority, workerTag, runWithE2 } = job
  return {
    id,
    appId: job.workflowId,
    createDateTime,
    status,
    disposition,
    outputs: job.outputs.map(({ id: outputId, availableFormats, fileName }) => ({
      id: outputId,
      availableFormats,
      fileName,
    })),
    messages: withMessages ? job.messages : [],
    priority,
    workerTag,
    runWithE2,
  }
}

/** WorkflowJobView: its words have no `Initializing`, so a run that starts shows as running (our choice). */
export function toWorkflowJob({
  id,
  createDateTime,
  status,
  priority,
  workerTag,
  runWithE2,
}: JobRecord) {
  const shown = status === 'Initializing' ? 'Running' : status
  return { id, createDate: createDateTime, status: shown, priority, workerTag, runWithE2 }
}

/** Numbers of the queue: 0 low, 1 medium, 2 high, 3 critical, 6 a validation (server-v1v2 3). */
export function toPriorityNumber({ priority, isValidation }: JobRecord): number {
  if (isValidation) return 6
  return { Default: 0, Low: 0, Medium: 1, High: 2, Critical: 3 }[priority]
}

/** PagedJobSummaryView. The name carries the file's ending, as in the vendor's sample. */
export function toQueuedJob(world: World, job: JobRecord) {
  const { id, status, workflowId, startTime, createDateTime } = job
  const person = world.users.get(job.ownerId)
  return {
    jobId: id,
    status,
    workflowName: toFileName(world, job),
    workflowId,
    submittedBy: person ? `${person.firstName} ${person.lastName}` : '',
    startTime,
    queueTime: createDateTime,
    executionTime: toDuration(job),
    priority: String(toPriorityNumber(job)),
  }
}

/** The file that ran; of a deleted workflow only its name is left. */
export function toFileName(world: World, { workflowId, versionId, workflowName }: JobRecord) {
  const versions = world.workflows.get(workflowId)?.versions ?? []
  return versions.find((item) => item.versionId === versionId)?.fileName ?? workflowName
}

/** `hh:mm:ss`; empty until the end. */
function toDuration({ startTime, endTime }: JobRecord): string {
  if (startTime === null || endTime === null) return ''
  const seconds = Math.round((Date.parse(endTime) - Date.parse(startTime)) / 1000)
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  return parts.map((part) => String(part).padStart(2, '0')).join(':')
}

/** The job of V1 and V2. Messages that are not wanted: an empty list (empty or missing is not known, server-v1v2 4.7). */
export function toJobV1(job: JobRecord, withMessages = true) {
  const { id, workflowId, createDateTime, status, disposition, priority, workerTag } = job
  return {
    id,
    appId: workflowId,
    createDate: createDateTime,
    status: status === 'Initializing' ? 'Running' : status,
    disposition,
    outputs: job.outputs.map((output) => ({
      id: output.id,
      name: output.fileName,
      formats: output.availableFormats,
    })),
    messages: withMessages ? job.messages : [],
    priority,
    workerTag,
    runWithE2: job.runWithE2,
  }
}

/** A job in the V1 list of one workflow, where `runWithE2` is text (server-v1v2 7.4). */
export function toAppJob(job: JobRecord) {
  const { id, createDate, status, disposition, priority, workerTag, runWithE2 } = toJobV1(job)
  const text = runWithE2 ? 'True' : 'False'
  return { id, createDate, status, disposition, priority, workerTag, runWithE2: text }
}
