import {
  listAdminDataConnections,
  listSystemDataConnections,
} from '@curator/alteryx-contract/server/v1/data-connections'
import {
  deleteDataConnection,
  getDataConnection,
  listDataConnections,
  renameDataConnection,
} from '@curator/alteryx-contract/server/v3/data-connections'
import type { IRouter } from 'express'
import { z } from 'zod'
import { findDataConnection } from '../find-record.ts'
import { takeSlice } from '../paging.ts'
import { emptyReply, jsonReply } from '../reply.ts'
import { serve } from '../serve.ts'
import type { SandboxState } from '../state.ts'
import type { DataConnectionRecord } from './data-connection-record.ts'
import {
  toAdminDataConnection,
  toDataConnection,
  toReducedDataConnection,
  toSystemConnection,
} from './data-connection-views.ts'

/** Server data connections (reference 2.8; server-v1v2 4.13, 4.14), but for their shares. */
export function dataConnectionRoutes(router: IRouter, state: SandboxState): void {
  serve(router, state, anyList, ({ query }) => {
    const view = (record: DataConnectionRecord) =>
      query.view === 'Full' ? toDataConnection(state, record) : toReducedDataConnection(record)
    return jsonReply(200, [...state.world.dataConnections.values()].map(view))
  })
  serve(router, state, getDataConnection, ({ params }) =>
    jsonReply(200, toDataConnection(state, findDataConnection(state, params.dataConnectionId))),
  )
  serve(router, state, renameDataConnection, ({ params, body }) => {
    const { id } = findDataConnection(state, params.dataConnectionId)
    const record = state.world.dataConnections.update(id, { name: body.name })
    return jsonReply(200, toDataConnection(state, record))
  })
  serve(router, state, deleteDataConnection, ({ params }) => {
    const { id } = findDataConnection(state, params.dataConnectionId)
    state.world.connectionShares.forgetThing(id)
    state.world.dataConnections.remove(id)
    return emptyReply(200)
  })
  serve(router, state, listAdminDataConnections, ({ query }) => {
    const slice = takeSlice([...state.world.dataConnections.values()], query)
    return jsonReply(
      200,
      slice.map((record) => toAdminDataConnection(state, record)),
    )
  })
  serve(router, state, listSystemDataConnections, ({ query }) => {
    const slice = takeSlice([...state.world.systemConnections.values()], query)
    return jsonReply(200, slice.map(toSystemConnection))
  })
}

/** One address serves both views; the contract describes them as two operations. */
const anyList = {
  ...listDataConnections,
  query: z.object({ view: z.enum(['Default', 'Full']).optional() }),
}
