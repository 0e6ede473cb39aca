import { series, toObjectId } from '../object-id.ts'
import { createRandom } from '../random.ts'
import type { ScheduleRecord } from '../schedules/schedule-record.ts'
import type { WorkflowRecord } from '../workflows/workflow-record.ts'
import type { World } from '../world.ts'
import { countRun, formatsOf, keepEnded } from './end-job.ts'
import { toMessages } from './job-messages.ts'
import type { JobRecord } from './job-record.ts'

const monthMs = 30 * 86_400_000
/** Enough to page through; the worlds stay small all the same. */
const mostJobs = 4000

/**
 * Jobs of the month before a world that was just loaded comes to life: worlds are written down without a present. The
 * latest run of each schedule, and runs that somebody asked for.
 */
export function recallJobs(world: World, nowMs: number): void {
  const runs = [...scheduledRuns(world, nowMs), ...wishedRuns(world, nowMs)]
    .filter(({ workflow, atMs }) => endOf(workflow, atMs) <= nowMs)
    .sort((a, b) => a.atMs - b.atMs)
    .slice(-mostJobs)
  for (const [index, run] of runs.entries()) addPastJob(world, run, index + 1)
}

interface PastRun {
  readonly workflow: WorkflowRecord
  readonly schedule?: ScheduleRecord
  readonly atMs: number
}

function scheduledRuns(world: World, nowMs: number): PastRun[] {
  return [...world.schedules.values()].flatMap((schedule) => {
    const workflow = world.workflows.get(schedule.workflowId ?? '')
    const atMs = Date.parse(schedule.lastRunTime ?? '')
    // A text that is no date compares as false.
    return workflow && atMs > nowMs - monthMs ? [{ workflow, schedule, atMs }] : []
  })
}

/** Macros are never run. Dice of their own: the same world and present give the same runs. */
function wishedRuns(world: World, nowMs: number): PastRun[] {
  const random = createRandom(world.workflows.size)
  const runnable = [...world.workflows.values()].filter(
    (item) => item.packageWorkflowType !== 'Macro' && Date.parse(item.dateCreated) < nowMs,
  )
  return runnable.slice(0, mostJobs).flatMap((workflow) => {
    const earliestMs = Math.max(Date.parse(workflow.dateCreated), nowMs - monthMs)
    return Array.from({ length: random.below(4) }, () => ({
      workflow,
      atMs: Math.floor(earliestMs + random.next() * (nowMs - earliestMs)),
    }))
  })
}

const endOf = ({ behaviour }: WorkflowRecord, atMs: number) =>
  atMs + (3 + behaviour.runSeconds) * 1000

/** A job that is over already; its workflow counts it. */
function addPastJob(world: World, run: PastRun, number: number): void {
  const endMs = endOf(run.workflow, run.atMs)
  const job = world.jobs.add({
    ...toAsked(run, number),
    ...toResult(run.workflow, endMs, number),
  })
  keepEnded(world, job.id)
  countRun(world, job, job.endTime ?? '')
}

function toAsked({ workflow, schedule, atMs }: PastRun, number: number) {
  const version = workflow.versions.find((item) => item.versionId === workflow.publishedVersionId)
  return {
    id: toObjectId(atMs, series.job, number),
    workflowId: workflow.id,
    workflowName: workflow.name,
    versionId: workflow.publishedVersionId,
    ownerId: schedule?.ownerId ?? workflow.ownerId,
    scheduleId: schedule?.id ?? null,
    isFromApi: schedule === undefined,
    isValidation: false,
    createDateTime: toInstant(atMs),
    startTime: toInstant(atMs + 1000),
    priority: schedule?.priority ?? 'Default',
    workerTag: schedule?.workerTag || workflow.workerTag,
    credentialId: version?.credentialId ?? '',
    questions: schedule?.questions ?? [],
    runWithE2: version?.isAmp ?? true,
  } satisfies Partial<JobRecord>
}

function toResult({ behaviour }: WorkflowRecord, endMs: number, number: number) {
  const disposition = behaviour.fails ? 'Error' : behaviour.warns ? 'Warning' : 'Success'
  const fileNames = disposition === 'Error' ? [] : behaviour.outputFileNames
  return {
    endTime: toInstant(endMs),
    status: 'Completed',
    disposition,
    messages: toMessages(disposition, behaviour.runSeconds, fileNames),
    outputs: fileNames.map((fileName, index) => ({
      id: toObjectId(endMs, series.jobOutput, number * 4 + index),
      fileName,
      availableFormats: formatsOf(fileName),
    })),
  } as const
}

const toInstant = (atMs: number) => new Date(atMs).toISOString()
