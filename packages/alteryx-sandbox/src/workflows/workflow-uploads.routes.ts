import {
  addWorkflowVersion,
  addWorkflowVersionBody,
  createWorkflow,
  createWorkflowBody,
} from '@curator/alteryx-contract/server/v3/workflows'
import type { IRouter } from 'express'
import { recordChange } from '../audit/record-change.ts'
import { putInCollection } from '../collections/collection-changes.ts'
import { findWorkflow } from '../find-record.ts'
import { asksForCredentialType, needsWholeVersion } from '../release.ts'
import { denied, jsonReply } from '../reply.ts'
import { type Caller, serve } from '../serve.ts'
import type { SandboxState } from '../state.ts'
import { makeWorkflow } from './make-workflow.ts'
import { changeWorkflow, insertWorkflow, nextVersion } from './workflow-changes.ts'
import { packageOf, readPackage } from './workflow-package.ts'
import type { WorkflowRecord } from './workflow-record.ts'
import { checkCredential, checkOwner, checkPackage } from './workflow-rules.ts'
import {
  checkCollectionIds,
  checkSource,
  type NewVersion,
  type NewWorkflow,
  oldVersionBody,
  oldWorkflowBody,
  toRevision,
} from './workflow-upload.ts'
import { publishedVersion, toWorkflow } from './workflow-views.ts'

/**
 * Uploads (reference 2.6). Older releases ask for less. `bypassWorkflowVersionCheck` is taken and has nothing to do: every
 * practice release opens every package.
 */
export function workflowUploadRoutes(router: IRouter, state: SandboxState): void {
  const { release } = state.options
  const created = {
    ...createWorkflow,
    body: asksForCredentialType(release) ? createWorkflowBody : oldWorkflowBody,
  }
  serve(router, state, created, ({ body }, caller) => jsonReply(200, create(state, caller, body)))
  const added = {
    ...addWorkflowVersion,
    body: needsWholeVersion(release) ? addWorkflowVersionBody : oldVersionBody,
  }
  serve(router, state, added, ({ params, body }, caller) => {
    const workflow = findWorkflow(state, params.workflowId)
    return jsonReply(200, toWorkflow(release, addVersion(state, caller, workflow, body)))
  })
}

/** Only Artisans and Curators publish (reference 2.6, 3.5); the id of the new workflow is answered. */
function create(state: SandboxState, caller: Caller, body: NewWorkflow): string {
  const { operationId } = createWorkflow
  if (caller.role !== 'Artisan' && caller.role !== 'Curator') throw denied()
  checkPackage(operationId, body.file)
  checkOwner(state, operationId, caller, body.ownerId)
  checkCredential(state, operationId, body)
  checkSource(state, operationId, body.sourceAppId)
  checkCollectionIds(state, operationId, body.collectionIds)
  const id = state.world.newId(state.clock.now(), 'workflow')
  insertWorkflow(state, caller, toNewWorkflow(state, caller, id, body))
  const entry = { dateAdded: caller.at, addedById: caller.user.id }
  for (const collectionId of body.collectionIds ?? []) {
    putInCollection(state.world, collectionId, 'workflows', id, entry)
    const subject = { entity: 'Collection', entityId: collectionId } as const
    recordChange(state, caller, subject, { workflows: [] }, { workflows: [id] })
  }
  return id
}

function toNewWorkflow(
  state: SandboxState,
  caller: Caller,
  id: string,
  body: NewWorkflow,
): WorkflowRecord {
  const { bytes } = body.file
  const { fileName, kind } = readPackage(bytes, body.file.fileName)
  const revision = toRevision(body, { fileName, packageBytes: bytes })
  const version = nextVersion(state, caller, { versions: [] }, revision)
  const { isPublic, workerTag = '', districtTags = [], comments = '' } = body
  return makeWorkflow({
    id,
    name: body.name,
    ownerId: body.ownerId,
    dateCreated: caller.at,
    sourceAppId: body.sourceAppId || id,
    workerTag,
    districtTags,
    comments,
    isPublic,
    dateMadePublic: isPublic ? caller.at : null,
    isReadyForMigration: body.isReadyForMigration,
    othersMayDownload: body.othersMayDownload,
    othersCanExecute: body.othersCanExecute,
    executionMode: version.executionMode,
    hasPrivateDataExemption: version.hasPrivateDataExemption,
    packageWorkflowType: kind,
    publishedVersionId: version.versionId,
    versions: [version],
  })
}

/** The name and rights of the workflow follow the revision once it is published; its owner stays (our choice). */
function addVersion(
  state: SandboxState,
  caller: Caller,
  workflow: WorkflowRecord,
  body: NewVersion,
): WorkflowRecord {
  const { operationId } = addWorkflowVersion
  if (body.file) checkPackage(operationId, body.file)
  checkOwner(state, operationId, caller, body.ownerId)
  checkCredential(state, operationId, body)
  const current = publishedVersion(workflow)
  const bytes = body.file?.bytes ?? packageOf(workflow, current)
  const { fileName, kind } = readPackage(bytes, body.file?.fileName ?? current.fileName)
  const revision = toRevision(body, { fileName, packageBytes: bytes })
  const version = nextVersion(state, caller, workflow, revision)
  const { name, othersMayDownload, othersCanExecute, comments = '' } = body
  const published = {
    name,
    othersMayDownload,
    othersCanExecute,
    comments,
    packageWorkflowType: kind,
    publishedVersionId: version.versionId,
  }
  return changeWorkflow(state, caller, workflow.id, {
    versions: [...workflow.versions, version],
    ...(body.makePublished ? published : {}),
  })
}
