import type { ServerRole } from '@curator/alteryx-contract/values'
import { defaultStudioId, type UserRecord } from '../records.ts'
import type { World } from '../world.ts'
import type { WorkflowRecord } from './workflow-record.ts'

/** Who looks. */
export interface Viewer {
  readonly user: UserRecord
  readonly role: ServerRole
  /** Now; memberships of collections expire. */
  readonly at: string
}

/** Whether two people share a studio. The one everybody begins in shares nothing (our choice). */
export function sharesStudio(world: World, user: UserRecord, otherId: string): boolean {
  if (user.id === otherId) return true
  const other = world.users.get(otherId)
  return other?.subscriptionId === user.subscriptionId && user.subscriptionId !== defaultStudioId
}

/**
 * Which workflows somebody can access: Curators all; others their own, public ones, those of their studio and, from Member
 * on, those in their collections (reference 2.6, 3.5). Ask once per call: the answer looks every collection up first.
 */
export function accessOf(world: World, viewer: Viewer): (workflow: WorkflowRecord) => boolean {
  if (viewer.role === 'Curator') return () => true
  const shared = sharedThrough(world, viewer, 'workflows')
  return (workflow) =>
    workflow.isPublic ||
    shared.has(workflow.id) ||
    sharesStudio(world, viewer.user, workflow.ownerId)
}

/** What the collections somebody is in, alone, by a group or by the studio, hold of one kind. */
export function sharedThrough(
  world: World,
  { user, role, at }: Viewer,
  kind: 'workflows' | 'schedules',
): ReadonlySet<string> {
  const ids = new Set<string>()
  if (role === 'Viewer') return ids
  for (const collection of world.collections.values()) {
    const seats = [
      collection.users.get(user.id),
      collection.subscriptions.get(user.subscriptionId),
      ...user.userGroupIds.map((id) => collection.userGroups.get(id)),
    ]
    const isIn = seats.some((seat) => seat && (!seat.expirationDate || seat.expirationDate > at))
    if (!isIn && collection.ownerId !== user.id) continue
    for (const id of collection[kind].keys()) ids.add(id)
  }
  return ids
}

/** Whether somebody who can see a workflow may do with it what `others` may or may not. */
function mayAs(world: World, { user, role }: Viewer, workflow: WorkflowRecord, others: boolean) {
  return others || role === 'Curator' || sharesStudio(world, user, workflow.ownerId)
}

export function mayRun(world: World, viewer: Viewer, workflow: WorkflowRecord): boolean {
  return (
    accessOf(world, viewer)(workflow) && mayAs(world, viewer, workflow, workflow.othersCanExecute)
  )
}

/** Curators and the owner always; others where neither workflow nor revision forbids it. */
export function mayDownload(
  world: World,
  viewer: Viewer,
  workflow: WorkflowRecord,
  versionMayBe: boolean,
): boolean {
  const { user, role } = viewer
  if (role === 'Curator' || workflow.ownerId === user.id) return true
  return accessOf(world, viewer)(workflow) && workflow.othersMayDownload && versionMayBe
}
