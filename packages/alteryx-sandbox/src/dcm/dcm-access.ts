import type { UserRecord } from '../records.ts'
import { denied, refuse } from '../reply.ts'
import type { Caller } from '../serve.ts'
import type { World } from '../world.ts'
import type { DcmConnectionRecord } from './dcm-record.ts'

type Right = 'canCreateAndUpdateDcm' | 'canShareForExecutionDcm' | 'canShareForCollaborationDcm'

/** People below Curator need a right of their own to change or share; without it the answer is 401 (reference 2.9). */
export function needRight({ user, role }: Caller, right: Right): void {
  if (role !== 'Curator' && !user[right]) throw denied()
}

/** Unknown and not allowed look the same (reference 2.9). */
const notFound = () => refuse(404, 'The connection does not exist or access is denied.')

/** A connection the person owns; changing and sharing are the owner's alone (our choice). */
export function findOwn(world: World, { user }: Caller, id: string): DcmConnectionRecord {
  const connection = world.dcmConnections.get(id)
  if (connection?.ownerId !== user.id) throw notFound()
  return connection
}

/** Anybody's connection. */
export function findAny(world: World, id: string): DcmConnectionRecord {
  const connection = world.dcmConnections.get(id)
  if (!connection) throw notFound()
  return connection
}

/** A connection the person owns or was given, alone or through a group. */
export function findVisible(world: World, user: UserRecord, id: string): DcmConnectionRecord {
  const connection = findAny(world, id)
  if (!isVisible(world, user, connection)) throw notFound()
  return connection
}

/** The connection a person knows by the id that workflows use. */
export function findByConnectionId(
  world: World,
  user: UserRecord,
  connectionId: string,
): DcmConnectionRecord {
  const connection = listVisible(world, user).find((item) => item.connectionId === connectionId)
  if (!connection) throw notFound()
  return connection
}

/** Everything a person owns or was given; own ones first. */
export function listVisible(world: World, user: UserRecord): DcmConnectionRecord[] {
  const given = [world.dcmExecution, world.dcmCollaboration].flatMap((shares) => [
    ...shares.thingsOf('user', user.id),
    ...user.userGroupIds.flatMap((groupId) => shares.thingsOf('userGroup', groupId)),
  ])
  const own = world.dcmConnections.of(user.id).map(({ id }) => id)
  return [...new Set([...own, ...given])].map((id) => world.dcmConnections.need(id))
}

function isVisible(world: World, user: UserRecord, { id, ownerId }: DcmConnectionRecord): boolean {
  if (ownerId === user.id) return true
  return [world.dcmExecution, world.dcmCollaboration].some(
    (shares) =>
      shares.receiversOf(id, 'user').includes(user.id) ||
      shares.receiversOf(id, 'userGroup').some((groupId) => user.userGroupIds.includes(groupId)),
  )
}
