import type { World } from './world.ts'

/** Every relation whose two ends disagree, as sentences; empty when the world is consistent. */
export function checkWorld(world: World): string[] {
  return [...groupEnds(world), ...userEnds(world), ...owners(world), ...keyOwner(world)]
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
  return [...world.assets.values()].flatMap((asset) => {
    const owned = world.assetsOf(asset.ownerId).some((item) => item.id === asset.id)
    const workflow = asset.workflowId ? world.assets.get(asset.workflowId) : undefined
    return [
      ...(world.users.has(asset.ownerId) ? [] : [`asset ${asset.id} has no owner`]),
      ...(owned ? [] : [`asset ${asset.id} is not found by its owner`]),
      ...(asset.kind === 'schedules' && workflow?.kind !== 'workflows'
        ? [`schedule ${asset.id} runs no workflow`]
        : []),
    ]
  })
}

function keyOwner(world: World): string[] {
  const owner = world.users.get(world.ownerId)
  const fits = owner?.role === 'Curator' && owner.isActive && owner.isApiEnabled
  return fits ? [] : ['the owner of the key is no active Curator with API access']
}
