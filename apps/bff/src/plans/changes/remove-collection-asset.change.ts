import { toAddCollectionAsset } from '../planned/collection-changes.ts'
import type { ChangeKindRules } from './change-kind.ts'
import { toAssetRules } from './collection-asset.ts'

/** A workflow or schedule out of a collection; the asset itself stays. */
export const removeCollectionAssetChange: ChangeKindRules<'remove-collection-asset'> = {
  ...toAssetRules(false),
  kind: 'remove-collection-asset',
  danger: 'caution',
  describe: ({ assetKind, assetName, collectionName }) =>
    `Take the ${assetKind} “${assetName}” out of the collection “${collectionName}”.`,
  invert: ({ payload, toId }) => {
    const collection = { id: toId(payload.collection), name: payload.collectionName }
    const asset = { kind: payload.assetKind, id: payload.assetId, name: payload.assetName }
    return { isPossible: true, steps: [[(seq) => toAddCollectionAsset(seq, collection, asset)]] }
  },
}
