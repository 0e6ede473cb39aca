import type { World } from '../world.ts'

/** Connections without an owner, shares with nobody, shared credentials that are in no connection. */
export function checkDcm(world: World): string[] {
  return [...world.dcmConnections.values()].flatMap((connection) => {
    const { id, ownerId, sharedCredentials } = connection
    const own = Object.values(connection.credentials).map((credential) => credential.id)
    const shares = [world.dcmExecution, world.dcmCollaboration]
    return [
      ...(world.users.has(ownerId) ? [] : [`DCM connection ${id} has no owner`]),
      ...sharedCredentials
        .filter((credentialId) => !own.includes(credentialId))
        .map((credentialId) => `DCM connection ${id} shares ${credentialId}, which it has not`),
      ...shares
        .flatMap((share) => share.receiversOf(id, 'user'))
        .filter((userId) => !world.users.has(userId))
        .map((userId) => `DCM connection ${id} is shared with ${userId}, who is gone`),
      ...shares
        .flatMap((share) => share.receiversOf(id, 'userGroup'))
        .filter((groupId) => !world.userGroups.has(groupId))
        .map((groupId) => `DCM connection ${id} is shared with group ${groupId}, which is gone`),
    ]
  })
}
