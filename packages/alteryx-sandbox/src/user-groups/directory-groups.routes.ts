import {
  addDirectoryGroup,
  removeDirectoryGroup,
} from '@curator/alteryx-contract/server/v3/user-groups'
import type { IRouter } from 'express'
import { findUserGroup } from '../find-record.ts'
import { emptyReply, refuse } from '../reply.ts'
import { serve } from '../serve.ts'
import type { SandboxState } from '../state.ts'

/** Directory groups inside custom groups: from 2023.1, with Windows sign-in alone (reference 2.2). */
export function directoryGroupRoutes(router: IRouter, state: SandboxState): void {
  serve(router, state, addDirectoryGroup, ({ params, body: sid }, { at, user }) => {
    const group = findUserGroup(state, params.userGroupId)
    const activeDirectoryObject = state.world.directoryGroups.get(sid)
    if (!activeDirectoryObject) throw refuse(404, 'The directory group was not found.')
    const member = { dateAddedToGroup: at, addedByUserId: user.id, activeDirectoryObject }
    state.world.joinDirectoryGroup(group.id, member)
    return emptyReply(200)
  })
  serve(router, state, removeDirectoryGroup, ({ params }) => {
    const group = findUserGroup(state, params.userGroupId)
    if (!state.world.leaveDirectoryGroup(group.id, params.adGroupSid)) {
      throw refuse(400, 'The directory group is no member of the user group.')
    }
    return emptyReply(200)
  })
}
