import {
  downloadWorkflow,
  getWorkflowQuestions,
} from '@curator/alteryx-contract/server/v3/workflow-runs'
import type { IRouter } from 'express'
import { findWorkflow } from '../find-record.ts'
import { fileReply, jsonReply, type Reply, refuse } from '../reply.ts'
import { serve } from '../serve.ts'
import type { SandboxState } from '../state.ts'
import { accessOf, mayDownload, type Viewer } from './workflow-access.ts'
import { countDownload } from './workflow-changes.ts'
import { packageName, packageOf } from './workflow-package.ts'
import type { WorkflowRecord, WorkflowVersionRecord } from './workflow-record.ts'
import { findVersion } from './workflow-rules.ts'
import { toQuestion } from './workflow-views.ts'

/** Package and questions of a workflow (reference 2.6). The questions are those of the workflow, whatever the revision. */
export function workflowFileRoutes(router: IRouter, state: SandboxState): void {
  serve(router, state, downloadWorkflow, ({ params, query }, caller) => {
    const workflow = findWorkflow(state, params.workflowId)
    return sendPackage(state, caller, workflow, findVersion(workflow, query.versionId))
  })
  serve(router, state, getWorkflowQuestions, ({ params, query }, caller) => {
    const workflow = findWorkflow(state, params.workflowId)
    if (!accessOf(state.world, caller)(workflow)) throw refuse(403, 'You have no access to it.')
    findVersion(workflow, query.versionId)
    return jsonReply(200, workflow.questions.map(toQuestion))
  })
}

/** 403 for whoever may not download it. */
export function sendPackage(
  { world }: SandboxState,
  viewer: Viewer,
  workflow: WorkflowRecord,
  version: WorkflowVersionRecord,
): Reply {
  if (!mayDownload(world, viewer, workflow, version.othersMayDownload)) {
    throw refuse(403, 'You have no right to download this workflow.')
  }
  countDownload(world, workflow, version.versionId)
  return fileReply(packageOf(workflow, version), packageName(workflow))
}
