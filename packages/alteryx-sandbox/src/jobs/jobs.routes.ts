import {
  cancelJob as cancelJobSpec,
  getJob,
  listJobMessages,
  listJobs,
} from '@curator/alteryx-contract/server/v3/jobs'
import type { IRouter } from 'express'
import { emptyReply, jsonReply, refuse } from '../reply.ts'
import { serve } from '../serve.ts'
import type { SandboxState } from '../state.ts'
import type { Viewer } from '../workflows/workflow-access.ts'
import { jobAccessOf } from './job-access.ts'
import { toJobPage } from './job-list.ts'
import type { JobRecord } from './job-record.ts'
import { toJob } from './job-views.ts'
import { cancelJob } from './run-job.ts'

/** Jobs (reference 2.7). */
export function jobRoutes(router: IRouter, state: SandboxState): void {
  serve(router, state, listJobs, ({ query }, { user }) =>
    jsonReply(200, toJobPage(state, user, query)),
  )
  serve(router, state, getJob, ({ params, query }, caller) => {
    const job = findJob(state, params.jobId, caller)
    return jsonReply(200, toJob(job, query.includeMessages !== 'false'))
  })
  serve(router, state, listJobMessages, ({ params }, caller) =>
    jsonReply(200, findJob(state, params.jobId, caller).messages),
  )
  serve(router, state, cancelJobSpec, ({ params }, caller) => {
    const job = findJob(state, params.jobId, caller)
    // Others than Curators cancel their own; somebody else's is not theirs to know of (our choice).
    if (caller.role !== 'Curator' && job.ownerId !== caller.user.id) throw notFound()
    if (job.endTime !== null) throw refuse(400, 'The job has ended already.')
    cancelJob(state.world, job.id, state.clock.now())
    return emptyReply(200)
  })
}

const notFound = () => refuse(404, 'The job was not found.')

/** The job, or 404: also for one the caller has nothing to do with, and for one that is long over and forgotten. */
export function findJob(state: SandboxState, jobId: string, viewer: Viewer): JobRecord {
  const job = state.world.jobs.get(jobId)
  if (!job || !jobAccessOf(state.world, viewer)(job)) throw notFound()
  return job
}
