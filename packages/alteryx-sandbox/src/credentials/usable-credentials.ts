import type { UserRecord } from '../records.ts'
import type { World } from '../world.ts'
import type { CredentialRecord } from './credential-record.ts'

/**
 * What somebody may use: shared with them, with a group of theirs, or the one of their studio. V2 names person and studio
 * (server-v1v2 6.1), V3 says "shared with them" (reference 2.4); that groups count for both is our choice.
 */
export function usableCredentials(world: World, user: UserRecord): CredentialRecord[] {
  const { credentialShares, credentials, subscriptions } = world
  const ids = new Set([
    ...credentialShares.thingsOf('user', user.id),
    ...user.userGroupIds.flatMap((id) => credentialShares.thingsOf('userGroup', id)),
    subscriptions.get(user.subscriptionId)?.credentialId ?? '',
  ])
  return [...ids].flatMap((id) => credentials.get(id) ?? [])
}
