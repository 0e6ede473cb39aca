import { z } from 'zod'
import type { GatewayCollection } from '../../alteryx/collection-calls.ts'
import type { ChangeBefores, ChangePayloads } from '../change.ts'
import { toRenameCollection } from '../planned/collection-changes.ts'
import {
  type ChangeKindRules,
  confirmedByLookup,
  type Ended,
  endEach,
  ended,
} from './change-kind.ts'
import { findCollections } from './collection-change.ts'
import { refSchema } from './ref.ts'
import { changed, judgeEach, undone } from './since.ts'

type Payload = ChangePayloads['update-collection']
type Before = ChangeBefores['update-collection']

/** Another name, or the owner of a collection that the plan made: PUT wants both, so the gateway reads before. */
export const updateCollectionChange: ChangeKindRules<'update-collection'> = {
  kind: 'update-collection',
  schema: z.object({
    collection: refSchema,
    collectionName: z.string(),
    set: z
      .object({ name: z.string().min(1).max(255), ownerId: z.string().min(1) })
      .partial()
      .transform(({ name, ownerId }) => ({
        ...(name === undefined ? {} : { name }),
        ...(ownerId === undefined ? {} : { ownerId }),
      })),
    ownerEmail: z.string(),
  }),
  danger: 'caution',
  operations: ['Collections_GetCollection', 'Collections_UpdateCollection'],
  describe: ({ collectionName, ownerEmail, set }) =>
    set.name === undefined
      ? `Hand over the new collection “${collectionName}” to ${ownerEmail}.`
      : `Rename the collection “${collectionName}” to “${set.name}”.`,
  looksUpRefusals: false,

  invert: ({ payload: { collection, set }, before, toId }) => {
    // A collection that the run made goes as a whole; nothing is to be handed back.
    if (set.name === undefined) return { isPossible: true, steps: [] }
    const now = { id: toId(collection), name: set.name }
    return { isPossible: true, steps: [[(seq) => toRenameCollection(seq, now, before.name)]] }
  },

  findChangedSince: async (directory, applied) => {
    const ids = applied.map(({ payload, toId }) => toId(payload.collection))
    const { byId, why } = await findCollections(directory, ids)
    return judgeEach(applied, ({ payload: { collection, collectionName, set }, before, toId }) => {
      const live = byId.get(toId(collection))
      if (!live && why !== null) return null
      if (!live) return changed(`Someone deleted the collection “${collectionName}” since.`)
      if (set.name === undefined || live.name === set.name) return null
      if (live.name === before.name) return undone
      return changed(`Someone renamed the collection “${collectionName}” to “${live.name}” since.`)
    })
  },

  apply: ({ call, gateways }, changes) =>
    endEach(changes, async ({ payload, before, toId }) => {
      let early: Ended | null = null
      const after = await gateways.collections.update(
        toId(payload.collection),
        (current) => {
          early = judgeCurrent(payload, before, current)
          return early ? null : payload.set
        },
        call,
      )
      return early ?? judgeWritten(payload, after)
    }),

  verify: ({ call, gateways }, changes) =>
    endEach(changes, async ({ payload, toId }) => {
      const live = await gateways.collections.get(toId(payload.collection), call)
      if (!isAsWanted(payload, live)) return null
      return ended('applied', { message: confirmedByLookup, patch: toPatch(live) })
    }),
}

function isAsWanted({ set }: Payload, { name, ownerId }: GatewayCollection): boolean {
  return (set.name ?? name) === name && (set.ownerId ?? ownerId) === ownerId
}

function judgeCurrent(payload: Payload, before: Before, live: GatewayCollection): Ended | null {
  if (isAsWanted(payload, live)) {
    const message = `The collection “${live.name}” is as wanted already.`
    return ended('already_applied', { message, patch: toPatch(live) })
  }
  if (payload.set.name === undefined || live.name === before.name) return null
  const message = `Someone renamed the collection “${before.name}” to “${live.name}” meanwhile. Nothing was written; plan it again.`
  return ended('needs_review', { message, patch: toPatch(live) })
}

function judgeWritten(payload: Payload, after: GatewayCollection): Ended {
  const more = { httpStatus: 200, patch: toPatch(after) }
  if (isAsWanted(payload, after)) return ended('applied', more)
  const message = `The Server accepted the change of the collection “${payload.collectionName}” but did not keep it. Look at the collection.`
  return ended('needs_review', { message, ...more })
}

const toPatch = ({ createdAt, id, name, ownerId }: GatewayCollection) =>
  ({ kind: 'collection', collection: { id, name, ownerId, createdAt } }) as const
