import { toRemoveCollectionAsset } from '../planned/collection-changes.ts'
import type { ChangeKindRules } from './change-kind.ts'
import { toAssetRules } from './collection-asset.ts'

/** A workflow or schedule into a collection. */
export const addCollectionAssetChange: ChangeKindRules<'add-collection-asset'> = {
  ...toAssetRules(true),
  kind: 'add-collection-asset',
  danger: 'none',
  describe: ({ assetKind, assetName, collectionName }) =>
    `Put the ${assetKind} “${assetName}” into the collection “${collectionName}”.`,
  invert: ({ payload, toId }) => {
    const collection = { id: toId(payload.collection), name: payload.collectionName }
    const asset = { kind: payload.assetKind, id: payload.assetId, name: payload.assetName }
    return {
      isPossible: true,
      steps: [[(seq) => toRemoveCollectionAsset(seq, collection, asset)]],
    }
  },
}
