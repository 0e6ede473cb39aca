import type { AccessPath } from '@curator/console-contract/user-details'
import type { DirectoryUser } from '../../../directory/directory.ts'

/** Something that people and groups have been given. */
interface Shared {
  readonly userIds: readonly string[]
  readonly userGroupIds: readonly string[]
}

/** Every way in which a person comes to it: by themselves (owning counts), then through groups in their order. */
export function listPaths(user: DirectoryUser, shared: Shared, isOwner = false): AccessPath[] {
  const given = new Set(shared.userGroupIds)
  const direct = isOwner || shared.userIds.includes(user.id)
  return [
    ...(direct ? [{ kind: 'direct' } as const] : []),
    ...user.groups
      .filter(({ id }) => given.has(id))
      .map(({ id, name }) => ({ kind: 'group', groupId: id, groupName: name }) as const),
  ]
}
