import type { ResolvedOptions } from '../options.ts'
import { namesSourceAndCredential, namesUploadSource, namesWorkflowKind } from '../release.ts'
import type { QuestionRecord, WorkflowRecord, WorkflowVersionRecord } from './workflow-record.ts'

type Release = ResolvedOptions['release']

/** The published revision. Throws a `RangeError` where there is none, which `checkWorkflows` rules out. */
export function publishedVersion(workflow: WorkflowRecord): WorkflowVersionRecord {
  const { id, versions, publishedVersionId } = workflow
  const version = versions.find((item) => item.versionId === publishedVersionId)
  if (!version) throw new RangeError(`workflow ${id} has no published revision`)
  return version
}

/** ReducedWorkflowView. */
export function toReducedWorkflow(release: Release, workflow: WorkflowRecord) {
  const { id, sourceAppId, name, ownerId, dateCreated, executionMode } = workflow
  const { versionNumber, isAmp } = publishedVersion(workflow)
  return {
    id,
    ...(namesSourceAndCredential(release) ? { sourceAppId } : {}),
    name,
    ownerId,
    dateCreated,
    publishedVersionNumber: versionNumber,
    isAmp,
    executionMode,
  }
}

/** WorkflowView. */
export function toWorkflow(release: Release, workflow: WorkflowRecord) {
  const { id, sourceAppId, dateCreated, runCount, name, ownerId, workerTag, comments } = workflow
  return {
    id,
    sourceAppId,
    dateCreated,
    runCount,
    versions: workflow.versions.map((version) => toVersion(release, workflow, version)),
    name,
    ownerId,
    workerTag,
    districtTags: workflow.districtTags,
    comments,
    isPublic: workflow.isPublic,
    isReadyForMigration: workflow.isReadyForMigration,
    publishedVersionId: workflow.publishedVersionId,
    othersMayDownload: workflow.othersMayDownload,
    othersCanViewHistory: workflow.othersCanViewHistory,
    othersCanExecute: workflow.othersCanExecute,
    executionMode: workflow.executionMode,
    hasPrivateDataExemption: workflow.hasPrivateDataExemption,
    ...(namesWorkflowKind(release) ? { packageWorkflowType: workflow.packageWorkflowType } : {}),
  }
}

function toVersion(release: Release, workflow: WorkflowRecord, version: WorkflowVersionRecord) {
  const isDesigner = version.uploadSource === 'Designer'
  return {
    versionId: version.versionId,
    versionNumber: version.versionNumber,
    dateCreated: version.dateCreated,
    uploadSource: isDesigner ? version.uploadSource : namesUploadSource(release),
    uploadDate: version.dateCreated,
    packageWorkflowType: workflow.packageWorkflowType,
    published: version.versionId === workflow.publishedVersionId,
    comments: version.comments,
    runDisabled: version.runDisabled,
    executionMode: version.executionMode,
    workflowCredentialType: version.workflowCredentialType,
    ...(namesSourceAndCredential(release) ? { credentialId: version.credentialId } : {}),
    hasPrivateDataExemption: version.hasPrivateDataExemption,
    othersMayDownload: version.othersMayDownload,
    othersCanViewHistory: workflow.othersCanViewHistory,
    details: { isAmp: version.isAmp, fileName: version.fileName, ...toMetaInfo(version) },
  }
}

/** What Designer asks for under "Meta Info". Practice workflows fill in the name alone. */
export function toMetaInfo({ name }: WorkflowVersionRecord) {
  return {
    name,
    description: '',
    author: '',
    copyright: '',
    url: '',
    urlText: '',
    outputMessage: '',
    noOutputFilesMessage: '',
  }
}

/** WorkflowQuestionView. */
export function toQuestion({
  name,
  questionType,
  description,
  value,
  multiple,
  items,
}: QuestionRecord) {
  return { name, questionType, description, value, multiple, items }
}

/** What the audit log shows of a workflow: no package, and of the revisions only which one is published. */
export function toAppInfo(workflow: WorkflowRecord) {
  const { name, ownerId, workerTag, districtTags, comments, isPublic, isReadyForMigration } =
    workflow
  const { publishedVersionId, othersMayDownload, othersCanExecute, othersCanViewHistory } = workflow
  const { workflowCredentialType, credentialId, executionMode } = publishedVersion(workflow)
  return {
    name,
    ownerId,
    workerTag,
    districtTags,
    comments,
    isPublic,
    isReadyForMigration,
    publishedVersionId,
    versionCount: workflow.versions.length,
    othersMayDownload,
    othersCanExecute,
    othersCanViewHistory,
    executionMode,
    workflowCredentialType,
    credentialId,
  }
}
