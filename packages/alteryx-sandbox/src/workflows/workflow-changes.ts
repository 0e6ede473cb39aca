import { recordChange } from '../audit/record-change.ts'
import { recordDepartures } from '../audit/record-departures.ts'
import { forgetWorkflow } from '../collections/collection-changes.ts'
import { removeSchedule, schedulesOf } from '../schedules/schedule-changes.ts'
import type { Caller } from '../serve.ts'
import type { SandboxState } from '../state.ts'
import type { World } from '../world.ts'
import type { WorkflowRecord, WorkflowVersionRecord } from './workflow-record.ts'
import { publishedVersion, toAppInfo } from './workflow-views.ts'

const subject = (entityId: string) => ({ entity: 'AppInfo', entityId }) as const

/** Stores a new workflow. */
export function insertWorkflow(
  state: SandboxState,
  caller: Caller,
  workflow: WorkflowRecord,
): WorkflowRecord {
  const stored = state.world.workflows.add(workflow)
  recordChange(state, caller, subject(workflow.id), null, toAppInfo(stored))
  return stored
}

/** Changes a workflow; what it shows of its published revision follows. */
export function changeWorkflow(
  state: SandboxState,
  caller: Caller,
  workflowId: string,
  patch: Partial<Omit<WorkflowRecord, 'id'>>,
): WorkflowRecord {
  const { workflows } = state.world
  const before = workflows.need(workflowId)
  const wanted = { ...before, ...patch }
  const { executionMode, hasPrivateDataExemption } = publishedVersion(wanted)
  const after = workflows.add({
    ...wanted,
    executionMode,
    hasPrivateDataExemption,
    dateMadePublic: wanted.isPublic ? (before.dateMadePublic ?? caller.at) : null,
  })
  recordChange(state, caller, subject(workflowId), toAppInfo(before), toAppInfo(after))
  return after
}

/** A revision one number above the highest. */
export function nextVersion(
  state: SandboxState,
  caller: Caller,
  workflow: Pick<WorkflowRecord, 'versions'>,
  content: Omit<
    WorkflowVersionRecord,
    'versionId' | 'versionNumber' | 'dateCreated' | 'downloadCount' | 'runCount' | 'runDisabled'
  >,
): WorkflowVersionRecord {
  return {
    versionId: state.world.newId(state.clock.now(), 'workflowVersion'),
    versionNumber: Math.max(0, ...workflow.versions.map((item) => item.versionNumber)) + 1,
    dateCreated: caller.at,
    runDisabled: false,
    downloadCount: 0,
    runCount: 0,
    ...content,
  }
}

/** Deletes a workflow; its schedules go first, collections forget both. V1 goes on listing it, so it is kept apart. */
export function deleteWorkflow(
  state: SandboxState,
  caller: Caller,
  workflow: WorkflowRecord,
): void {
  const { world } = state
  for (const id of schedulesOf(world, workflow.id)) {
    recordDepartures(state, caller, 'schedules', id)
    removeSchedule(world, id)
  }
  recordDepartures(state, caller, 'workflows', workflow.id)
  forgetWorkflow(world, workflow.id)
  world.workflows.remove(workflow.id)
  const versions = workflow.versions.map(({ packageBytes: _gone, ...version }) => version)
  world.deletedWorkflows.add({ ...workflow, versions })
  recordChange(state, caller, subject(workflow.id), toAppInfo(workflow), null)
}

/** A download raises the counter of its revision; told by the name of the field alone (server-v1v2 7). */
export function countDownload(world: World, workflow: WorkflowRecord, versionId: string): void {
  world.workflows.update(workflow.id, {
    versions: workflow.versions.map((version) =>
      version.versionId === versionId
        ? { ...version, downloadCount: version.downloadCount + 1 }
        : version,
    ),
  })
}
