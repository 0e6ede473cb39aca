import type { World } from '../world.ts'
import { toMessages } from './job-messages.ts'
import type { PlannedRun } from './job-queue.ts'
import type { JobRecord } from './job-record.ts'

/**
 * Ends a job that has not ended. A completed one counts as a run of its workflow, one with an error too. Beyond the last
 * 50,000 ended jobs the oldest is forgotten, so that years of schedules can be played.
 */
export function endJob(
  world: World,
  jobId: string,
  status: 'Completed' | 'Cancelled',
  atMs: number,
): JobRecord {
  const planned = world.jobQueue.planned.get(jobId)
  world.jobQueue.planned.delete(jobId)
  const endTime = new Date(atMs).toISOString()
  const result = planned && status === 'Completed' ? toResult(world, planned, atMs) : {}
  const job = world.jobs.update(jobId, { status, endTime, ...result })
  if (status === 'Completed') countRun(world, job, endTime)
  keepEnded(world, job.id)
  planned?.onEnd?.(job)
  return job
}

/** Puts a job that has ended among the kept ones. */
export function keepEnded(world: World, jobId: string): void {
  const forgotten = world.jobQueue.end(jobId)
  if (forgotten !== undefined) world.jobs.remove(forgotten)
}

/** Ids of outputs are new; a run that failed wrote nothing. */
function toResult(world: World, planned: PlannedRun, atMs: number) {
  const { disposition, outputFileNames } = planned
  const fileNames = disposition === 'Error' ? [] : outputFileNames
  return {
    disposition,
    messages: toMessages(disposition, planned.runSeconds, fileNames),
    outputs: fileNames.map((fileName) => ({
      id: world.newId(atMs, 'jobOutput'),
      fileName,
      availableFormats: formatsOf(fileName),
    })),
  }
}

/** Raw is the file as it is (server-v1v2 7.6); only formats the practice server can really write. */
export function formatsOf(fileName: string): readonly string[] {
  if (fileName.endsWith('.xlsx')) return ['Raw', 'Xlsx']
  return fileName.endsWith('.html') ? ['Raw', 'Html'] : ['Raw', 'Csv']
}

/** A run more of the workflow and of the revision that ran. */
export function countRun(world: World, job: JobRecord, lastRunTime: string): void {
  const workflow = world.workflows.get(job.workflowId)
  if (!workflow) return
  world.workflows.update(workflow.id, {
    runCount: workflow.runCount + 1,
    lastRunTime,
    versions: workflow.versions.map((version) =>
      version.versionId === job.versionId
        ? { ...version, runCount: version.runCount + 1 }
        : version,
    ),
  })
}
