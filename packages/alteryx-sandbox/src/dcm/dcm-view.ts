import type { UserRecord } from '../records.ts'
import type { Receiver, Sharing } from '../sharing.ts'
import type { World } from '../world.ts'
import type { DcmConnectionRecord, DcmCredential, DcmRuleRecord } from './dcm-record.ts'

/** DCMEUserView; somebody who is gone keeps the id. */
function toPerson(world: World, userId: string) {
  return { id: userId, email: world.users.get(userId)?.email ?? '' }
}

function receiversOf(world: World, shares: Sharing, connectionId: string) {
  const of = (receiver: Receiver) => shares.receiversOf(connectionId, receiver)
  return {
    users: of('user').map((id) => toPerson(world, id)),
    userGroups: of('userGroup').map((id) => ({ id, name: world.userGroups.get(id)?.name ?? '' })),
  }
}

/** DCMESharingForCollaborationView. Nothing is ever borrowed here: all credentials are the owner's. */
export function toCollaboration(world: World, { id, sharedCredentials }: DcmConnectionRecord) {
  const receivers = receiversOf(world, world.dcmCollaboration, id)
  return { borrowedCredentials: [], sharedCredentials, ...receivers }
}

/** A credential without what its secrets say. */
function toCredential({ secrets, ...credential }: DcmCredential) {
  const shown = Object.entries(secrets).map(([role, { expiresOn, parameters }]) => {
    return [role, { ...(expiresOn === null ? {} : { expiresOn }), parameters }] as const
  })
  return { ...credential, secrets: Object.fromEntries(shown) }
}

/**
 * DCMEGetConnectionView as somebody sees it. Owner and Curators (`viewer` is `null`) see whom it is shared with, others
 * from whom they have it. Which of these a real Server fills for whom is not described: our choice.
 */
export function toDcmConnection(
  world: World,
  connection: DcmConnectionRecord,
  viewer: UserRecord | null,
) {
  const { ownerId, sharedCredentials: _shared, credentials, ...record } = connection
  const owner = toPerson(world, ownerId)
  const shown = Object.entries(credentials).map(
    ([role, credential]) => [role, toCredential(credential)] as const,
  )
  return {
    ...record,
    assignedConnectionIds: [record.connectionId],
    credentials: Object.fromEntries(shown),
    owner,
    ...(viewer === null || viewer.id === ownerId
      ? {
          sharing: {
            execution: receiversOf(world, world.dcmExecution, record.id),
            collaboration: toCollaboration(world, connection),
          },
        }
      : { sharedBy: owner, sharedFromConnection: record.id }),
  }
}

/** DCMEConnectionHandlingRuleView. */
export function toDcmRule(world: World, { createdById, ...rule }: DcmRuleRecord) {
  return { ...rule, createdBy: toPerson(world, createdById) }
}
