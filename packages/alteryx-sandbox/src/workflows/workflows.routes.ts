import {
  deleteWorkflow as deleteWorkflowSpec,
  getWorkflow,
  listWorkflows,
  type UpdateWorkflowBody,
  updateWorkflow,
} from '@curator/alteryx-contract/server/v3/workflows'
import type { IRouter } from 'express'
import { z } from 'zod'
import { findWorkflow } from '../find-record.ts'
import { refuseField } from '../model-state.ts'
import { namesWorkflowKind } from '../release.ts'
import { emptyReply, jsonReply, refuse } from '../reply.ts'
import { schedulesOf } from '../schedules/schedule-changes.ts'
import { type Caller, serve } from '../serve.ts'
import type { SandboxState } from '../state.ts'
import { changeWorkflow, deleteWorkflow } from './workflow-changes.ts'
import { createWorkflowList } from './workflow-list.ts'
import type { WorkflowRecord } from './workflow-record.ts'
import { checkCredential, findAccessible } from './workflow-rules.ts'
import { toWorkflow } from './workflow-views.ts'

/** Workflows (reference 2.6), but for uploads, transfer and runs. */
export function workflowRoutes(router: IRouter, state: SandboxState): void {
  const { release } = state.options
  const list = createWorkflowList(state)
  serve(router, state, anyList, async ({ query: { view, ...filters } }, caller) => {
    return { status: 200, body: await list(view ?? 'Default', filters, caller) }
  })
  serve(router, state, getWorkflow, ({ params }, caller) =>
    jsonReply(200, toWorkflow(release, findAccessible(state, params.workflowId, caller))),
  )
  serve(router, state, updateWorkflow, ({ params, body }, caller) => {
    const workflow = findWorkflow(state, params.workflowId)
    return jsonReply(200, toWorkflow(release, update(state, caller, workflow, body)))
  })
  serve(router, state, deleteWorkflowSpec, ({ params, query }, caller) => {
    const workflow = findWorkflow(state, params.workflowId)
    if (query.force !== 'true' && schedulesOf(state.world, workflow.id).length > 0) {
      throw refuse(400, 'The workflow has schedules.')
    }
    deleteWorkflow(state, caller, workflow)
    return emptyReply(200)
  })
}

/** One address serves both views; the contract describes them as two operations. */
const anyList = {
  ...listWorkflows,
  query: listWorkflows.query.extend({ view: z.enum(['Default', 'Full']).optional() }),
}

/**
 * A full replacement, of the named revision too. `comments` is stored with both, since both views show one (our choice).
 */
function update(
  state: SandboxState,
  caller: Caller,
  workflow: WorkflowRecord,
  body: UpdateWorkflowBody,
): WorkflowRecord {
  const { operationId } = updateWorkflow
  const { versionId, makePublished, executionMode, workflowCredentialType, credentialId } = body
  if (!workflow.versions.some((version) => version.versionId === versionId)) {
    throw refuseField(operationId, 'versionId', 'The version does not belong to the workflow.')
  }
  checkNewOwner(state, workflow, body.ownerId)
  checkCredential(state, operationId, body)
  const { othersMayDownload, comments } = body
  const revised = {
    executionMode,
    workflowCredentialType,
    credentialId,
    comments,
    othersMayDownload,
    ...(body.hasPrivateDataExemption === undefined
      ? {}
      : { hasPrivateDataExemption: body.hasPrivateDataExemption }),
  }
  const { othersCanViewHistory = workflow.othersCanViewHistory } = body
  return changeWorkflow(state, caller, workflow.id, {
    name: body.name,
    ownerId: body.ownerId,
    workerTag: body.workerTag,
    districtTags: body.districtTags,
    comments,
    isPublic: body.isPublic,
    isReadyForMigration: body.isReadyForMigration,
    othersMayDownload,
    othersCanExecute: body.othersCanExecute,
    ...(namesWorkflowKind(state.options.release) ? { othersCanViewHistory } : {}),
    publishedVersionId: makePublished ? versionId : workflow.publishedVersionId,
    versions: workflow.versions.map((version) =>
      version.versionId === versionId ? { ...version, ...revised } : version,
    ),
  })
}

/** A new owner has to be in the studio of the old one; otherwise there is transfer (reference 2.6). */
function checkNewOwner({ world }: SandboxState, workflow: WorkflowRecord, ownerId: string): void {
  if (ownerId === workflow.ownerId) return
  const { operationId } = updateWorkflow
  const [old, wanted] = [world.users.get(workflow.ownerId), world.users.get(ownerId)]
  if (!wanted) throw refuseField(operationId, 'ownerId', 'The owner was not found.')
  if (wanted.subscriptionId !== old?.subscriptionId) {
    throw refuseField(operationId, 'ownerId', 'The owner is in another studio.')
  }
}
