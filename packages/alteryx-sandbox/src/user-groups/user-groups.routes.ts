import {
  addUsersToGroup,
  createUserGroup,
  deleteUserGroup,
  getUserGroup,
  listUserGroups,
  removeUserFromGroup,
  updateUserGroup,
} from '@curator/alteryx-contract/server/v3/user-groups'
import type { IRouter } from 'express'
import { recordChange } from '../audit/record-change.ts'
import { recordDepartures } from '../audit/record-departures.ts'
import { forgetUserGroup } from '../collections/collection-changes.ts'
import { findUserGroup } from '../find-record.ts'
import type { MemberRecord } from '../records.ts'
import { emptyReply, jsonReply, refuse } from '../reply.ts'
import { type Caller, serve } from '../serve.ts'
import type { SandboxState } from '../state.ts'
import { toReducedUserGroup, toUserGroup } from '../views.ts'
import { recordMembers } from './record-members.ts'

/** User groups and their people (reference 2.2). Two groups of one name are accepted: no source asks for unique names. */
export function userGroupRoutes(router: IRouter, state: SandboxState): void {
  serve(router, state, listUserGroups, () => {
    return jsonReply(200, [...state.world.userGroups.values()].map(toReducedUserGroup))
  })
  serve(router, state, createUserGroup, ({ body }, caller) => {
    const id = state.world.newId(state.clock.now(), 'userGroup')
    const group = state.world.addUserGroup({ id, ...body, dateAdded: caller.at })
    const subject = { entity: 'UserGroup', entityId: id } as const
    recordChange(state, caller, subject, null, toUserGroup(state.world, group))
    return jsonReply(201, id)
  })
  serve(router, state, getUserGroup, ({ params }) => {
    return jsonReply(200, toUserGroup(state.world, findUserGroup(state, params.userGroupId)))
  })
  serve(router, state, updateUserGroup, ({ params, body }, caller) => {
    const { id, name, role } = findUserGroup(state, params.userGroupId)
    state.world.updateUserGroup(id, body)
    recordChange(state, caller, { entity: 'UserGroup', entityId: id }, { name, role }, body)
    return emptyReply(200)
  })
  serve(router, state, deleteUserGroup, ({ params, query }, caller) => {
    const group = findUserGroup(state, params.userGroupId)
    const isEmpty = group.members.size + group.directoryMembers.size === 0
    if (!isEmpty && query.forceDelete !== 'true') throw refuse(400, 'The user group is not empty.')
    const before = toUserGroup(state.world, group)
    recordDepartures(state, caller, 'userGroups', group.id)
    forgetUserGroup(state.world, group.id)
    state.world.removeUserGroup(group.id)
    recordChange(state, caller, { entity: 'UserGroup', entityId: group.id }, before, null)
    return emptyReply(200)
  })
  serve(router, state, addUsersToGroup, ({ params, body }, caller) => {
    return jsonReply(
      200,
      addUsers(state, findUserGroup(state, params.userGroupId).id, body, caller),
    )
  })
  serve(router, state, removeUserFromGroup, ({ params }, caller) => {
    const group = findUserGroup(state, params.userGroupId)
    const member = group.members.get(params.userId)
    state.world.leaveGroup(group.id, params.userId)
    recordMembers(state, caller, group.id, { left: member ? [member] : [] })
    return jsonReply(200, toUserGroup(state.world, group))
  })
}

/**
 * Adds whom it can. That somebody who is in the group already is refused with a reason, and that an id sent twice
 * counts once, is our choice: the sources know partial success but not its cases.
 */
function addUsers(
  state: SandboxState,
  userGroupId: string,
  userIds: readonly string[],
  caller: Caller,
) {
  const failedUserReasons: Record<string, string> = {}
  const joined: MemberRecord[] = []
  for (const userId of new Set(userIds)) {
    const member = { userId, dateAddedToGroup: caller.at, addedByUserId: caller.user.id }
    if (!state.world.users.has(userId)) failedUserReasons[userId] = 'User not found'
    else if (state.world.joinGroup(userGroupId, member)) joined.push(member)
    else failedUserReasons[userId] = 'User is already a member of the group'
  }
  recordMembers(state, caller, userGroupId, { joined })
  return {
    successfullyAddedUserCount: joined.length,
    totalUsersSubmittedCount: userIds.length,
    failedUserReasons,
  }
}
