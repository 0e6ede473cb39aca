import type { AuditRecord } from '../../audit/audit-log.ts'
import type { SandboxState } from '../../state.ts'
import type { World } from '../../world.ts'
import type { WorkflowRecord, WorkflowVersionRecord } from '../workflow-record.ts'
import { publishedVersion } from '../workflow-views.ts'
import { studioIdOf, studioNameOf, toPackageType } from './workflow-views-v1.ts'

/** `YYYY-MM-DD HH:MM:SS`, as later Servers write dates in this one list (server-v1v2 3). */
const spaced = (instant: string) => instant.slice(0, 19).replace('T', ' ')

/** A workflow with its whole history (server-v1v2 4.4). */
export function toHistory(
  state: SandboxState,
  workflow: WorkflowRecord,
  events: readonly AuditRecord[],
) {
  const { world } = state
  const studioId = studioIdOf(world, workflow)
  const creatorId = workflow.versions[0]?.uploadedById ?? workflow.ownerId
  return {
    id: workflow.id,
    revisions: workflow.versions.map((version) => toRevisionV1(state, workflow, version)),
    creator: toPerson(world, creatorId),
    subscription: { id: studioId, name: studioNameOf(world, studioId) },
    events: events.map((event) => ({
      user: toPerson(world, event.userId),
      timestamp: spaced(event.timestamp),
      event: event.event,
      oldValues: JSON.stringify(event.oldValues),
      newValues: JSON.stringify(event.newValues),
    })),
    runDisabled: publishedVersion(workflow).runDisabled,
    isPublic: workflow.isPublic,
    dateMadePublic: workflow.dateMadePublic === null ? '' : spaced(workflow.dateMadePublic),
    isDeleted: world.deletedWorkflows.has(workflow.id),
    runCount: workflow.runCount,
    iconId: '',
    workerTag: workflow.workerTag,
    isReadyForMigration: workflow.isReadyForMigration,
  }
}

function toRevisionV1(
  state: SandboxState,
  workflow: WorkflowRecord,
  version: WorkflowVersionRecord,
) {
  return {
    id: version.versionId,
    version: version.versionNumber,
    author: toPerson(state.world, version.uploadedById),
    dateCreated: spaced(version.dateCreated),
    executionMode: version.executionMode,
    isChunkedPackage: false,
    runCount: version.runCount,
    downloadCount: version.downloadCount,
    packageType: toPackageType(state, workflow),
    hasPrivateDataExemption: version.hasPrivateDataExemption,
    uploadDate: spaced(version.dateCreated),
    credentialType: version.workflowCredentialType,
    isE2: version.isAmp,
    canDownload: version.othersMayDownload,
    allowVersionHistory: workflow.othersCanViewHistory,
    showVersionHistory: workflow.othersCanViewHistory,
    applications: [{ name: version.name, filename: version.fileName, nextApp: '' }],
    comments: version.comments,
  }
}

/** Author, creator or whoever changed something; `null` for somebody who is gone. */
function toPerson(world: World, userId: string) {
  const user = world.users.get(userId)
  if (!user) return null
  const { id, firstName, lastName, email, subscriptionId } = user
  const subscription = { id: subscriptionId, name: studioNameOf(world, subscriptionId) }
  return { id, firstName, lastName, email, subscription }
}
