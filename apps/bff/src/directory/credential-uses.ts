import { userFilters } from '@curator/console-contract/users'
import type { Directory, DirectorySchedule, DirectoryWorkflow } from './directory.ts'

/** What of the directory uses credentials: studios are not in it. */
export interface CredentialUses {
  readonly schedules: readonly DirectorySchedule[]
  readonly workflows: readonly DirectoryWorkflow[]
  /** People whose default it is. */
  readonly userIds: readonly string[]
  /** All of them. */
  readonly count: number
}

/** What uses one credential. A list that can't be read is empty, with the reason. */
export async function findCredentialUses(
  directory: Directory,
  credentialId: string,
): Promise<
  CredentialUses & { readonly scheduleWhy: string | null; readonly workflowWhy: string | null }
> {
  const query = { credentialIds: [credentialId] }
  const [schedules, workflows, userIds] = await Promise.all([
    directory.findContent('schedule', query),
    directory.findContent('workflow', query),
    directory.listUserIds({ ...everyone, credentialId: [credentialId] }),
  ])
  return {
    schedules: schedules.items,
    workflows: workflows.items,
    userIds,
    count: schedules.items.length + workflows.items.length + userIds.length,
    scheduleWhy: schedules.why,
    workflowWhy: workflows.why,
  }
}

const everyone = userFilters.omit({ connectionId: true }).parse({})
