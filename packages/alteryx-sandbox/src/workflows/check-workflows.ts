import type { World } from '../world.ts'
import type { WorkflowRecord } from './workflow-record.ts'

/** Workflows whose parts disagree, as sentences. */
export function checkWorkflows(world: World): string[] {
  return [...world.workflows.values()].flatMap((workflow) =>
    faultsOf(world, workflow).map((fault) => `workflow ${workflow.id} ${fault}`),
  )
}

function faultsOf(world: World, workflow: WorkflowRecord): string[] {
  const { versions, publishedVersionId } = workflow
  const published = versions.find((version) => version.versionId === publishedVersionId)
  if (!published) return ['has no published revision']
  const faults: string[] = []
  if (new Set(versions.map((version) => version.versionNumber)).size !== versions.length) {
    faults.push('has two revisions of one number')
  }
  if (published.executionMode !== workflow.executionMode)
    faults.push('shows another execution mode')
  if (workflow.isPublic !== (workflow.dateMadePublic !== null)) {
    faults.push('does not know since when it is public')
  }
  if (world.deletedWorkflows.has(workflow.id)) faults.push('is deleted as well')
  const unknown = versions.filter(
    ({ credentialId }) => credentialId !== '' && !world.credentials.has(credentialId),
  )
  return [...faults, ...unknown.map(({ credentialId }) => `runs with ${credentialId}, unknown`)]
}
