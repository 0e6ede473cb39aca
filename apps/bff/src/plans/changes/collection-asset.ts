import { AlteryxFailure } from '../../alteryx/alteryx-failure.ts'
import type { Directory } from '../../directory/directory.ts'
import type { CollectionAsset } from '../change.ts'
import {
  type ChangeContext,
  type ChangeKindRules,
  confirmedByLookup,
  type Ended,
  endEach,
  ended,
  type ReadyChange,
  type SeqApplied,
} from './change-kind.ts'
import {
  assetSchema,
  findCollections,
  holdsAsset,
  isExisting,
  readCollection,
} from './collection-change.ts'
import { changed, judgeEach, type Since, undone } from './since.ts'

type Change = ReadyChange<CollectionAsset, null>

/** Adding and removing differ in the call, in what is there afterwards, and in words. */
export function toAssetRules(isAdded: boolean) {
  return {
    schema: assetSchema,
    operations: [],
    operationsBy: {
      field: 'assetKind',
      list: (kind: string) => ['Collections_GetCollection', toOperation(kind, isAdded)],
    },
    writes: ({ assetKind }: CollectionAsset) => toOperation(assetKind, isAdded),
    looksUpRefusals: true,
    findChangedSince: (
      directory: Directory,
      applied: readonly SeqApplied<CollectionAsset, null>[],
    ) => findAssetsChanged(directory, applied, isAdded),

    drift: async (directory: Directory, changes: readonly Change[]) => {
      const ids = changes.flatMap(({ payload: { collection } }) =>
        isExisting(collection) ? [collection.id] : [],
      )
      const { byId } = await findCollections(directory, ids)
      return endEach(changes, async ({ payload, toId }) => {
        if (!isExisting(payload.collection)) return null
        const live = byId.get(payload.collection.id)
        return live && holdsAsset(live, payload) === isAdded
          ? toAlready(payload, toId, isAdded)
          : null
      })
    },

    apply: (context: ChangeContext, changes: readonly Change[]) =>
      endEach(changes, (change) => send(context, change, isAdded)),

    verify: (context, changes: readonly Change[], reason) =>
      endEach(changes, async ({ payload, toId }) => {
        const live = await readCollection(context, toId(payload.collection))
        // Nothing lies in a collection that is gone.
        if ((live !== null && holdsAsset(live, payload)) !== isAdded) return null
        if (reason !== 'unclear') return toAlready(payload, toId, isAdded)
        const patch = toPatch(payload, toId, isAdded)
        return ended('applied', { message: confirmedByLookup, patch })
      }),
  } satisfies Partial<ChangeKindRules<'add-collection-asset'>>
}

function toOperation(assetKind: string, isAdded: boolean): string {
  const what = assetKind === 'workflow' ? 'Workflow' : 'Schedule'
  return isAdded ? `Collections_Add${what}ToCollection` : `Collections_Remove${what}FromCollection`
}

async function send(
  { call, gateways }: ChangeContext,
  { payload, toId }: Change,
  isAdded: boolean,
): Promise<Ended> {
  const { assetId: id, assetKind: kind, assetName, collectionName } = payload
  const collectionId = toId(payload.collection)
  const { addAsset, removeAsset } = gateways.collections
  try {
    const after = await (isAdded ? addAsset : removeAsset)(collectionId, { kind, id }, call)
    if (holdsAsset(after, payload) === isAdded)
      return ended('applied', { httpStatus: 200, patch: toPatch(payload, toId, isAdded) })
    const message = `The Server accepted the change but ${isAdded ? 'does not list' : 'still lists'} “${assetName}” in the collection “${collectionName}”. Look at the collection.`
    return ended('needs_review', { message, httpStatus: 200 })
  } catch (error) {
    if (!(error instanceof AlteryxFailure) || error.facts.kind !== 'forbidden') throw error
    // Some Servers want the owner of the key to have a right to the asset itself (reference 4, item 7): the run goes on.
    return ended('refused', {
      message: `The Server did not ${isAdded ? 'put' : 'take'} the ${kind} “${assetName}” ${isAdded ? 'into' : 'out of'} the collection “${collectionName}”: the user of the console’s key has no right to share what belongs to somebody else. Let its owner do it, or change the owner for the time being.`,
      serverText: error.facts.serverText || null,
      httpStatus: error.facts.status,
    })
  }
}

async function findAssetsChanged(
  directory: Directory,
  applied: readonly SeqApplied<CollectionAsset, null>[],
  isAdded: boolean,
): Promise<ReadonlyMap<number, Since>> {
  const ids = applied.map(({ payload, toId }) => toId(payload.collection))
  const { byId, why } = await findCollections(directory, ids)
  return judgeEach(applied, ({ payload, toId }) => {
    const live = byId.get(toId(payload.collection))
    if (live) return holdsAsset(live, payload) === isAdded ? null : undone
    if (why !== null) return null
    return isAdded
      ? undone
      : changed(`Someone deleted the collection “${payload.collectionName}” since.`)
  })
}

function toAlready(payload: CollectionAsset, toId: Change['toId'], isAdded: boolean): Ended {
  const { assetKind, assetName, collectionName } = payload
  const message = `The ${assetKind} “${assetName}” is ${isAdded ? 'in the collection' : 'not in the collection'} “${collectionName}” ${isAdded ? 'already' : 'any more'}.`
  return ended('already_applied', { message, patch: toPatch(payload, toId, isAdded) })
}

const toPatch = (payload: CollectionAsset, toId: Change['toId'], isIn: boolean) =>
  ({
    kind: 'collection-asset',
    collectionId: toId(payload.collection),
    asset: payload.assetKind,
    assetId: payload.assetId,
    isIn,
  }) as const
