import type { AssetKind, ChangePayloads, OwnedAssets } from '../change.ts'

/** Kinds of asset in the order in which they are handed over. */
export const assetKindOf: Readonly<Record<keyof OwnedAssets, AssetKind>> = {
  workflows: 'workflow',
  schedules: 'schedule',
  collections: 'collection',
}

/** The kinds that a transfer takes along. */
export function listChosen(payload: ChangePayloads['transfer-assets']): (keyof OwnedAssets)[] {
  return [
    ...(payload.transferWorkflows ? (['workflows'] as const) : []),
    ...(payload.transferSchedules ? (['schedules'] as const) : []),
    ...(payload.transferCollections ? (['collections'] as const) : []),
  ]
}
