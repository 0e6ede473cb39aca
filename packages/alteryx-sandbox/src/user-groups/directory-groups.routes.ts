import {
  addDirectoryGroup,
  removeDirectoryGroup,
} from '@curator/alteryx-contract/server/v3/user-groups'
import type { IRouter } from 'express'
import { findUserGroup } from '../find-record.ts'
import { emptyReply, refuse } from '../reply.ts'
import { serve } from '../serve.ts'
import type { SandboxState } from '../state.ts'
import { recordMembers } from './record-members.ts'

/** Directory groups inside custom groups: from 2023.1, with Windows sign-in alone (reference 2.2). */
export function directoryGroupRoutes(router: IRouter, state: SandboxState): void {
  serve(router, state, addDirectoryGroup, ({ params, body: sid }, caller) => {
    const group = findUserGroup(state, params.userGroupId)
    const activeDirectoryObject = state.world.directoryGroups.get(sid)
    if (activeDirectoryObject?.category !== 'Group')
      throw refuse(404, 'The directory group was not found.')
    const { at, user } = caller
    const member = { dateAddedToGroup: at, addedByUserId: user.id, activeDirectoryObject }
    state.world.joinDirectoryGroup(group.id, member)
    recordMembers(state, caller, group.id, { joined: [member] })
    return emptyReply(200)
  })
  serve(router, state, removeDirectoryGroup, ({ params }, caller) => {
    const group = findUserGroup(state, params.userGroupId)
    const member = group.directoryMembers.get(params.adGroupSid)
    if (!member) throw refuse(400, 'The directory group is no member of the user group.')
    state.world.leaveDirectoryGroup(group.id, params.adGroupSid)
    recordMembers(state, caller, group.id, { left: [member] })
    return emptyReply(200)
  })
}
