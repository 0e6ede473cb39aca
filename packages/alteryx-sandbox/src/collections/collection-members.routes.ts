import {
  addUserGroupToCollection,
  addUserToCollection,
  removeUserFromCollection,
  removeUserGroupFromCollection,
  updateCollectionUser,
  updateCollectionUserGroup,
} from '@curator/alteryx-contract/server/v3/collection-members'
import type { IRouter } from 'express'
import { findCollection, findUser, findUserGroup } from '../find-record.ts'
import { jsonReply, refuse } from '../reply.ts'
import { serve } from '../serve.ts'
import type { SandboxState } from '../state.ts'
import { addMember, removeMember, updateMember } from './change-member.ts'
import { toCollection } from './collection-views.ts'

/** People and groups in collections (reference 2.3). Each call answers the collection. */
export function collectionMemberRoutes(router: IRouter, state: SandboxState): void {
  const answer = (collectionId: string) =>
    jsonReply(200, toCollection(state, findCollection(state, collectionId)))
  serve(router, state, addUserToCollection, ({ params, body }, caller) => {
    const seat = {
      ...params,
      part: 'users',
      id: checkPerson(state, params.collectionId, body.userId),
    } as const
    addMember(state, caller, seat, body, addUserToCollection.operationId)
    return answer(params.collectionId)
  })
  serve(router, state, updateCollectionUser, ({ params, body }, caller) => {
    const seat = { collectionId: params.collectionId, part: 'users', id: params.userId } as const
    updateMember(state, caller, seat, body, updateCollectionUser.operationId)
    return answer(params.collectionId)
  })
  serve(router, state, removeUserFromCollection, ({ params }, caller) => {
    const seat = { collectionId: params.collectionId, part: 'users', id: params.userId } as const
    removeMember(state, caller, seat)
    return answer(params.collectionId)
  })
  serve(router, state, addUserGroupToCollection, ({ params, body }, caller) => {
    findCollection(state, params.collectionId)
    const { id } = findUserGroup(state, body.userGroupId)
    const seat = { ...params, part: 'userGroups', id } as const
    addMember(state, caller, seat, body, addUserGroupToCollection.operationId)
    return answer(params.collectionId)
  })
  serve(router, state, updateCollectionUserGroup, ({ params, body }, caller) => {
    const { collectionId, userGroupId: id } = params
    const seat = { collectionId, part: 'userGroups', id } as const
    updateMember(state, caller, seat, body, updateCollectionUserGroup.operationId)
    return answer(collectionId)
  })
  serve(router, state, removeUserGroupFromCollection, ({ params }, caller) => {
    const { collectionId, userGroupId: id } = params
    removeMember(state, caller, { collectionId, part: 'userGroups', id })
    return answer(collectionId)
  })
}

/**
 * Who may be added: with Windows sign-in a person or group of the directory, by SID, and no user id; elsewhere a user. That
 * the other kind of id is refused with 404 is our choice.
 */
function checkPerson(state: SandboxState, collectionId: string, id: string): string {
  findCollection(state, collectionId)
  if (state.options.auth !== 'windows') return findUser(state, id).id
  if (!state.world.directoryGroups.has(id)) throw refuse(404, 'The directory object was not found.')
  return id
}
