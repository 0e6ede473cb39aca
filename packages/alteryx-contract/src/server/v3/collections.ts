import { z } from 'zod'
import { operation } from '../../operation.ts'
import { createdId, queryFlag, readInstant, readList, readText, serverId } from '../../values.ts'
import { readPerson } from './directory-person.ts'

export const collectionParams = z.object({ collectionId: serverId })

/** ReducedCollectionView. */
export const reducedCollection = z.object({
  id: serverId,
  name: readText,
  ownerId: serverId,
  dateAdded: readInstant,
})

/**
 * CollectionView. No call of V3 answers the rights or expiration dates of members: they are write-only, V1 shows them
 * (reference 2.3; server-v1v2 4.2). Studios can be read and not set. `insightIds` came up to 2023.1.
 */
export const collection = z.object({
  id: serverId,
  name: readText,
  ownerId: serverId,
  dateAdded: readInstant,
  workflowIds: readList(serverId),
  scheduleIds: readList(serverId),
  userGroupIds: readList(serverId),
  subscriptionIds: readList(serverId),
  insightIds: readList(serverId),
  users: readList(z.object({ userId: readText, activeDirectoryObject: readPerson })),
})
export type ServerCollection = z.output<typeof collection>

/** What all calls about collections have in common. */
export const collectionCall = { role: 'Curator', since: '2021.4', status: 200 } as const

const listed = {
  ...collectionCall,
  method: 'GET',
  path: '/v3/collections',
  operationId: 'Collections_GetCollections',
  danger: 'none',
} as const

/** Every collection, reduced. No paging, no filters. */
export const listCollections = operation({
  ...listed,
  summary: 'Lists collections, short view.',
  query: z.object({ view: z.literal('Default').optional() }),
  response: z.array(reducedCollection),
})

/** Every collection with what is in it. */
export const listCollectionsInFull = operation({
  ...listed,
  summary: 'Lists collections, full view.',
  replyNote:
    'The document declares the short view for both views; this one answers CollectionView.',
  query: z.object({ view: z.literal('Full') }),
  response: z.array(collection),
})

/** The caller becomes the owner. 401 also when the caller’s own `canCreateCollections` is false; 200, not 201. */
export const createCollection = operation({
  ...collectionCall,
  method: 'POST',
  path: '/v3/collections',
  operationId: 'Collections_CreateCollection',
  danger: 'none',
  encodings: ['json', 'form'],
  summary: 'Creates an empty collection and answers its id.',
  body: z.object({ name: z.string().min(1).max(255) }),
  response: createdId,
})

export const getCollection = operation({
  ...collectionCall,
  method: 'GET',
  path: '/v3/collections/:collectionId',
  operationId: 'Collections_GetCollection',
  danger: 'none',
  summary: 'Reads one collection with what is in it.',
  params: collectionParams,
  response: collection,
})

/** Full replacement of the two: read before, or the other one changes too. */
export const updateCollection = operation({
  ...collectionCall,
  method: 'PUT',
  path: '/v3/collections/:collectionId',
  operationId: 'Collections_UpdateCollection',
  danger: 'caution',
  summary: 'Renames a collection or hands it to another owner.',
  params: collectionParams,
  body: z.object({ name: z.string().min(1).max(255), ownerId: z.string().min(1).max(255) }),
  response: collection,
})

/** 400 when something is in it and `forceDelete` is not true (reference 2.3, by analogy with groups). */
export const deleteCollection = operation({
  ...collectionCall,
  method: 'DELETE',
  path: '/v3/collections/:collectionId',
  operationId: 'Collections_DeleteCollection',
  danger: 'destructive',
  summary: 'Deletes a collection.',
  params: collectionParams,
  query: z.object({ forceDelete: queryFlag.optional() }),
  reply: 'empty',
})
