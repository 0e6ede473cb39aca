import type { WorkflowRecord } from '../workflows/workflow-record.ts'
import type { World } from '../world.ts'
import type { OnJobEnd } from './job-queue.ts'
import type { JobRecord } from './job-record.ts'
import { pickUp } from './run-job.ts'

/** What a job is asked for with. */
export interface RunRequest {
  readonly workflowId: string
  /** Who asks for it; a schedule's owner for a scheduled run. */
  readonly ownerId: string
  /** Default: the published one. */
  readonly versionId?: string | null | undefined
  readonly scheduleId?: string | null | undefined
  /** Through the API; V1 lists only those. Default false. */
  readonly isFromApi?: boolean | undefined
  /** Default false. */
  readonly isValidation?: boolean | undefined
  readonly priority?: JobRecord['priority'] | undefined
  /** Default, and where it is empty: the workflow's. */
  readonly workerTag?: string | undefined
  readonly credentialId?: string | undefined
  readonly questions?: JobRecord['questions'] | undefined
}

/** Until a worker looks at a new job. */
const pickUpMs = 1000

/**
 * Puts a job into the queue. From then on the timeline of the world carries it: Queued, Initializing, Running, Completed.
 * `onEnd` is told of its end, also when it is cancelled. Throws a `RangeError` for an unknown workflow.
 */
export function startJob(
  world: World,
  run: RunRequest,
  nowMs: number,
  onEnd?: OnJobEnd,
): JobRecord {
  const workflow = world.workflows.need(run.workflowId)
  const job = world.jobs.add(toJob(world, workflow, run, nowMs))
  const { fails, warns, runSeconds, outputFileNames } = workflow.behaviour
  const disposition = fails ? 'Error' : warns ? 'Warning' : 'Success'
  world.jobQueue.planned.set(job.id, { runSeconds, disposition, outputFileNames, onEnd })
  world.jobQueue.lane(job.workerTag).wait(job)
  world.timeline.at(nowMs + pickUpMs, (atMs) => pickUp(world, job.workerTag, atMs))
  return job
}

function toJob(world: World, workflow: WorkflowRecord, run: RunRequest, nowMs: number): JobRecord {
  const versionId = run.versionId ?? workflow.publishedVersionId
  const version = workflow.versions.find((item) => item.versionId === versionId)
  return {
    id: world.newId(nowMs, 'job'),
    workflowId: workflow.id,
    workflowName: workflow.name,
    versionId,
    ownerId: run.ownerId,
    scheduleId: run.scheduleId ?? null,
    isFromApi: run.isFromApi ?? false,
    isValidation: run.isValidation ?? false,
    createDateTime: new Date(nowMs).toISOString(),
    startTime: null,
    endTime: null,
    status: 'Queued',
    disposition: 'None',
    priority: run.priority ?? 'Default',
    workerTag: run.workerTag || workflow.workerTag,
    credentialId: run.credentialId ?? version?.credentialId ?? '',
    questions: run.questions ?? [],
    runWithE2: version?.isAmp ?? true,
    outputs: [],
    messages: [],
  }
}
