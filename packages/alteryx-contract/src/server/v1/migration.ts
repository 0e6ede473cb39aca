import { z } from 'zod'
import { operation } from '../../operation.ts'
import { createdId, filePart, readText, serverId } from '../../values.ts'

const appParams = z.object({ appId: serverId })
const admin = { role: 'Curator', since: '2021.4', status: 200, danger: 'none' } as const

/**
 * Ids of V1 operations are ours. `subscriptionIds` is parted by commas; without it all studios. Workflows that were deleted
 * after being flagged may still be listed (server-v1v2 4.8).
 */
export const listMigratable = operation({
  ...admin,
  method: 'GET',
  path: '/admin/v1/workflows/migratable',
  operationId: 'AdminV1_GetMigratable',
  summary: 'Lists workflows that are flagged as ready for migration.',
  query: z.object({ subscriptionIds: z.string().optional() }),
  response: z.array(
    z.object({ id: serverId, publishedVersionId: readText, subscriptionId: readText }),
  ),
})

/** The body is a bare JSON boolean. One source reads the answer as a flag, another as text. */
export const setMigratable = operation({
  ...admin,
  method: 'PUT',
  path: '/admin/v1/workflows/migratable/:appId',
  operationId: 'AdminV1_SetMigratable',
  danger: 'caution',
  summary: 'Says whether a workflow is ready for migration.',
  params: appParams,
  body: z.boolean(),
  response: z.union([z.boolean(), z.string().transform((text) => text.toLowerCase() === 'true')]),
})

export const downloadForMigration = operation({
  ...admin,
  method: 'GET',
  path: '/admin/v1/:appId/package',
  operationId: 'AdminV1_DownloadWorkflow',
  summary: 'Downloads the package of the published version.',
  params: appParams,
  reply: 'file',
})

/**
 * Parts of a publication. `owner` is the e-mail address of an account of the receiving Server; `sourceId`, which may be
 * empty, is the id on the sending one: a workflow that has it gets a new version, otherwise one is made.
 */
export const publishWorkflowBody = z.object({
  file: filePart,
  name: z.string().min(1),
  owner: z.string().min(1),
  validate: z.boolean(),
  isPublic: z.boolean(),
  sourceId: z.string(),
  workerTag: z.string(),
  canDownload: z.boolean(),
  comments: z.string().optional(),
})

/** `validate` queues a job on arrival. Errors are not documented (server-v1v2 4.11). */
export const publishWorkflow = operation({
  ...admin,
  method: 'POST',
  path: '/admin/v1/workflows',
  operationId: 'AdminV1_PublishWorkflow',
  danger: 'caution',
  encoding: 'multipart',
  encodings: ['multipart'],
  summary:
    'Publishes a package from another Server: a new workflow, or a new version of a known one.',
  body: publishWorkflowBody,
  response: createdId,
})
