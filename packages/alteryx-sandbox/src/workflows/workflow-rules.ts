import { refuseField } from '../model-state.ts'
import { refuse } from '../reply.ts'
import type { Caller } from '../serve.ts'
import type { SandboxState } from '../state.ts'
import { accessOf, type Viewer } from './workflow-access.ts'
import { isPackageName } from './workflow-package.ts'
import type { WorkflowRecord, WorkflowVersionRecord } from './workflow-record.ts'
import { publishedVersion } from './workflow-views.ts'

/** The workflow, or 404: also for one the caller can't access, where 403 is not declared (reference 2.6). */
export function findAccessible(
  state: SandboxState,
  workflowId: string,
  viewer: Viewer,
): WorkflowRecord {
  const workflow = state.world.workflows.get(workflowId)
  if (!workflow || !accessOf(state.world, viewer)(workflow)) {
    throw refuse(404, 'The workflow was not found.')
  }
  return workflow
}

/** The revision that is named, or the published one; 400 for an unknown one. */
export function findVersion(
  workflow: WorkflowRecord,
  versionId: string | undefined,
): WorkflowVersionRecord {
  if (versionId === undefined) return publishedVersion(workflow)
  const version = workflow.versions.find((item) => item.versionId === versionId)
  if (!version) throw refuse(400, 'The version does not belong to the workflow.')
  return version
}

/** Only packages; what is inside is not looked at on arrival (reference 2.6). */
export function checkPackage(operationId: string, file: { readonly fileName: string }): void {
  if (isPackageName(file.fileName)) return
  throw refuseField(operationId, 'file', 'The file must be a workflow package (.yxzp).')
}

/** The owner has to exist. That only Curators may upload for somebody else is our choice. */
export function checkOwner(
  state: SandboxState,
  operationId: string,
  { user, role }: Caller,
  ownerId: string,
): void {
  if (!state.world.users.has(ownerId)) {
    throw refuseField(operationId, 'ownerId', 'The owner was not found.')
  }
  if (role !== 'Curator' && ownerId !== user.id) {
    throw refuseField(operationId, 'ownerId', 'Only a Curator can publish for somebody else.')
  }
}

/** `Specific` needs a credential, and one that is named has to exist. */
export function checkCredential(
  state: SandboxState,
  operationId: string,
  body: {
    readonly workflowCredentialType?: string | undefined
    readonly credentialId?: string | undefined
  },
): void {
  const { workflowCredentialType, credentialId = '' } = body
  if (workflowCredentialType === 'Specific' && credentialId === '') {
    throw refuseField(operationId, 'credentialId', 'A specific credential is needed.')
  }
  if (credentialId !== '' && !state.world.credentials.has(credentialId)) {
    throw refuseField(operationId, 'credentialId', 'The credential was not found.')
  }
}
