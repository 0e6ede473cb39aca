import {
  enqueueWorkflowJob,
  listWorkflowJobs,
} from '@curator/alteryx-contract/server/v3/workflow-runs'
import type { ParsedRequestOf } from '@curator/endpoint/endpoint'
import type { IRouter } from 'express'
import { takeSlice } from '../paging.ts'
import { jsonReply } from '../reply.ts'
import { serve } from '../serve.ts'
import type { SandboxState } from '../state.ts'
import { findAccessible } from '../workflows/workflow-rules.ts'
import type { World } from '../world.ts'
import { checkRun } from './check-run.ts'
import { jobAccessOf } from './job-access.ts'
import type { JobRecord } from './job-record.ts'
import { toJob, toWorkflowJob } from './job-views.ts'
import { startJob } from './start-job.ts'

type Query = ParsedRequestOf<typeof listWorkflowJobs>['query']

/** Jobs of one workflow (reference 2.6): the list and a new one. */
export function workflowJobRoutes(router: IRouter, state: SandboxState): void {
  serve(router, state, listWorkflowJobs, ({ params, query }, caller) => {
    const { id } = findAccessible(state, params.workflowId, caller)
    const isVisible = jobAccessOf(state.world, caller)
    const fitting = jobsOf(state.world, id).filter((job) => isVisible(job) && fits(job, query))
    const page = takeSlice(sortJobs(fitting, query), query)
    return jsonReply(200, page.map(toWorkflowJob))
  })
  serve(router, state, enqueueWorkflowJob, ({ params, body }, caller) => {
    const run = checkRun(state, caller, params.workflowId, body)
    return jsonReply(200, toJob(startJob(state.world, run, state.clock.now()), true))
  })
}

/** Jobs of a workflow that are still known, oldest first. */
export function jobsOf(world: World, workflowId: string): JobRecord[] {
  return [...world.jobs.values()].filter((job) => job.workflowId === workflowId)
}

/** `Complete` finds every completed job, `Error` those of them that failed: a completed job may still have failed. */
function fits(job: JobRecord, { status, resultCode }: Query): boolean {
  if (resultCode !== undefined && job.disposition !== resultCode) return false
  switch (status) {
    case undefined:
      return true
    case 'Complete':
      return job.status === 'Completed'
    case 'Error':
      return job.status === 'Completed' && job.disposition === 'Error'
    case 'Running':
      return job.status === 'Running' || job.status === 'Initializing'
    case 'Queued':
      return job.status === 'Queued'
  }
}

/** The newest first unless asked otherwise; by status, priority or creation. Words of `sortField` are not known: our choice. */
export function sortJobs(
  jobs: readonly JobRecord[],
  { sortField, direction }: { sortField?: string | undefined; direction?: string | undefined },
): JobRecord[] {
  const turn = (direction ?? 'desc').toLowerCase() === 'asc' ? 1 : -1
  const name = (sortField ?? '').toLowerCase()
  const keyOf = (job: JobRecord) =>
    name === 'status' ? job.status : name === 'priority' ? job.priority : job.createDateTime
  const compare = (a: string, b: string) => (a < b ? -turn : a > b ? turn : 0)
  return [...jobs].sort((a, b) => compare(keyOf(a), keyOf(b)))
}
