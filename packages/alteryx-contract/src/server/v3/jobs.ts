import { z } from 'zod'
import { operation } from '../../operation.ts'
import { queryFlag, readFlag, readInstant, readList, readText, serverId } from '../../values.ts'

const jobParams = z.object({ jobId: serverId })

/** A word of the engine; `status` is its code: 1 information, 2 warning, 3 error and more (reference 3.2). */
export const jobMessage = z.object({
  status: z.number(),
  text: readText,
  toolId: z
    .number()
    .nullish()
    .transform((value) => value ?? null),
})

/** JobView. `status` and `disposition` are free words; a failed run is `Completed` with disposition `Error`. */
export const job = z.object({
  id: serverId,
  appId: readText,
  createDateTime: readInstant,
  status: readText,
  disposition: readText,
  outputs: readList(
    z.object({ id: serverId, availableFormats: readList(z.string()), fileName: readText }),
  ),
  messages: readList(jobMessage),
  priority: readText,
  workerTag: readText,
  runWithE2: readFlag,
})
export type ServerJob = z.output<typeof job>

/** PagedJobSummaryView. `priority` is text that may hold a number (`"6"`), `executionTime` is `hh:mm:ss`. */
const queuedJob = z.object({
  jobId: serverId,
  status: readText,
  workflowName: readText,
  workflowId: readText,
  submittedBy: readText,
  startTime: readInstant,
  queueTime: readInstant,
  executionTime: readText,
  priority: z
    .union([z.string(), z.number().transform(String)])
    .nullish()
    .transform((value) => value ?? ''),
})

/** Own jobs, and those of schedules shared through collections; Curators any. Messages come unless `false` is said. */
export const getJob = operation({
  method: 'GET',
  path: '/v3/jobs/:jobId',
  status: 200,
  operationId: 'Jobs_GetJobV3',
  role: 'user',
  since: '2022.3',
  danger: 'none',
  summary: 'Reads one job.',
  params: jobParams,
  query: z.object({ includeMessages: queryFlag.optional() }),
  response: job,
})

/** The document declares one message, its text says all of them: both are read (reference 7). */
export const listJobMessages = operation({
  method: 'GET',
  path: '/v3/jobs/:jobId/messages',
  status: 200,
  operationId: 'Jobs_GetJobMessages',
  role: 'Curator',
  since: '2024.2',
  danger: 'none',
  summary: 'Lists what the engine said during a job.',
  replyNote: 'The document declares one message; a list is expected.',
  params: jobParams,
  response: z.union([readList(jobMessage), jobMessage.transform((message) => [message])]),
})

/** Curators any job, others their own. 400 for one that has ended. */
export const cancelJob = operation({
  method: 'DELETE',
  path: '/v3/jobs/:jobId',
  status: 200,
  operationId: 'Jobs_CancelJob',
  role: 'user',
  since: '2025.1',
  danger: 'destructive',
  summary: 'Cancels a job that runs, or takes one out of the queue.',
  params: jobParams,
  reply: 'empty',
})

/**
 * Several values in one filter are parted by commas: likely, not documented. `completedBefore` is exclusive; whether
 * `completedAfter` includes its day differs between sources, so nothing should depend on it (reference 2.7, 7).
 */
export const listJobs = operation({
  method: 'GET',
  path: '/v3/jobs',
  status: 200,
  operationId: 'Jobs_GetJobsInQueue',
  role: 'Curator',
  since: '2025.2',
  danger: 'none',
  summary: 'Lists jobs of all workflows, page by page.',
  query: z.object({
    sortField: z
      .enum(['CreateDate', 'AppName', 'CompletionDateTime', 'Priority', 'Status'])
      .optional(),
    direction: z.enum(['asc', 'desc']).optional(),
    offset: z.coerce.number().int().min(0).optional(),
    limit: z.coerce.number().int().min(0).optional(),
    priorities: z.string().optional(),
    statuses: z.string().optional(),
    users: z.string().optional(),
    allUsers: queryFlag.optional(),
    workflowNames: z.string().optional(),
    completedBefore: z.string().optional(),
    completedAfter: z.string().optional(),
  }),
  response: z.object({
    data: readList(queuedJob),
    pagination: z.object({
      currentPage: z.int(),
      pageSize: z.int(),
      totalItems: z.int(),
      totalPages: z.int(),
      hasNextPage: readFlag,
      hasPreviousPage: readFlag,
    }),
  }),
})
