import {
  addScheduleToCollection,
  addWorkflowToCollection,
  removeScheduleFromCollection,
  removeWorkflowFromCollection,
} from '@curator/alteryx-contract/server/v3/collection-assets'
import {
  createCollection,
  deleteCollection,
  getCollection,
  listCollections,
  listCollectionsInFull,
  type ServerCollection,
  updateCollection,
} from '@curator/alteryx-contract/server/v3/collections'
import type { AlteryxClient } from './alteryx-client.ts'
import { AlteryxFailure, isGone } from './alteryx-failure.ts'
import type { CollectionsGateway, GatewayCollection, GatewayMember } from './collection-calls.ts'
import { sendRemoveMember, sendSetMember } from './collection-members.ts'
import { readAllRights } from './collection-rights.ts'
import type { CallOptions } from './gateways.ts'
import { createOneByOne } from './one-by-one.ts'

export function createCollectionsGateway(client: AlteryxClient): CollectionsGateway {
  const oneByOne = createOneByOne()
  const get: CollectionsGateway['get'] = async (collectionId, options) =>
    toCollection(await client.send(getCollection, { params: { collectionId } }, options))
  return {
    readAllInFull: (options) => readAllInFull(client, options),
    readAllRights: (options) => readAllRights(client, options),
    list: (options) => client.send(listCollections, { query: {} }, options),
    get,
    create: (name, options) => client.send(createCollection, { body: { name } }, options),
    update: (collectionId, decide, options) =>
      oneByOne(collectionId, async () => {
        const current = await get(collectionId, options)
        const values = decide(current)
        if (values === null) return current
        const { name, ownerId } = current
        const input = { params: { collectionId }, body: { name, ownerId, ...values } }
        return toCollection(await client.send(updateCollection, input, options))
      }),
    remove: (collectionId, force, options) =>
      oneByOne(collectionId, async () => {
        const query = force ? { forceDelete: 'true' as const } : {}
        await client.send(deleteCollection, { params: { collectionId }, query }, options)
      }),
    setMember: (collectionId, member, decide, options) =>
      oneByOne(collectionId, async () => {
        const current = await get(collectionId, options)
        const values = decide(current)
        if (values === null) return current
        return toCollection(await sendSetMember(client, current, member, values, options))
      }),
    removeMember: (collectionId, member, options) =>
      oneByOne(collectionId, async () =>
        toCollection(await sendRemoveMember(client, collectionId, member, options)),
      ),
    addAsset: (collectionId, { id, kind }, options) =>
      oneByOne(collectionId, async () => {
        const params = { collectionId }
        return toCollection(
          kind === 'workflow'
            ? await client.send(
                addWorkflowToCollection,
                { params, body: { workflowId: id } },
                options,
              )
            : await client.send(
                addScheduleToCollection,
                { params, body: { scheduleId: id } },
                options,
              ),
        )
      }),
    removeAsset: (collectionId, { id, kind }, options) =>
      oneByOne(collectionId, async () =>
        toCollection(
          kind === 'workflow'
            ? await client.send(
                removeWorkflowFromCollection,
                { params: { collectionId, workflowId: id } },
                options,
              )
            : await client.send(
                removeScheduleFromCollection,
                { params: { collectionId, scheduleId: id } },
                options,
              ),
        ),
      ),
  }
}

function toCollection(collection: ServerCollection): GatewayCollection {
  const { id, name, ownerId, dateAdded, scheduleIds, userGroupIds, users, workflowIds } = collection
  const people = users.flatMap(({ activeDirectoryObject, userId }): GatewayMember[] => {
    const sid = activeDirectoryObject?.sid ?? ''
    if (userId !== '') return [{ kind: 'user', id: userId, sid }]
    return sid === '' ? [] : [{ kind: 'directory', id: sid, sid }]
  })
  const groups = userGroupIds.map((groupId) => ({ kind: 'group' as const, id: groupId, sid: '' }))
  return {
    id,
    name,
    ownerId,
    createdAt: dateAdded,
    members: [...people, ...groups],
    studioIds: collection.subscriptionIds,
    workflowIds,
    scheduleIds,
  }
}

async function readAllInFull(client: AlteryxClient, options: CallOptions): Promise<Uint8Array> {
  try {
    return await client.sendForBytes(listCollectionsInFull, { query: { view: 'Full' } }, options)
  } catch (error) {
    if (!(error instanceof AlteryxFailure) || error.facts.kind !== 'refused') throw error
    return readOneByOne(client, options)
  }
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
