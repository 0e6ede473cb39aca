import * as admin from '@curator/alteryx-contract/server/v3/dcm-admin'
import type { IRouter } from 'express'
import { refuseField } from '../model-state.ts'
import { emptyReply, jsonReply, refuse } from '../reply.ts'
import { serve } from '../serve.ts'
import type { SandboxState } from '../state.ts'
import { removeConnection } from './dcm.routes.ts'
import { findAny, listVisible } from './dcm-access.ts'
import type { DcmConnectionRecord } from './dcm-record.ts'
import { checkSchemas, writeConnection } from './dcm-upsert.ts'
import { toDcmConnection } from './dcm-view.ts'

/** DCM connections of everybody, for Curators (reference 2.10). */
export function dcmAdminRoutes(router: IRouter, state: SandboxState): void {
  serve(router, state, admin.listDcmConnections, ({ query }) => {
    const { world } = state
    const viewer = query.visibleBy === undefined ? null : findViewer(state, query.visibleBy)
    const seen = viewer ? listVisible(world, viewer) : [...world.dcmConnections.values()]
    const wanted = seen.filter(
      ({ connectionId }) => query.connectionId === undefined || connectionId === query.connectionId,
    )
    return jsonReply(
      200,
      wanted.map((connection) => toDcmConnection(world, connection, viewer)),
    )
  })
  serve(router, state, admin.getDcmConnectionAsCurator, ({ params }) =>
    jsonReply(200, toDcmConnection(state.world, findAny(state.world, params.id), null)),
  )
  serve(router, state, admin.upsertDcmConnectionAsCurator, ({ body }, { at }) => {
    const { world } = state
    const { operationId } = admin.upsertDcmConnectionAsCurator
    const before = body.id === undefined ? null : findAny(world, body.id)
    if (!world.users.has(body.ownerId)) throw refuseField(operationId, 'ownerId', 'Unknown user.')
    checkSchemas(operationId, body)
    // The owner is replaced like everything else (our choice).
    const written = writeConnection(state, before, body.ownerId, body, at)
    return jsonReply(before ? 200 : 201, toDcmConnection(world, written, null))
  })
  serve(router, state, admin.deleteDcmConnectionAsCurator, ({ params }, { at }) =>
    jsonReply(200, removeConnection(state, findAny(state.world, params.id), at)),
  )
  serve(router, state, admin.unshareDcmForExecutionAsCurator, ({ params }) => {
    state.world.dcmExecution.forgetThing(findAny(state.world, params.id).id)
    return emptyReply(200)
  })
  serve(router, state, admin.unshareDcmForCollaborationAsCurator, ({ params }) => {
    const { id } = findAny(state.world, params.id)
    state.world.dcmCollaboration.forgetThing(id)
    state.world.dcmConnections.update(id, { sharedCredentials: [] })
    return emptyReply(200)
  })
  serve(router, state, admin.getDcmConnectionForConnect, ({ params }) =>
    jsonReply(200, toConnectView(findForConnect(state, params.connectionId))),
  )
}

/** Declared are 400 and 401, no 404: an unknown person is a bad request (our choice). */
function findViewer(state: SandboxState, userId: string) {
  const user = state.world.users.get(userId)
  if (!user) throw refuse(400, 'The user was not found.')
  return user
}

function findForConnect(state: SandboxState, connectionId: string): DcmConnectionRecord {
  for (const connection of state.world.dcmConnections.values()) {
    if (connection.connectionId === connectionId) return connection
  }
  throw refuse(404, 'The connection was not found.')
}

/** DCMEGetConnectionForConnectView. */
function toConnectView({ id, name, dataSource }: DcmConnectionRecord) {
  const { id: _id, ...source } = dataSource
  return { objectId: id, name, dataSource: source }
}
