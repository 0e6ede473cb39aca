import {
  getCollection,
  listCollections,
  listCollectionsInFull,
  type ServerCollection,
  updateCollection,
} from '@curator/alteryx-contract/server/v3/collections'
import type { AlteryxClient } from './alteryx-client.ts'
import { AlteryxFailure, isGone } from './alteryx-failure.ts'
import type { CallOptions, CollectionsGateway, GatewayAsset } from './gateways.ts'

export function createCollectionsGateway(client: AlteryxClient): CollectionsGateway {
  const get: CollectionsGateway['get'] = async (collectionId, options) =>
    toAsset(await client.send(getCollection, { params: { collectionId } }, options))
  return {
    readAllInFull: async (options) => {
      try {
        return await client.sendForBytes(
          listCollectionsInFull,
          { query: { view: 'Full' } },
          options,
        )
      } catch (error) {
        if (!(error instanceof AlteryxFailure) || error.facts.kind !== 'refused') throw error
        return readOneByOne(client, options)
      }
    },
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

/** Collections asked for at once; people's calls and runs need room beside. */
const collectionsAtOnce = 8

/** The full list from the short one and a call for each. One deleted between the two is left out. */
async function readOneByOne(client: AlteryxClient, options: CallOptions): Promise<Uint8Array> {
  const waiting = (await client.send(listCollections, { query: {} }, options)).map(({ id }) => id)
  const found: unknown[] = []
  const readNext = async (): Promise<void> => {
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      const input = { params: { collectionId: id } }
      const reply = await client.sendForRaw(getCollection, input, options).catch((error) => {
        if (isGone(error)) return null
        throw error
      })
      if (reply) found.push(reply.raw)
    }
  }
  await Promise.all(Array.from({ length: collectionsAtOnce }, readNext))
  return new TextEncoder().encode(JSON.stringify(found))
}
