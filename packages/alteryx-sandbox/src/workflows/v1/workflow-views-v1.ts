import type { CollectionRecord } from '../../collections/collection-record.ts'
import type { SandboxState } from '../../state.ts'
import type { World } from '../../world.ts'
import type { QuestionRecord, WorkflowRecord } from '../workflow-record.ts'
import { publishedVersion, toMetaInfo } from '../workflow-views.ts'

const kindNumbers = { App: 0, Module: 1, Macro: 2 } as const

/** Integers in recordings, words in the models; the option decides (server-v1v2 3). */
export function toPackageType({ options }: SandboxState, workflow: WorkflowRecord) {
  const { packageWorkflowType } = workflow
  return options.packageTypes === 'word' ? packageWorkflowType : kindNumbers[packageWorkflowType]
}

/** The studio of a workflow is its owner's. */
export function studioIdOf(world: World, workflow: WorkflowRecord): string {
  return world.users.get(workflow.ownerId)?.subscriptionId ?? ''
}

export const studioNameOf = (world: World, studioId: string) =>
  world.subscriptions.get(studioId)?.name ?? ''

/** A workflow as everybody sees it in V1. */
export function toStudioWorkflow(state: SandboxState, workflow: WorkflowRecord) {
  const version = publishedVersion(workflow)
  return {
    id: workflow.id,
    subscriptionId: studioIdOf(state.world, workflow),
    public: workflow.isPublic,
    runDisabled: version.runDisabled,
    packageType: toPackageType(state, workflow),
    uploadDate: version.dateCreated,
    fileName: version.fileName,
    metaInfo: { ...toMetaInfo(version), name: workflow.name },
    isChained: false,
    version: version.versionNumber,
    runCount: workflow.runCount,
    workerTag: workflow.workerTag,
    isE2: version.isAmp,
  }
}

/** With what only Curators see. Owner of the published version is the owner of the workflow (our choice). */
export function toAdminWorkflow(
  state: SandboxState,
  workflow: WorkflowRecord,
  collections: readonly CollectionRecord[],
) {
  const { world } = state
  const view = toStudioWorkflow(state, workflow)
  const owner = world.users.get(workflow.ownerId)
  return {
    ...view,
    publishedVersionId: workflow.publishedVersionId,
    publishedVersionNumber: view.version,
    publishedVersionOwner: owner && {
      id: owner.id,
      firstName: owner.firstName,
      lastName: owner.lastName,
      sId: '',
      subscriptionId: owner.subscriptionId,
      email: owner.email,
      active: owner.isActive,
    },
    collections: collections.map((collection) => ({
      collectionName: collection.name,
      collectionId: collection.id,
    })),
    lastRunDate: workflow.lastRunTime,
    subscriptionName: studioNameOf(world, view.subscriptionId),
  }
}

/** A question of V1: unused members are left out, `multiple` is text and stands where there are items (server-v1v2 7.2). */
export function toQuestionV1({
  name,
  questionType,
  description,
  value,
  multiple,
  items,
}: QuestionRecord) {
  return {
    name,
    type: questionType,
    description,
    ...(value === '' ? {} : { value }),
    ...(items.length === 0 ? {} : { multiple: multiple ? 'True' : 'False', items }),
  }
}
