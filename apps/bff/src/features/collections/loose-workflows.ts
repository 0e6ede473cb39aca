import type { ConnectionId } from '@curator/console-contract/ids'
import type { Directory, DirectoryWorkflow } from '../../directory/directory.ts'
import { fold } from '../../directory/search-text.ts'
import { toOwner } from '../../schedules/list/joined-schedule.ts'

export interface LooseQuery {
  readonly connectionId: ConnectionId
  readonly search?: string | undefined
}

/** Kept for each revision: most of the work is walking through all workflows and collections. */
const known = new WeakMap<
  Directory,
  { readonly revision: number; readonly loose: readonly DirectoryWorkflow[] | null }
>()

/** Workflows that are in no collection, in the order of names; null where the Server lists none. */
export async function findLoose(
  directory: Directory,
  search = '',
): Promise<readonly DirectoryWorkflow[] | null> {
  const loose = await findAll(directory)
  const words = fold(search).match(/\S+/g) ?? []
  if (loose === null || words.length === 0) return loose
  return loose.filter(({ name }) => words.every((word) => fold(name).includes(word)))
}

async function findAll(directory: Directory): Promise<readonly DirectoryWorkflow[] | null> {
  const revision = directory.revision()
  const kept = known.get(directory)
  if (kept?.revision === revision) return kept.loose
  const [workflows, collections] = await Promise.all([
    directory.findContent('workflow', {}),
    directory.findContent('collection', {}),
  ])
  const placed = new Set(collections.items.flatMap(({ workflowIds }) => workflowIds))
  const loose = workflows.why === null ? workflows.items.filter(({ id }) => !placed.has(id)) : null
  known.set(directory, { revision, loose })
  return loose
}

const everything = { offset: 0, limit: 1_000_000 }

export async function toLooseViews(directory: Directory, workflows: readonly DirectoryWorkflow[]) {
  const [users, groups, schedules] = await Promise.all([
    directory.findUsersById([...new Set(workflows.map(({ ownerId }) => ownerId))]),
    directory.listUserGroups({ sort: 'name' }, everything),
    directory.findContent('schedule', { workflowIds: workflows.map(({ id }) => id) }),
  ])
  const sources = {
    users: new Map(users.map((user) => [user.id as string, user])),
    groupRoles: new Map(groups.items.map(({ id, role }) => [id as string, role as string])),
  }
  const counts = new Map<string, number>()
  for (const { workflowId } of schedules.items)
    if (workflowId) counts.set(workflowId, (counts.get(workflowId) ?? 0) + 1)
  return workflows.map(({ createdAt, id, isPublic, name, ownerId }) => ({
    id,
    name,
    owner: toOwner(ownerId, sources),
    createdAt,
    isPublic,
    scheduleCount: counts.get(id) ?? 0,
  }))
}
