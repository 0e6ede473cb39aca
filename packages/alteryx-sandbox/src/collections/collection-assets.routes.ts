import {
  addInsightToCollection,
  addScheduleToCollection,
  addWorkflowToCollection,
  removeInsightFromCollection,
  removeScheduleFromCollection,
  removeWorkflowFromCollection,
} from '@curator/alteryx-contract/server/v3/collection-assets'
import type { IRouter } from 'express'
import { recordChange } from '../audit/record-change.ts'
import { findCollection } from '../find-record.ts'
import { jsonReply, type Reply, refuse } from '../reply.ts'
import { type Caller, serve } from '../serve.ts'
import type { SandboxState } from '../state.ts'
import { putInCollection, takeFromCollection } from './collection-changes.ts'
import { toCollection } from './collection-views.ts'

type Kind = 'workflows' | 'schedules' | 'insights'
const names = { workflows: 'workflow', schedules: 'schedule', insights: 'insight' } as const

/** Workflows, schedules and, up to 2023.1, insights in collections (reference 2.3). */
export function collectionAssetRoutes(router: IRouter, state: SandboxState): void {
  serve(router, state, addWorkflowToCollection, ({ params, body }, caller) =>
    add(state, caller, params.collectionId, 'workflows', body.workflowId),
  )
  serve(router, state, removeWorkflowFromCollection, ({ params }, caller) =>
    remove(state, caller, params.collectionId, 'workflows', params.workflowId),
  )
  serve(router, state, addScheduleToCollection, ({ params, body }, caller) =>
    add(state, caller, params.collectionId, 'schedules', body.scheduleId),
  )
  serve(router, state, removeScheduleFromCollection, ({ params }, caller) =>
    remove(state, caller, params.collectionId, 'schedules', params.scheduleId),
  )
  serve(router, state, addInsightToCollection, ({ params, body }, caller) =>
    add(state, caller, params.collectionId, 'insights', body.insightId),
  )
  serve(router, state, removeInsightFromCollection, ({ params }, caller) =>
    remove(state, caller, params.collectionId, 'insights', params.insightId),
  )
}

/** Adding twice changes nothing (our choice). */
function add(
  state: SandboxState,
  caller: Caller,
  collectionId: string,
  kind: Kind,
  id: string,
): Reply {
  const before = findCollection(state, collectionId)
  const asset = state.world[kind].get(id)
  if (!asset) throw refuse(404, `The ${names[kind]} was not found.`)
  if (state.options.refuseForeignAssets && asset.ownerId !== caller.user.id) {
    throw refuse(403, `You have no right to share this ${names[kind]}.`)
  }
  if (!before[kind].has(id)) {
    const entry = { dateAdded: caller.at, addedById: caller.user.id }
    putInCollection(state.world, collectionId, kind, id, entry)
    const subject = { entity: 'Collection', entityId: collectionId } as const
    recordChange(state, caller, subject, { [kind]: [] }, { [kind]: [id] })
  }
  return jsonReply(200, toCollection(state, findCollection(state, collectionId)))
}

/** Nothing happens when it was not in, as with people of groups (our choice). */
function remove(
  state: SandboxState,
  caller: Caller,
  collectionId: string,
  kind: Kind,
  id: string,
): Reply {
  if (findCollection(state, collectionId)[kind].has(id)) {
    takeFromCollection(state.world, collectionId, kind, id)
    const subject = { entity: 'Collection', entityId: collectionId } as const
    recordChange(state, caller, subject, { [kind]: [id] }, { [kind]: [] })
  }
  return jsonReply(200, toCollection(state, findCollection(state, collectionId)))
}
