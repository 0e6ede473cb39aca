import { z } from 'zod'
import { operation } from '../../operation.ts'
import { createdId, filePart, queryFlag, serverId } from '../../values.ts'
import {
  executionModes,
  reducedWorkflow,
  workflow,
  workflowCredentialTypes,
} from './workflow-views.ts'

export const workflowParams = z.object({ workflowId: serverId })

const flag = z.boolean()
const filters = {
  name: z.string().optional(),
  ownerId: z.string().optional(),
  createdAfter: z.string().optional(),
  createdBefore: z.string().optional(),
}

const listed = {
  method: 'GET',
  path: '/v3/workflows',
  status: 200,
  operationId: 'Workflows_GetWorkflows',
  role: 'user',
  openSince: '2022.3',
  since: '2021.4',
  danger: 'none',
} as const

/**
 * Every workflow the caller can access, reduced; Curators see all. No paging. The dates are compared with the published
 * revision's creation, both inclusive.
 */
export const listWorkflows = operation({
  ...listed,
  summary: 'Lists workflows, short view.',
  query: z.object({ ...filters, view: z.literal('Default').optional() }),
  response: z.array(reducedWorkflow),
})

/** The same with revisions. The Swagger file declares the short view for both. */
export const listWorkflowsInFull = operation({
  ...listed,
  summary: 'Lists workflows, full view.',
  replyNote: 'The document declares the short view for both views; this one answers WorkflowView.',
  query: z.object({ ...filters, view: z.literal('Full') }),
  response: z.array(workflow),
})

/** 404 for an unknown id. */
export const getWorkflow = operation({
  method: 'GET',
  path: '/v3/workflows/:workflowId',
  status: 200,
  operationId: 'Workflows_GetWorkflow',
  role: 'user',
  openSince: '2022.3',
  since: '2021.4',
  danger: 'none',
  summary: 'Reads one workflow with its revisions.',
  params: workflowParams,
  response: workflow,
})

const uploaded = {
  file: filePart,
  name: z.string().min(1).max(255),
  ownerId: serverId,
  othersMayDownload: flag,
  othersCanExecute: flag,
  executionMode: z.enum(executionModes),
  workflowCredentialType: z.enum(workflowCredentialTypes),
  hasPrivateDataExemption: flag.optional(),
  comments: z.string().optional(),
  credentialId: z.string().optional(),
  bypassWorkflowVersionCheck: flag.optional(),
}

/**
 * Parts of an upload. Only `.yxzp` files; a `sourceAppId` that is taken makes the request invalid. Servers before 2022.3
 * do not ask for `workflowCredentialType` (reference 2.6).
 */
export const createWorkflowBody = z.object({
  ...uploaded,
  isPublic: flag,
  isReadyForMigration: flag,
  workerTag: z.string().optional(),
  districtTags: z.array(z.string()).optional(),
  sourceAppId: z.string().optional(),
  collectionIds: z.array(z.string()).optional(),
})
export type CreateWorkflowBody = z.output<typeof createWorkflowBody>

/** For Artisans and Curators. Nothing is run on arrival; 415 unless multipart. */
export const createWorkflow = operation({
  method: 'POST',
  path: '/v3/workflows',
  status: 200,
  operationId: 'Workflows_CreateWorkflow',
  role: 'user',
  openSince: '2022.3',
  since: '2021.4',
  danger: 'none',
  encoding: 'multipart',
  encodings: ['multipart'],
  summary: 'Uploads a workflow package and answers the id of the new workflow.',
  body: createWorkflowBody,
  response: createdId,
})

export const addWorkflowVersionBody = z.object({ ...uploaded, makePublished: flag })
export type AddWorkflowVersionBody = z.output<typeof addWorkflowVersionBody>

/**
 * Sources disagree about the first release: 2023.1 in the help's table, yet used on 2022 Servers. 404, 405 and 501 mean
 * "not on this Server" (reference 2.6, 7).
 */
export const addWorkflowVersion = operation({
  method: 'POST',
  path: '/v3/workflows/:workflowId/versions',
  status: 200,
  operationId: 'Workflows_AddVersionToWorkflow',
  role: 'Curator',
  since: '2022.1',
  danger: 'caution',
  encoding: 'multipart',
  encodings: ['multipart'],
  summary: 'Uploads a new version of a workflow.',
  params: workflowParams,
  body: addWorkflowVersionBody,
  response: workflow,
})

/**
 * UpdateWorkflowContract: a full replacement. `versionId`, execution mode and credential fields come from the revision,
 * the published one as a rule. A new owner has to be in the studio of the old one; otherwise transfer.
 */
export const updateWorkflowBody = z.object({
  name: z.string().min(1).max(255),
  versionId: serverId,
  makePublished: flag,
  ownerId: serverId,
  workerTag: z.string(),
  districtTags: z.array(z.string()),
  comments: z.string(),
  isPublic: flag,
  isReadyForMigration: flag,
  othersMayDownload: flag,
  othersCanExecute: flag,
  executionMode: z.enum(executionModes),
  workflowCredentialType: z.enum(workflowCredentialTypes),
  credentialId: z.string(),
  hasPrivateDataExemption: flag.optional(),
  othersCanViewHistory: flag.optional(),
})
export type UpdateWorkflowBody = z.output<typeof updateWorkflowBody>

export const updateWorkflow = operation({
  method: 'PUT',
  path: '/v3/workflows/:workflowId',
  status: 200,
  operationId: 'Workflows_UpdateWorkflow',
  role: 'Curator',
  since: '2021.4',
  danger: 'caution',
  encodings: ['json', 'form'],
  summary: 'Replaces the settings of a workflow and of one of its revisions.',
  params: workflowParams,
  body: updateWorkflowBody,
  response: workflow,
})

/** 400 while it has schedules, unless `force` is true, which deletes them first. */
export const deleteWorkflow = operation({
  method: 'DELETE',
  path: '/v3/workflows/:workflowId',
  status: 200,
  operationId: 'Workflows_DeleteWorkflow',
  role: 'Curator',
  since: '2021.4',
  danger: 'destructive',
  summary: 'Deletes a workflow, with its schedules if forced.',
  params: workflowParams,
  query: z.object({ force: queryFlag.optional() }),
  reply: 'empty',
})

/** The receiver has to be Artisan or Curator. 400, 403 and 404 answer a JSON string. */
export const transferWorkflow = operation({
  method: 'PUT',
  path: '/v3/workflows/:workflowId/transfer',
  status: 200,
  operationId: 'Workflows_TransferWorkflow',
  role: 'Curator',
  since: '2024.1',
  danger: 'caution',
  encodings: ['json', 'form'],
  summary: 'Hands a workflow, and its schedules if wanted, to another owner.',
  params: workflowParams,
  body: z.object({ ownerId: serverId, transferSchedules: flag }),
  reply: 'empty',
})
