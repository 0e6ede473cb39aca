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
import { findUserGroup } from '../find-record.ts'
import { emptyReply, jsonReply, refuse } from '../reply.ts'
import { type Caller, serve } from '../serve.ts'
import type { SandboxState } from '../state.ts'
import { toReducedUserGroup, toUserGroup } from '../views.ts'

/** User groups and their people (reference 2.2). Two groups of one name are accepted: no source asks for unique names. */
export function userGroupRoutes(router: IRouter, state: SandboxState): void {
  serve(router, state, listUserGroups, () => {
    return jsonReply(200, [...state.world.userGroups.values()].map(toReducedUserGroup))
  })
  serve(router, state, createUserGroup, ({ body }, { at }) => {
    const id = state.world.newId(state.clock.now(), 'userGroup')
    state.world.addUserGroup({ id, ...body, dateAdded: at })
    return jsonReply(201, id)
  })
  serve(router, state, getUserGroup, ({ params }) => {
    return jsonReply(200, toUserGroup(findUserGroup(state, params.userGroupId)))
  })
  serve(router, state, updateUserGroup, ({ params, body }) => {
    state.world.updateUserGroup(findUserGroup(state, params.userGroupId).id, body)
    return emptyReply(200)
  })
  serve(router, state, deleteUserGroup, ({ params, query }) => {
    const group = findUserGroup(state, params.userGroupId)
    const isEmpty = group.members.size + group.directoryMembers.size === 0
    if (!isEmpty && query.forceDelete !== 'true') throw refuse(400, 'The user group is not empty.')
    state.world.removeUserGroup(group.id)
    return emptyReply(200)
  })
  serve(router, state, addUsersToGroup, ({ params, body }, caller) => {
    return jsonReply(
      200,
      addUsers(state, findUserGroup(state, params.userGroupId).id, body, caller),
    )
  })
  serve(router, state, removeUserFromGroup, ({ params }) => {
    const group = findUserGroup(state, params.userGroupId)
    state.world.leaveGroup(group.id, params.userId)
    return jsonReply(200, toUserGroup(group))
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
  let successfullyAddedUserCount = 0
  for (const userId of new Set(userIds)) {
    const member = { userId, dateAddedToGroup: caller.at, addedByUserId: caller.user.id }
    if (!state.world.users.has(userId)) failedUserReasons[userId] = 'User not found'
    else if (state.world.joinGroup(userGroupId, member)) successfullyAddedUserCount += 1
    else failedUserReasons[userId] = 'User is already a member of the group'
  }
  return { successfullyAddedUserCount, totalUsersSubmittedCount: userIds.length, failedUserReasons }
}
