import type { UserDetails } from '@curator/console-contract/user-details'
import type {
  ContentFound,
  Directory,
  DirectoryCollection,
  DirectoryUser,
} from '../../../directory/directory.ts'
import type { AccessBefore, SignIn } from '../planning/user-plan-facts.ts'
import { listPaths } from './access-paths.ts'
import { explainRole } from './role-explanation.ts'

/** Everything about one person that the directory tells. */
export async function readDetails(
  directory: Directory,
  user: DirectoryUser,
  known: { readonly signIn: SignIn; readonly before: AccessBefore | undefined },
): Promise<Omit<UserDetails, 'takenAt'>> {
  const groupIds = user.groups.map(({ id }) => id)
  const before = known.before?.groups ?? []
  const [groups, back, credentialName, shared, owned] = await Promise.all([
    directory.findGroupsById(groupIds),
    directory.findGroupsById(before.map(({ id }) => id)),
    readCredentialName(directory, user.defaultCredentialId),
    readShared(directory, user),
    readOwned(directory, user),
  ])
  const inOrder = groupIds.flatMap((id) => groups.find((group) => group.id === id) ?? [])
  const isOut = !user.isActive || user.role === 'NoAccess'
  return {
    user,
    effectiveRole: explainRole(user, inOrder, known.signIn),
    defaultCredentialName: credentialName,
    ...shared,
    ...owned,
    groupsBeforeDeactivation: isOut ? back.map(({ id, name }) => ({ id, name })) : [],
  }
}

async function readCredentialName(directory: Directory, id: string): Promise<string | null> {
  if (id === '') return null
  const { items } = await directory.findContent('credential', { ids: [id] })
  return items[0]?.userName ?? null
}

async function readShared(directory: Directory, user: DirectoryUser) {
  const sharedWith = { userIds: [user.id], userGroupIds: user.groups.map(({ id }) => id) }
  const [collections, own, credentials, dataConnections] = await Promise.all([
    directory.findContent('collection', { sharedWith }),
    directory.findContent('collection', { ownerIds: [user.id] }),
    directory.findContent('credential', { sharedWith }),
    directory.findContent('data-connection', { sharedWith }),
  ])
  return {
    collections: toMaybe({ items: merge(collections, own), why: collections.why }, (item) => {
      const isOwner = item.ownerId === user.id
      return { id: item.id, name: item.name, isOwner, paths: listPaths(user, item, isOwner) }
    }),
    credentials: toMaybe(credentials, (item) => {
      return { id: item.id, name: item.userName, paths: listPaths(user, item) }
    }),
    dataConnections: toMaybe(dataConnections, ({ connectionType, id, name, ...item }) => {
      return { id, name, connectionType, paths: listPaths(user, item) }
    }),
  }
}

/** Own collections first; one that is also shared with the owner stands once. */
function merge(
  shared: ContentFound<'collection'>,
  own: ContentFound<'collection'>,
): readonly DirectoryCollection[] {
  const ids = new Set(own.items.map(({ id }) => id))
  return [...own.items, ...shared.items.filter(({ id }) => !ids.has(id))]
}

async function readOwned(directory: Directory, { id }: DirectoryUser) {
  const ownerIds = [id]
  const [workflows, schedules] = await Promise.all([
    directory.findContent('workflow', { ownerIds }),
    directory.findContent('schedule', { ownerIds }),
  ])
  const ids = schedules.items.flatMap(({ workflowId }) => workflowId ?? [])
  const scheduled = await directory.findContent('workflow', { ids })
  const names = new Map(scheduled.items.map((workflow) => [workflow.id, workflow.name]))
  return {
    workflows: toMaybe(workflows, ({ createdAt, id: workflowId, name }) => {
      return { id: workflowId, name, createdAt }
    }),
    schedules: toMaybe(schedules, (schedule) => {
      const { frequency, isEnabled, name, nextRunAt, timeZone, workflowId } = schedule
      const workflowName = names.get(workflowId ?? '') ?? null
      return { id: schedule.id, name, workflowName, isEnabled, nextRunAt, frequency, timeZone }
    }),
  }
}

function toMaybe<T, V>(
  { items, why }: { readonly items: readonly T[]; readonly why: string | null },
  toView: (item: T) => V,
): { items: V[]; why: string | null } {
  return { items: items.map(toView), why }
}
