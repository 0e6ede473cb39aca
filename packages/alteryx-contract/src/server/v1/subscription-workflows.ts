import { z } from 'zod'
import { operation } from '../../operation.ts'
import { readFlag, readInstant, readList, readText, serverId } from '../../values.ts'
import { jobPriorities } from '../v3/workflow-views.ts'
import { jobV1, readAnyFlag, readWord } from './jobs.ts'

const appParams = z.object({ appId: serverId })
const user = { role: 'user', since: '2021.4', status: 200, danger: 'none' } as const

/** `offset`, `limit`, `sortField` and `direction`: the third paging dialect of V1 (server-v1v2 3). */
export const stretchQuery = {
  sortField: z.string().optional(),
  direction: z.enum(['asc', 'desc']).optional(),
  offset: z.coerce.number().int().min(0).optional(),
  limit: z.coerce.number().int().min(0).optional(),
}

const kindsByNumber: Readonly<Record<string, string>> = { '0': 'App', '1': 'Module', '2': 'Macro' }

/** Words of a package type; the wire says 0, 1 and 2, or the words themselves (server-v1v2 3). */
export const readPackageType = z
  .union([z.string(), z.number().transform(String)])
  .nullish()
  .transform((value) => kindsByNumber[value ?? ''] ?? value ?? '')

/** What V1 tells about a workflow everywhere. The name to show is `metaInfo.name`. */
export const workflowFieldsV1 = {
  id: serverId,
  subscriptionId: readText,
  public: readFlag,
  runDisabled: readFlag,
  packageType: readPackageType,
  uploadDate: readInstant,
  fileName: readText,
  metaInfo: z
    .object({
      name: readText,
      description: readText,
      author: readText,
      copyright: readText,
      url: readText,
      urlText: readText,
      outputMessage: readText,
      noOutputFilesMessage: readText,
    })
    .nullish()
    .transform((value) => value ?? null),
  isChained: readFlag,
  version: z.number().nullish(),
  runCount: z.number().nullish(),
  workerTag: readText,
  isE2: readFlag,
}

/** Ids of V1 operations are ours. */
export const listStudioWorkflows = operation({
  ...user,
  method: 'GET',
  path: '/v1/workflows/subscription',
  operationId: 'SubscriptionV1_GetWorkflows',
  summary: 'Lists the workflows of the caller’s studio.',
  query: z.object({
    ...stretchQuery,
    search: z.string().optional(),
    /** 0 app, 1 workflow, 2 macro. */
    packageType: z.string().optional(),
  }),
  response: z.array(z.object(workflowFieldsV1)),
})

/** Unused members are left out, `multiple` is the text `"True"` or `"False"` (server-v1v2 7.2). */
export const getAppQuestions = operation({
  ...user,
  method: 'GET',
  path: '/v1/workflows/:appId/questions',
  operationId: 'SubscriptionV1_GetQuestions',
  summary: 'Lists the questions of an analytic app, in the words of V1.',
  params: appParams,
  response: z.array(
    z.object({
      name: readText,
      type: readText,
      description: readText,
      value: readText,
      items: readList(z.object({ key: readText, value: readText })),
      multiple: readAnyFlag,
    }),
  ),
})

/** An answer: check boxes `"True"` and `"False"`, dates `yyyy-mm-dd`, a list where several may be chosen. */
export const appAnswer = z.object({
  name: z.string(),
  value: z.union([z.string(), z.array(z.string())]),
})

/** Not for workflows that need a credential: V2 takes one (server-v1v2 7.3). */
export const runWorkflowV1 = operation({
  ...user,
  method: 'POST',
  path: '/v1/workflows/:appId/jobs',
  operationId: 'SubscriptionV1_RunWorkflow',
  danger: 'caution',
  encodings: ['json', 'text'],
  summary: 'Puts a run of a workflow into the queue and answers the job.',
  params: appParams,
  body: z.object({
    questions: z.array(appAnswer).optional(),
    priority: z.enum(jobPriorities).optional(),
  }),
  response: jobV1,
})

/** Only jobs started through the API. */
export const listAppJobs = operation({
  ...user,
  method: 'GET',
  path: '/v1/workflows/:appId/jobs',
  operationId: 'SubscriptionV1_GetWorkflowJobs',
  summary: 'Lists the jobs of a workflow that were started through the API.',
  params: appParams,
  query: z.object(stretchQuery),
  response: z.array(
    z.object({
      id: serverId,
      createDate: readInstant,
      status: readText,
      disposition: readText,
      priority: readWord,
      workerTag: readText,
      runWithE2: readAnyFlag,
    }),
  ),
})

const download = {
  ...user,
  method: 'GET',
  summary: 'Downloads the package of a workflow the caller may download.',
  params: appParams,
  query: z.object({ version: z.string().optional() }),
  reply: 'file',
} as const

/** Sources name two addresses for one download; both are served (server-v1v2 7.7). */
export const downloadApp = operation({
  ...download,
  path: '/v1/workflows/:appId/package',
  operationId: 'SubscriptionV1_DownloadWorkflow',
})

/** The older address of the two. */
export const downloadAppShort = operation({
  ...download,
  path: '/v1/:appId/package',
  operationId: 'SubscriptionV1_DownloadWorkflowShort',
})
