import { checkShares } from './check-shares.ts'
import { checkCollections } from './collections/check-collections.ts'
import { checkDcm } from './dcm/check-dcm.ts'
import { checkJobs } from './jobs/check-jobs.ts'
import { type AssetKind, assetKinds } from './records.ts'
import { checkSchedules } from './schedules/check-schedules.ts'
import { checkSubscriptions } from './subscriptions/check-subscriptions.ts'
import { checkWorkflows } from './workflows/check-workflows.ts'
import type { World } from './world.ts'

/** Every relation whose two ends disagree, as sentences; empty when the world is consistent. */
export function checkWorld(world: World): string[] {
  return [
    ...groupEnds(world),
    ...userEnds(world),
    ...owners(world),
    ...checkSchedules(world),
    ...keyOwner(world),
    ...checkDcm(world),
    ...checkSubscriptions(world),
    ...checkCollections(world),
    ...checkShares(world),
    ...checkWorkflows(world),
    ...checkJobs(world),
  ]
}

function groupEnds(world: World): string[] {
  return [...world.userGroups.values()].flatMap((group) =>
    [...group.members.keys()]
      .filter((userId) => !world.users.get(userId)?.userGroupIds.includes(group.id))
      .map((userId) => `group ${group.id} lists ${userId}, who does not list it`),
  )
}

function userEnds(world: World): string[] {
  return [...world.users.values()].flatMap((user) => [
    ...user.userGroupIds
      .filter((id) => !world.userGroups.get(id)?.members.has(user.id))
      .map((id) => `user ${user.id} lists group ${id}, which does not list them`),
    ...(world.findByEmail(user.email).some((found) => found.id === user.id)
      ? []
      : [`user ${user.id} is not found by e-mail`]),
  ])
}

function owners(world: World): string[] {
  return assetKinds.flatMap((kind) => ownersOf(world, kind))
}

function ownersOf(world: World, kind: AssetKind): string[] {
  return [...world[kind].values()].flatMap(({ id, ownerId }) => [
    ...(world.users.has(ownerId) ? [] : [`${kind} ${id} has no owner`]),
    ...(world.assetsOf(ownerId)[kind].some((item) => item.id === id)
      ? []
      : [`${kind} ${id} is not found by its owner`]),
  ])
}

function keyOwner(world: World): string[] {
  const owner = world.users.get(world.ownerId)
  const fits = owner?.role === 'Curator' && owner.isActive && owner.isApiEnabled
  return fits ? [] : ['the owner of the key is no active Curator with API access']
}
