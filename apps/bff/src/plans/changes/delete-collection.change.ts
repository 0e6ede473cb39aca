import { z } from 'zod'
import type { GatewayCollection } from '../../alteryx/collection-calls.ts'
import type { ChangeBefores, ChangePayloads } from '../change.ts'
import {
  type ChangeKindRules,
  confirmedByLookup,
  type Ended,
  endEach,
  ended,
} from './change-kind.ts'
import { findCollections, readCollection } from './collection-change.ts'
import { findNothing } from './since.ts'

type Payload = ChangePayloads['delete-collection']

/** A collection goes for good. Without `force` the Server refuses one that has something in it. */
export const deleteCollectionChange: ChangeKindRules<'delete-collection'> = {
  kind: 'delete-collection',
  schema: z.object({
    collectionId: z.string().min(1),
    collectionName: z.string(),
    force: z.boolean(),
  }),
  danger: 'destructive',
  operations: ['Collections_GetCollection', 'Collections_DeleteCollection'],
  describe: ({ collectionName }) => `Delete the collection “${collectionName}”.`,
  invert: ({ payload }) => ({
    isPossible: false,
    reason: `The collection “${payload.collectionName}” was deleted. A collection made anew has another id: links to it, its members and what was in it would have to be set again.`,
  }),
  findChangedSince: findNothing,
  looksUpRefusals: true,

  drift: async (directory, changes) => {
    const ids = changes.map(({ payload }) => payload.collectionId)
    const { byId, why } = await findCollections(directory, ids)
    return endEach(changes, async ({ payload, before }) => {
      const live = byId.get(payload.collectionId)
      if (!live) return why === null ? toAlready(payload) : null
      // Without force the Server itself keeps one that holds something.
      if (!payload.force) return null
      return judgeContent(payload, before, live)
    })
  },

  apply: (context, changes) =>
    endEach(changes, async ({ before, payload }) => {
      const { call, gateways } = context
      const live = await readCollection(context, payload.collectionId)
      if (!live) return toAlready(payload)
      // The directory may be older than this: somebody may have put something in meanwhile.
      const early = payload.force ? judgeContent(payload, before, live) : null
      if (early) return early
      await gateways.collections.remove(payload.collectionId, payload.force, call)
      return ended('applied', { httpStatus: 200, patch: toPatch(payload) })
    }),

  verify: (context, changes, reason) =>
    endEach(changes, async ({ payload }) => {
      if (await readCollection(context, payload.collectionId)) return null
      if (reason !== 'unclear') return toAlready(payload)
      return ended('applied', { message: confirmedByLookup, patch: toPatch(payload) })
    }),
}

/** What speaks against deleting it with what it holds now. */
function judgeContent(
  { collectionName }: Payload,
  before: ChangeBefores['delete-collection'],
  live: Pick<GatewayCollection, 'scheduleIds' | 'workflowIds'> & {
    readonly members: readonly unknown[]
  },
): Ended | null {
  const memberCount = live.members.length
  const assetCount = live.workflowIds.length + live.scheduleIds.length
  if (memberCount <= before.memberCount && assetCount <= before.assetCount) return null
  const message = `The collection “${collectionName}” has ${memberCount} members and ${assetCount} assets by now, the plan saw ${before.memberCount} and ${before.assetCount}. Nothing was deleted; plan it again.`
  return ended('needs_review', { message })
}

const toAlready = (payload: Payload) =>
  ended('already_applied', {
    message: `The collection “${payload.collectionName}” is gone already.`,
    patch: toPatch(payload),
  })

const toPatch = ({ collectionId }: Payload) =>
  ({ kind: 'collection-removed', collectionId }) as const
