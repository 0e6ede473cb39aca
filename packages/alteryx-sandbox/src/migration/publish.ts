import { publishWorkflow, publishWorkflowBody } from '@curator/alteryx-contract/server/v1/migration'
import { z } from 'zod'
import { startJob } from '../jobs/start-job.ts'
import { refuseField } from '../model-state.ts'
import type { Caller } from '../serve.ts'
import type { SandboxState } from '../state.ts'
import { makeWorkflow } from '../workflows/make-workflow.ts'
import { changeWorkflow, insertWorkflow, nextVersion } from '../workflows/workflow-changes.ts'
import { readPackage } from '../workflows/workflow-package.ts'
import type { WorkflowRecord, WorkflowVersionRecord } from '../workflows/workflow-record.ts'
import { checkPackage } from '../workflows/workflow-rules.ts'

/** One client calls the source `sourceAppId` and leaves it out when it is empty (server-v1v2 4.11). */
export const publishBody = publishWorkflowBody
  .partial({ sourceId: true })
  .extend({ sourceAppId: z.string().optional() })
type PublishBody = z.output<typeof publishBody>

/**
 * Publishes a package: a new version where the source is known here, else a new workflow. The owner decides the studio,
 * also of a workflow that was here before (our choice). Answers the id of the workflow.
 */
export function publish(state: SandboxState, caller: Caller, body: PublishBody): string {
  const { operationId } = publishWorkflow
  checkPackage(operationId, body.file)
  const owner = state.world.findByEmail(body.owner)[0]
  if (!owner) throw refuseField(operationId, 'owner', `Nobody has the e-mail ${body.owner}.`)
  const sourceId = body.sourceId || body.sourceAppId || ''
  const known = findBySource(state, sourceId)
  const { bytes, fileName: uploadName } = body.file
  const { fileName, kind } = readPackage(bytes, uploadName)
  const version = nextVersion(state, caller, known ?? { versions: [] }, {
    name: body.name,
    uploadSource: 'Server',
    uploadedById: owner.id,
    comments: body.comments ?? '',
    executionMode: 'Standard',
    workflowCredentialType: 'Default',
    credentialId: '',
    hasPrivateDataExemption: false,
    othersMayDownload: body.canDownload,
    fileName,
    isAmp: true,
    packageBytes: bytes,
  })
  const published = { ...toPublished(body, version), ownerId: owner.id, packageWorkflowType: kind }
  const workflow = known
    ? changeWorkflow(state, caller, known.id, {
        ...published,
        versions: [...known.versions, version],
      })
    : insertNew(state, caller, { ...published, sourceAppId: sourceId, versions: [version] })
  if (body.validate) validate(state, workflow)
  return workflow.id
}

function findBySource({ world }: SandboxState, sourceId: string): WorkflowRecord | undefined {
  if (sourceId === '') return undefined
  return [...world.workflows.values()].find((workflow) => workflow.sourceAppId === sourceId)
}

/** What of a publication belongs to the workflow. */
function toPublished(body: PublishBody, { versionId }: WorkflowVersionRecord) {
  const { name, workerTag, isPublic, comments = '' } = body
  const othersMayDownload = body.canDownload
  return { name, workerTag, isPublic, comments, othersMayDownload, publishedVersionId: versionId }
}

function insertNew(
  state: SandboxState,
  caller: Caller,
  content: Partial<WorkflowRecord> & Pick<WorkflowRecord, 'name' | 'ownerId' | 'sourceAppId'>,
): WorkflowRecord {
  const id = state.world.newId(state.clock.now(), 'workflow')
  const workflow = makeWorkflow({
    ...content,
    id,
    dateCreated: caller.at,
    dateMadePublic: content.isPublic ? caller.at : null,
    sourceAppId: content.sourceAppId || id,
  })
  return insertWorkflow(state, caller, workflow)
}

/** A run on arrival, in the queue under the priority of validations. */
function validate({ world, clock }: SandboxState, { id, ownerId }: WorkflowRecord): void {
  const priority = 'Critical'
  startJob(world, { workflowId: id, ownerId, isValidation: true, priority }, clock.now())
}
