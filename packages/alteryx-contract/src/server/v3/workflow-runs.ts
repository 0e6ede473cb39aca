import { z } from 'zod'
import { operation } from '../../operation.ts'
import { serverId } from '../../values.ts'
import { job } from './jobs.ts'
import { jobPriorities, workflowJob, workflowQuestion } from './workflow-views.ts'
import { workflowParams } from './workflows.ts'

const oneVersion = z.object({ versionId: serverId.optional() })

/** The published version unless one is named: 400 for an unknown one, 403 where downloading is not allowed. */
export const downloadWorkflow = operation({
  method: 'GET',
  path: '/v3/workflows/:workflowId/package',
  status: 200,
  operationId: 'Workflows_DownloadWorkflow',
  role: 'user',
  since: '2022.3',
  danger: 'none',
  summary: 'Downloads the package of a workflow, a ZIP with the ending .yxzp.',
  params: workflowParams,
  query: oneVersion,
  reply: 'file',
})

/** Empty for anything but an analytic app. */
export const getWorkflowQuestions = operation({
  method: 'GET',
  path: '/v3/workflows/:workflowId/questions',
  status: 200,
  operationId: 'Workflows_GetWorkflowQuestions',
  role: 'user',
  since: '2022.3',
  danger: 'none',
  summary: 'Lists the questions of an analytic app.',
  params: workflowParams,
  query: oneVersion,
  response: z.array(workflowQuestion),
})

/**
 * The filters have words of their own: `Complete` finds `Completed` jobs, and a `Completed` one that failed is found by
 * `Error` (reference 2.6). Default and largest `limit` are not known.
 */
export const listWorkflowJobs = operation({
  method: 'GET',
  path: '/v3/workflows/:workflowId/jobs',
  status: 200,
  operationId: 'Workflows_GetJobsForWorkflow',
  role: 'user',
  since: '2022.3',
  danger: 'none',
  summary: 'Lists jobs of one workflow, in pages by offset and limit.',
  params: workflowParams,
  query: z.object({
    sortField: z.string().optional(),
    direction: z.string().optional(),
    offset: z.coerce.number().int().min(0).optional(),
    limit: z.coerce.number().int().min(0).optional(),
    status: z.enum(['Complete', 'Error', 'Running', 'Queued']).optional(),
    resultCode: z.enum(['Success', 'Warning', 'Error']).optional(),
  }),
  response: z.array(workflowJob),
})

/** EnqueueJobContract: everything may be left out, the body itself may not. */
export const enqueueJobBody = z.object({
  workerTag: z.string().optional(),
  credentialId: z.string().optional(),
  questions: z.array(z.object({ name: z.string(), value: z.string() })).optional(),
  priority: z.enum(jobPriorities).optional(),
})

/** 403 for somebody who may not run it. Poll the job until `Completed` or `Cancelled`. */
export const enqueueWorkflowJob = operation({
  method: 'POST',
  path: '/v3/workflows/:workflowId/jobs',
  status: 200,
  operationId: 'Workflows_Enqueue',
  role: 'user',
  since: '2024.2',
  danger: 'caution',
  summary: 'Puts a run of a workflow into the queue and answers the job.',
  params: workflowParams,
  body: enqueueJobBody,
  response: job,
})
