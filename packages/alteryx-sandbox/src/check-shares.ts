import type { Sharing } from './sharing.ts'
import type { World } from './world.ts'

/** Shares of what is not there, or with whom is not there, as sentences. */
export function checkShares(world: World): string[] {
  return [
    ...checkKind(world, 'credential', world.credentialShares, (id) => world.credentials.has(id)),
    ...checkKind(world, 'data connection', world.connectionShares, (id) =>
      world.dataConnections.has(id),
    ),
  ]
}

function checkKind(
  world: World,
  kind: string,
  shares: Sharing,
  isKnown: (id: string) => boolean,
): string[] {
  const check = (receiver: 'user' | 'userGroup', known: ReadonlyMap<string, unknown>) =>
    shares.listReceivers(receiver).flatMap((id) => [
      ...(known.has(id) ? [] : [`a ${kind} is shared with the ${receiver} ${id}, who is gone`]),
      ...shares
        .thingsOf(receiver, id)
        .filter((thingId) => !isKnown(thingId))
        .map((thingId) => `the ${kind} ${thingId} is shared and gone`),
    ])
  return [...check('user', world.users), ...check('userGroup', world.userGroups)]
}
