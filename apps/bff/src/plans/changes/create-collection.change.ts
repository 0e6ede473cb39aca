import { z } from 'zod'
import { AlteryxFailure } from '../../alteryx/alteryx-failure.ts'
import type { GatewayAsset } from '../../alteryx/gateways.ts'
import type { ChangePayloads } from '../change.ts'
import { toDeleteCollection } from '../planned/collection-changes.ts'
import {
  type ChangeContext,
  type ChangeKindRules,
  type Ended,
  endEach,
  ended,
  found,
} from './change-kind.ts'
import { findCollectionsChanged } from './created-collection-since.ts'
import { noId } from './created-group-since.ts'

type Payload = ChangePayloads['create-collection']

/** A new collection. Names may be shared: whether one is there is found by name, those apart that were there before. */
export const createCollectionChange: ChangeKindRules<'create-collection'> = {
  kind: 'create-collection',
  schema: z.object({ name: z.string().min(1).max(255), knownIds: z.array(z.string()) }),
  danger: 'none',
  operations: ['Collections_GetCollections', 'Collections_CreateCollection'],
  describe: ({ name }) => `Create the collection “${name}”.`,
  invert: ({ payload, id }) => {
    if (id === null) return { isPossible: false, reason: noId }
    // Whatever the run put in goes first or along; what others put in holds it back.
    const collection = { id, name: payload.name, memberCount: 0, assetCount: 0 }
    const make = (seq: number) => toDeleteCollection(seq, collection)
    return { isPossible: true, steps: [[make]] }
  },
  findChangedSince: findCollectionsChanged,
  looksUpRefusals: false,

  drift: async (directory, changes) => {
    const { items } = await directory.findContent('collection', {})
    return endEach(changes, async ({ payload }) => {
      const [other] = listNew(payload, items)
      if (!other) return null
      const message = `Someone created a collection named “${payload.name}” meanwhile. Nothing was created; plan it again.`
      return ended('needs_review', { message })
    })
  },

  apply: (context, changes) => endEach(changes, ({ payload }) => create(context, payload)),

  verify: async ({ call, gateways }, changes, reason) => {
    const all = await gateways.collections.list(call)
    return endEach(changes, async ({ payload }) => {
      const live = listNew(payload, all)
      const [one] = live
      if (!one) return null
      if (live.length === 1)
        return found(reason, `The collection “${payload.name}”`, {
          id: one.id,
          patch: toPatch({ createdAt: null, ...one }),
        })
      const message = `The Server has ${live.length} new collections named “${payload.name}”. Decide which one stays.`
      return ended('needs_review', { message })
    })
  },
}

const listNew = <T extends GatewayAsset>({ knownIds, name }: Payload, all: readonly T[]) =>
  all.filter((each) => each.name === name && !knownIds.includes(each.id))

async function create({ call, gateways }: ChangeContext, payload: Payload): Promise<Ended> {
  try {
    const id = await gateways.collections.create(payload.name, call)
    const made = await gateways.collections.get(id, call)
    return ended('applied', { id, patch: toPatch(made), httpStatus: 200 })
  } catch (error) {
    if (!(error instanceof AlteryxFailure) || !isDenied(error)) throw error
    // 401 also stands for a missing right here (reference 2.3). When the key can list, it is the right that is missing.
    await gateways.collections.list(call)
    return ended('refused', {
      message: `The user of the console’s key may not create collections, so “${payload.name}” was not created. Give this user the right to create collections, then retry.`,
      serverText: error.facts.serverText || null,
      httpStatus: error.facts.status,
    })
  }
}

const isDenied = ({ facts }: AlteryxFailure) =>
  facts.kind === 'credentials' &&
  facts.status === 401 &&
  facts.operationId === 'Collections_CreateCollection'

const toPatch = ({
  createdAt,
  id,
  name,
  ownerId,
}: GatewayAsset & { readonly createdAt: string | null }) =>
  ({ kind: 'collection', collection: { id, name, ownerId, createdAt } }) as const
