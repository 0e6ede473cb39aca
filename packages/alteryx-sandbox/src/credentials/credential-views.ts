import type { World } from '../world.ts'
import type { CredentialRecord } from './credential-record.ts'

/** ReducedCredentialsView. */
export function toReducedCredential({ id, userName }: CredentialRecord) {
  return { id, userName }
}

/** CredentialsView: with whom it is shared. */
export function toCredential(world: World, record: CredentialRecord) {
  const { id } = record
  return {
    ...toReducedCredential(record),
    userIds: world.credentialShares.receiversOf(id, 'user'),
    userGroupIds: world.credentialShares.receiversOf(id, 'userGroup'),
  }
}

/** CredentialView, the answer of writing calls, with the newer spelling. What `isAdmin` and `status` mean is not known. */
export function toWrittenCredential(world: World, record: CredentialRecord) {
  const { id, userName, ...shares } = toCredential(world, record)
  return {
    credentialId: id,
    username: userName,
    ...shares,
    isAdmin: false,
    createdByEmail: world.users.get(record.createdById)?.email ?? '',
    lastUpdatedDate: record.lastUpdatedDate,
    status: '',
  }
}
