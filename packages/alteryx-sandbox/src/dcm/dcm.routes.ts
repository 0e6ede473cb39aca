import * as dcm from '@curator/alteryx-contract/server/v3/dcm'
import type { IRouter } from 'express'
import { refuseField } from '../model-state.ts'
import { emptyReply, jsonReply } from '../reply.ts'
import { serve } from '../serve.ts'
import type { SandboxState } from '../state.ts'
import { findByConnectionId, findOwn, findVisible, needRight } from './dcm-access.ts'
import type { DcmConnectionRecord } from './dcm-record.ts'
import { checkReceivers, replaceReceivers } from './dcm-sharing.ts'
import { checkSchemas, writeConnection } from './dcm-upsert.ts'
import { toCollaboration, toDcmConnection } from './dcm-view.ts'

/** DCM connections of one's own, and those one was given (reference 2.9). */
export function dcmRoutes(router: IRouter, state: SandboxState): void {
  // Before the one with `:Id`, which would take the word for an id.
  serve(router, state, dcm.lookUpDcmConnection, ({ query }, { user }) => {
    const connection = findByConnectionId(state.world, user, query.connectionId)
    return jsonReply(200, toDcmConnection(state.world, connection, user))
  })
  serve(router, state, dcm.getDcmConnection, ({ params }, { user }) => {
    const connection = findVisible(state.world, user, params.Id)
    return jsonReply(200, toDcmConnection(state.world, connection, user))
  })
  serve(router, state, dcm.upsertDcmConnection, ({ body }, caller) => {
    const { user, at } = caller
    needRight(caller, 'canCreateAndUpdateDcm')
    const before = body.id === undefined ? null : findOwn(state.world, caller, body.id)
    checkSchemas(dcm.upsertDcmConnection.operationId, body)
    const written = writeConnection(state, before, user.id, body, at)
    return jsonReply(before ? 200 : 201, toDcmConnection(state.world, written, user))
  })
  serve(router, state, dcm.deleteDcmConnection, ({ params }, caller) => {
    needRight(caller, 'canCreateAndUpdateDcm')
    const connection = findOwn(state.world, caller, params.Id)
    return jsonReply(200, removeConnection(state, connection, caller.at))
  })
  sharingRoutes(router, state)
}

function sharingRoutes(router: IRouter, state: SandboxState): void {
  serve(router, state, dcm.shareDcmForExecution, ({ params, body }, caller) => {
    const { world } = state
    needRight(caller, 'canShareForExecutionDcm')
    const { id } = findOwn(world, caller, params.id)
    checkReceivers(world, dcm.shareDcmForExecution.operationId, body)
    replaceReceivers(world.dcmExecution, id, body)
    return emptyReply(200)
  })
  serve(router, state, dcm.unshareDcmForExecution, ({ params }, caller) => {
    needRight(caller, 'canShareForExecutionDcm')
    state.world.dcmExecution.forgetThing(findOwn(state.world, caller, params.id).id)
    return emptyReply(200)
  })
  serve(router, state, dcm.shareDcmForCollaboration, ({ params, body }, caller) => {
    const { world } = state
    const { operationId } = dcm.shareDcmForCollaboration
    needRight(caller, 'canShareForCollaborationDcm')
    const { id, credentials } = findOwn(world, caller, params.id)
    checkReceivers(world, operationId, body)
    const own = Object.values(credentials).map((credential) => credential.id)
    const sharedCredentials = [...new Set(body.sharedCredentials)]
    if (!sharedCredentials.every((wanted) => own.includes(wanted))) {
      throw refuseField(operationId, 'sharedCredentials', 'A credential is not in the connection.')
    }
    replaceReceivers(world.dcmCollaboration, id, body)
    const shared = world.dcmConnections.update(id, { sharedCredentials })
    return jsonReply(200, toCollaboration(world, shared))
  })
}

/** DCMEDeleteConnectionView: what went, each with the instant. */
export function removeConnection(
  { world }: SandboxState,
  { id, dataSource, credentials }: DcmConnectionRecord,
  deletedOn: string,
) {
  world.removeDcmConnection(id)
  const parts = Object.values(credentials)
  return {
    deletedConnections: [{ id, deletedOn }],
    deletedDataSources: [{ id: dataSource.id, deletedOn }],
    deletedCredentials: parts.map((credential) => ({ id: credential.id, deletedOn })),
  }
}
