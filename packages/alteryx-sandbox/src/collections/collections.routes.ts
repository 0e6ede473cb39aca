import {
  createCollection,
  deleteCollection,
  getCollection,
  listCollections,
  updateCollection,
} from '@curator/alteryx-contract/server/v3/collections'
import type { IRouter } from 'express'
import { z } from 'zod'
import { recordChange } from '../audit/record-change.ts'
import { findCollection } from '../find-record.ts'
import { refuseField } from '../model-state.ts'
import { hasInsights } from '../release.ts'
import { denied, emptyReply, jsonReply, refuse } from '../reply.ts'
import { type Caller, serve } from '../serve.ts'
import type { SandboxState } from '../state.ts'
import type { CollectionRecord } from './collection-record.ts'
import { currentMembers, toCollection, toReducedCollection } from './collection-views.ts'
import { makeCollection } from './make-collection.ts'

/** Collections (reference 2.3), but for what is in them. Two of one name are accepted: no source asks for unique names. */
export function collectionRoutes(router: IRouter, state: SandboxState): void {
  serve(router, state, anyList, ({ query }) => {
    const isFull = query.view === 'Full'
    const view = (record: CollectionRecord) =>
      isFull ? toCollection(state, record) : toReducedCollection(record)
    return jsonReply(200, [...state.world.collections.values()].map(view))
  })
  serve(router, state, getCollection, ({ params }) => {
    return jsonReply(200, toCollection(state, findCollection(state, params.collectionId)))
  })
  serve(router, state, createCollection, ({ body }, caller) => {
    return jsonReply(200, create(state, body.name, caller))
  })
  serve(router, state, updateCollection, ({ params, body }, caller) => {
    const { id, name, ownerId } = findCollection(state, params.collectionId)
    if (!state.world.users.has(body.ownerId)) {
      throw refuseField(updateCollection.operationId, 'ownerId', 'The owner was not found.')
    }
    const record = state.world.collections.update(id, body)
    recordChange(state, caller, { entity: 'Collection', entityId: id }, { name, ownerId }, body)
    return jsonReply(200, toCollection(state, record))
  })
  serve(router, state, deleteCollection, ({ params, query }, caller) => {
    const record = findCollection(state, params.collectionId)
    if (!isEmpty(state, record) && query.forceDelete !== 'true') {
      throw refuse(400, 'The collection is not empty.')
    }
    const before = toCollection(state, record)
    state.world.collections.remove(record.id)
    recordChange(state, caller, { entity: 'Collection', entityId: record.id }, before, null)
    return emptyReply(200)
  })
}

/** One address serves both views; the contract describes them as two operations. */
const anyList = {
  ...listCollections,
  query: z.object({ view: z.enum(['Default', 'Full']).optional() }),
}

/** 401 for a Curator who lacks the permission, as the document has it (reference 1). */
function create(state: SandboxState, name: string, caller: Caller): string {
  if (!caller.user.canCreateCollections) throw denied()
  const id = state.world.newId(state.clock.now(), 'collection')
  const record = makeCollection({ id, name, ownerId: caller.user.id, dateAdded: caller.at })
  state.world.collections.add(record)
  const after = toCollection(state, record)
  recordChange(state, caller, { entity: 'Collection', entityId: id }, null, after)
  return id
}

/** Whoever may look into it or lies in it counts; expired members do not. */
function isEmpty({ options, clock }: SandboxState, record: CollectionRecord): boolean {
  const nowMs = clock.now()
  const members = [record.users, record.userGroups, record.subscriptions]
  const shown = hasInsights(options.release) ? record.insights.size : 0
  const items = record.workflows.size + record.schedules.size + shown
  return items === 0 && members.every((part) => currentMembers(part, nowMs).length === 0)
}
