import type { Directory, DirectoryCollection } from '../../directory/directory.ts'
import { fold } from '../../directory/search-text.ts'
import { toName } from '../../plans/planned/words.ts'

/** Found at most. */
const mostFound = 50

/** Workflows and schedules of a collection; one that the Server does not list any more stands there by its id. */
export async function listAssets(directory: Directory, collection: DirectoryCollection) {
  const { scheduleIds, workflowIds } = collection
  const [workflows, schedules] = await Promise.all([
    directory.findContent('workflow', { ids: workflowIds }),
    directory.findContent('schedule', { ids: scheduleIds }),
  ])
  const nameOf = await findOwnerNames(directory, [...workflows.items, ...schedules.items])
  const workflowById = new Map(workflows.items.map((workflow) => [workflow.id, workflow]))
  const scheduleById = new Map(schedules.items.map((schedule) => [schedule.id, schedule]))
  return {
    workflows: byName(
      workflowIds.map((id) => {
        const workflow = workflowById.get(id)
        return { id, name: workflow?.name ?? id, ownerName: nameOf(workflow?.ownerId) }
      }),
    ),
    schedules: byName(
      scheduleIds.map((id) => {
        const schedule = scheduleById.get(id)
        return {
          id,
          name: schedule?.name ?? id,
          ownerName: nameOf(schedule?.ownerId),
          isEnabled: schedule?.isEnabled ?? false,
        }
      }),
    ),
  }
}

/** By part of the name. */
export async function findAssets(
  directory: Directory,
  kind: 'workflow' | 'schedule',
  search: string,
) {
  const words = fold(search).match(/\S+/g) ?? []
  const { items } = await directory.findContent(kind, {})
  const found = items
    .filter(({ name }) => words.every((word) => fold(name).includes(word)))
    .slice(0, mostFound)
  const nameOf = await findOwnerNames(directory, found)
  return found.map(({ id, name, ownerId }) => ({ id, name, ownerName: nameOf(ownerId) }))
}

async function findOwnerNames(
  directory: Directory,
  items: readonly { readonly ownerId: string }[],
): Promise<(ownerId: string | undefined) => string> {
  const users = await directory.findUsersById([...new Set(items.map(({ ownerId }) => ownerId))])
  const names = new Map(users.map((user) => [user.id as string, toName(user)]))
  return (ownerId) => names.get(ownerId ?? '') ?? ''
}

const byName = <T extends { readonly name: string }>(items: T[]): T[] =>
  items.sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1))
