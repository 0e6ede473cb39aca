import {
  getCollection,
  type ServerCollection,
  updateCollection,
} from '@curator/alteryx-contract/server/v3/collections'
import type { AlteryxClient } from './alteryx-client.ts'
import type { CollectionsGateway, GatewayAsset } from './gateways.ts'

export function createCollectionsGateway(client: AlteryxClient): CollectionsGateway {
  const get: CollectionsGateway['get'] = async (collectionId, options) =>
    toAsset(await client.send(getCollection, { params: { collectionId } }, options))
  return {
    get,
    update: async (collectionId, decide, options) => {
      const current = await get(collectionId, options)
      const values = decide(current)
      if (values === null) return current
      const body = { name: current.name, ownerId: values.ownerId }
      const input = { params: { collectionId }, body }
      return toAsset(await client.send(updateCollection, input, options))
    },
  }
}

function toAsset({ id, name, ownerId }: ServerCollection): GatewayAsset {
  return { id, name, ownerId }
}
