import {
  shareDataConnectionWithUser,
  shareDataConnectionWithUserGroup,
  unshareDataConnectionFromUser,
  unshareDataConnectionFromUserGroup,
} from '@curator/alteryx-contract/server/v3/data-connections'
import type { IRouter } from 'express'
import { findDataConnection, findUser, findUserGroup } from '../find-record.ts'
import { jsonReply } from '../reply.ts'
import { serve } from '../serve.ts'
import type { SandboxState } from '../state.ts'
import { toDataConnection } from './data-connection-views.ts'

/**
 * Whom a server data connection is shared with (reference 2.8). Sharing twice, and taking it from somebody who does not
 * have it, change nothing and are no faults; an unknown receiver is 404 when sharing (our choices).
 */
export function dataConnectionShareRoutes(router: IRouter, state: SandboxState): void {
  const find = (id: string) => findDataConnection(state, id)
  const answer = (id: string) => jsonReply(200, toDataConnection(state, find(id)))
  serve(router, state, shareDataConnectionWithUser, ({ params, body }) => {
    const { id } = find(params.dataConnectionId)
    state.world.connectionShares.share(id, 'user', findUser(state, body.userId).id)
    return answer(id)
  })
  serve(router, state, shareDataConnectionWithUserGroup, ({ params, body }) => {
    const { id } = find(params.dataConnectionId)
    state.world.connectionShares.share(id, 'userGroup', findUserGroup(state, body.userGroupId).id)
    return answer(id)
  })
  serve(router, state, unshareDataConnectionFromUser, ({ params }) => {
    const { id } = find(params.dataConnectionId)
    state.world.connectionShares.unshare(id, 'user', params.userId)
    return answer(id)
  })
  serve(router, state, unshareDataConnectionFromUserGroup, ({ params }) => {
    const { id } = find(params.dataConnectionId)
    state.world.connectionShares.unshare(id, 'userGroup', params.userGroupId)
    return answer(id)
  })
}
