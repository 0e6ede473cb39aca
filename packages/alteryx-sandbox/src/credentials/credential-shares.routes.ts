import {
  shareCredentialWithUser,
  shareCredentialWithUserGroup,
  unshareCredentialFromUser,
  unshareCredentialFromUserGroup,
} from '@curator/alteryx-contract/server/v3/credential-shares'
import type { IRouter } from 'express'
import { recordChange } from '../audit/record-change.ts'
import { findCredential, findUser, findUserGroup } from '../find-record.ts'
import { jsonReply, type Reply } from '../reply.ts'
import { type Caller, serve } from '../serve.ts'
import type { Receiver } from '../sharing.ts'
import type { SandboxState } from '../state.ts'
import { toCredential } from './credential-views.ts'

/**
 * Whom a credential is shared with (reference 2.4). Sharing twice, and taking it from somebody who does not have it, change
 * nothing and are no faults; an unknown receiver is 404 when sharing (our choices).
 */
export function credentialShareRoutes(router: IRouter, state: SandboxState): void {
  serve(router, state, shareCredentialWithUser, ({ params, body }, caller) => {
    findCredential(state, params.credentialId)
    return share(state, caller, params.credentialId, 'user', findUser(state, body.userId).id)
  })
  serve(router, state, shareCredentialWithUserGroup, ({ params, body }, caller) => {
    findCredential(state, params.credentialId)
    const { id } = findUserGroup(state, body.userGroupId)
    return share(state, caller, params.credentialId, 'userGroup', id)
  })
  serve(router, state, unshareCredentialFromUser, ({ params }, caller) =>
    unshare(state, caller, params.credentialId, 'user', params.userId),
  )
  serve(router, state, unshareCredentialFromUserGroup, ({ params }, caller) =>
    unshare(state, caller, params.credentialId, 'userGroup', params.userGroupId),
  )
}

const listNames = { user: 'userIds', userGroup: 'userGroupIds' } as const

function share(
  state: SandboxState,
  caller: Caller,
  credentialId: string,
  receiver: Receiver,
  id: string,
): Reply {
  if (state.world.credentialShares.share(credentialId, receiver, id)) {
    const subject = { entity: 'Credential', entityId: credentialId } as const
    const name = listNames[receiver]
    recordChange(state, caller, subject, { [name]: [] }, { [name]: [id] })
  }
  return jsonReply(200, toCredential(state.world, findCredential(state, credentialId)))
}

function unshare(
  state: SandboxState,
  caller: Caller,
  credentialId: string,
  receiver: Receiver,
  id: string,
): Reply {
  const credential = findCredential(state, credentialId)
  if (state.world.credentialShares.unshare(credentialId, receiver, id)) {
    const subject = { entity: 'Credential', entityId: credentialId } as const
    const name = listNames[receiver]
    recordChange(state, caller, subject, { [name]: [id] }, { [name]: [] })
  }
  return jsonReply(200, toCredential(state.world, credential))
}
