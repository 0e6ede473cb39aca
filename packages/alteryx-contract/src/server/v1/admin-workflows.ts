import { z } from 'zod'
import { operation } from '../../operation.ts'
import { queryFlag, readFlag, readInstant, readList, readText } from '../../values.ts'
import { jobV1 } from './jobs.ts'
import { stretchQuery, workflowFieldsV1 } from './subscription-workflows.ts'
import { historyQuery, workflowHistory } from './workflow-history.ts'

const admin = { role: 'Curator', since: '2021.4', status: 200, danger: 'none' } as const

/** Ids of V1 operations are ours. Deleted workflows are listed too. */
export const listAllWorkflows = operation({
  ...admin,
  method: 'GET',
  path: '/admin/v1/workflows/all',
  operationId: 'AdminV1_GetAllWorkflows',
  summary: 'Lists workflows with their revisions, deleted ones too.',
  query: z.object(historyQuery),
  response: z.array(workflowHistory),
})

/** Words of `sortField` in this list. */
export const workflowSortFields = [
  'author',
  'copyright',
  'datemadepublic',
  'description',
  'executionmode',
  'name',
  'owner',
  'runcount',
  'subscriptionid',
  'uploaddate',
] as const

const publishedVersionOwner = z
  .object({
    id: readText,
    firstName: readText,
    lastName: readText,
    sId: readText,
    subscriptionId: readText,
    email: readText,
    active: readFlag,
  })
  .nullish()
  .transform((value) => value ?? null)

/** `search` also finds by id: migration scripts depend on it (server-v1v2 4.6). */
export const listAdminWorkflows = operation({
  ...admin,
  method: 'GET',
  path: '/admin/v1/workflows',
  operationId: 'AdminV1_GetWorkflows',
  summary: 'Lists workflows with owner, studio and collections.',
  query: z.object({
    ...stretchQuery,
    search: z.string().optional(),
    sortField: z.enum(workflowSortFields).optional(),
  }),
  response: z.array(
    z.object({
      ...workflowFieldsV1,
      publishedVersionId: readText,
      publishedVersionNumber: z.number().nullish(),
      publishedVersionOwner,
      collections: readList(z.object({ collectionName: readText, collectionId: readText })),
      lastRunDate: readInstant,
      subscriptionName: readText,
    }),
  ),
})

/** `appIds` is parted by commas; without it all. One source spells the flag `includeMessage`. */
export const listLatestJobs = operation({
  ...admin,
  method: 'GET',
  path: '/admin/v1/workflows/jobs',
  operationId: 'AdminV1_GetLatestJobs',
  summary: 'Lists the latest job of each workflow.',
  query: z.object({
    appIds: z.string().optional(),
    includeMessages: queryFlag.optional(),
    includeMessage: queryFlag.optional(),
  }),
  response: z.array(jobV1),
})
