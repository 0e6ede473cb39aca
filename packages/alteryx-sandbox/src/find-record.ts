import type { UserGroupRecord, UserRecord } from './records.ts'
import { refuse } from './reply.ts'
import type { SandboxState } from './state.ts'

/** The user, or 404. A malformed id is an unknown one (our choice, reference 3.1). */
export function findUser(state: SandboxState, userId: string): UserRecord {
  const user = state.world.users.get(userId)
  if (!user) throw refuse(404, 'The user was not found.')
  return user
}

/** The group, or 404. */
export function findUserGroup(state: SandboxState, userGroupId: string): UserGroupRecord {
  const group = state.world.userGroups.get(userGroupId)
  if (!group) throw refuse(404, 'The user group was not found.')
  return group
}
