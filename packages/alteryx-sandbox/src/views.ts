import type { UserGroupRecord, UserRecord } from './records.ts'
import type { World } from './world.ts'

/** ReducedUserView: the only view with the creation date. */
export function toReducedUser(user: UserRecord) {
  const { id, firstName, lastName, email, isActive, role, dateCreated } = user
  return { id, firstName, lastName, email, isActive, role, dateCreated }
}

/** UserView; the DCM rights are left out where the release does not know them. */
export function toUser(world: World, user: UserRecord, withDcmRights: boolean) {
  const view = {
    id: user.id,
    firstName: user.firstName,
    lastName: user.lastName,
    email: user.email,
    role: user.role,
    defaultWorkerTag: user.defaultWorkerTag,
    canScheduleJobs: user.canScheduleJobs,
    canPrioritizeJobs: user.canPrioritizeJobs,
    canAssignJobs: user.canAssignJobs,
    canCreateCollections: user.canCreateCollections,
    isApiEnabled: user.isApiEnabled,
    defaultCredentialId: user.defaultCredentialId,
    isAccountLocked: user.isAccountLocked,
    isActive: user.isActive,
    lastLoginDateTime: user.lastLoginDateTime,
    isValidated: user.isValidated,
    sharedCredentialIds: world.credentialShares.thingsOf('user', user.id),
    dataConnectionIds: world.connectionShares.thingsOf('user', user.id),
    timeZone: user.timeZone,
    language: user.language,
  }
  if (!withDcmRights) return view
  return {
    ...view,
    canCreateAndUpdateDcm: user.canCreateAndUpdateDcm,
    canShareForExecutionDcm: user.canShareForExecutionDcm,
    canShareForCollaborationDcm: user.canShareForCollaborationDcm,
    canManageGenericVaultsDcm: user.canManageGenericVaultsDcm,
  }
}

/** ReducedUserGroupView. */
export function toReducedUserGroup({ id, name, role }: UserGroupRecord) {
  return { id, name, role }
}

/** UserGroupView: people first, then directory groups. */
export function toUserGroup(world: World, group: UserGroupRecord) {
  const people = [...group.members.values()].map((member) => ({
    ...member,
    activeDirectoryObject: null,
  }))
  const directory = [...group.directoryMembers.values()].map((member) => ({
    userId: null,
    ...member,
  }))
  const { id, name, dateAdded, role } = group
  return {
    id,
    name,
    dateAdded,
    role,
    credentialIds: world.credentialShares.thingsOf('userGroup', id),
    connectionIds: world.connectionShares.thingsOf('userGroup', id),
    members: [...people, ...directory],
  }
}
