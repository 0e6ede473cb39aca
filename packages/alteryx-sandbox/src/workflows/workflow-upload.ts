import {
  addWorkflowVersionBody,
  createWorkflowBody,
} from '@curator/alteryx-contract/server/v3/workflows'
import type { z } from 'zod'
import { refuseField } from '../model-state.ts'
import type { SandboxState } from '../state.ts'

/** A new workflow without what Servers before 2022.3 did not ask for (reference 2.6). */
export const oldWorkflowBody = createWorkflowBody.partial({ workflowCredentialType: true })
export type NewWorkflow = z.output<typeof oldWorkflowBody>

/** A new version as a 2022 Server took it: without file, without credential type (reference 2.6). */
export const oldVersionBody = addWorkflowVersionBody.partial({
  file: true,
  workflowCredentialType: true,
})
export type NewVersion = z.output<typeof oldVersionBody>

type Upload = Pick<
  NewWorkflow,
  | 'name'
  | 'ownerId'
  | 'othersMayDownload'
  | 'executionMode'
  | 'workflowCredentialType'
  | 'credentialId'
  | 'comments'
  | 'hasPrivateDataExemption'
>

/** What of an upload belongs to the revision. */
export function toRevision(
  body: Upload,
  file: { readonly fileName: string; readonly packageBytes: Uint8Array<ArrayBuffer> },
) {
  return {
    name: body.name,
    uploadSource: 'Server',
    uploadedById: body.ownerId,
    comments: body.comments ?? '',
    executionMode: body.executionMode,
    workflowCredentialType: body.workflowCredentialType ?? 'Default',
    credentialId: body.credentialId ?? '',
    hasPrivateDataExemption: body.hasPrivateDataExemption ?? false,
    othersMayDownload: body.othersMayDownload,
    isAmp: true,
    ...file,
  } as const
}

/** A `sourceAppId` that exists already makes an invalid request (reference 2.6). */
export function checkSource({ world }: SandboxState, operationId: string, sourceAppId = ''): void {
  if (sourceAppId === '') return
  for (const workflow of world.workflows.values()) {
    if (workflow.sourceAppId !== sourceAppId) continue
    throw refuseField(operationId, 'sourceAppId', 'A workflow with this source exists.')
  }
}

/** Every collection has to exist. */
export function checkCollectionIds(
  { world }: SandboxState,
  operationId: string,
  collectionIds: readonly string[] = [],
): void {
  const unknown = collectionIds.find((id) => !world.collections.has(id))
  if (unknown === undefined) return
  throw refuseField(operationId, 'collectionIds', `The collection ${unknown} was not found.`)
}
