import { z } from 'zod'
import { operation } from '../../operation.ts'
import { serverId } from '../../values.ts'
import { collection, collectionCall, collectionParams } from './collections.ts'

const change = { ...collectionCall, danger: 'caution', response: collection } as const

/** 403 was reported for an asset the Curator has no right to share (reference 4, item 7). */
export const addWorkflowToCollection = operation({
  ...change,
  method: 'POST',
  path: '/v3/collections/:collectionId/workflows',
  operationId: 'Collections_AddWorkflowToCollection',
  summary: 'Puts a workflow into a collection.',
  params: collectionParams,
  body: z.object({ workflowId: serverId }),
})

export const removeWorkflowFromCollection = operation({
  ...change,
  method: 'DELETE',
  path: '/v3/collections/:collectionId/workflows/:workflowId',
  operationId: 'Collections_RemoveWorkflowFromCollection',
  summary: 'Takes a workflow out of a collection.',
  params: collectionParams.extend({ workflowId: serverId }),
})

/** 403 as for workflows. */
export const addScheduleToCollection = operation({
  ...change,
  method: 'POST',
  path: '/v3/collections/:collectionId/schedules',
  operationId: 'Collections_AddScheduleToCollection',
  summary: 'Puts a schedule into a collection.',
  params: collectionParams,
  body: z.object({ scheduleId: serverId }),
})

export const removeScheduleFromCollection = operation({
  ...change,
  method: 'DELETE',
  path: '/v3/collections/:collectionId/schedules/:scheduleId',
  operationId: 'Collections_RemoveScheduleFromCollection',
  summary: 'Takes a schedule out of a collection.',
  params: collectionParams.extend({ scheduleId: serverId }),
})

/** Not in the document of a recent Server; the id is ours. The last release that has it is our choice (reference 2.3). */
export const addInsightToCollection = operation({
  ...change,
  until: '2023.1',
  method: 'POST',
  path: '/v3/collections/:collectionId/insights',
  operationId: 'Collections_AddInsightToCollection',
  summary: 'Puts an insight into a collection.',
  params: collectionParams,
  body: z.object({ insightId: serverId }),
})

/** As for adding: an old operation whose id is ours. */
export const removeInsightFromCollection = operation({
  ...change,
  until: '2023.1',
  method: 'DELETE',
  path: '/v3/collections/:collectionId/insights/:insightId',
  operationId: 'Collections_RemoveInsightFromCollection',
  summary: 'Takes an insight out of a collection.',
  params: collectionParams.extend({ insightId: serverId }),
})
