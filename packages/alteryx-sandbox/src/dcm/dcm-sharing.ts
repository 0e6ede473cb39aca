import { refuseField } from '../model-state.ts'
import type { Sharing } from '../sharing.ts'
import type { World } from '../world.ts'

/** Who is to have a connection. */
export interface Receivers {
  readonly userIds: readonly string[]
  readonly userGroupIds: readonly string[]
}

/**
 * Refuses with 400 where both lists are empty (reference 2.9) or one names somebody unknown, which is our choice: 404
 * is declared for the connection alone.
 */
export function checkReceivers(world: World, operationId: string, receivers: Receivers): void {
  const { userIds, userGroupIds } = receivers
  if (userIds.length === 0 && userGroupIds.length === 0) {
    throw refuseField(operationId, 'userIds', 'At least one user or group is needed.')
  }
  if (!userIds.every((id) => world.users.has(id))) {
    throw refuseField(operationId, 'userIds', 'A user was not found.')
  }
  if (!userGroupIds.every((id) => world.userGroups.has(id))) {
    throw refuseField(operationId, 'userGroupIds', 'A user group was not found.')
  }
}

/** Those named have it from now on, and nobody else but the owner. */
export function replaceReceivers(shares: Sharing, connectionId: string, wanted: Receivers): void {
  shares.forgetThing(connectionId)
  for (const id of wanted.userIds) shares.share(connectionId, 'user', id)
  for (const id of wanted.userGroupIds) shares.share(connectionId, 'userGroup', id)
}
