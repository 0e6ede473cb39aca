import { z } from 'zod'
import { operation } from '../../operation.ts'
import { serverId } from '../../values.ts'
import {
  dcmCollaboration,
  dcmConnection,
  dcmId,
  dcmSecrets,
  deletedDcmConnection,
  upsertDcmConnectionBody,
} from './dcm-values.ts'

/** Reading and deleting spell it `Id`, sharing `id`: as in the Server's document. */
const connectionParams = z.object({ Id: dcmId })
const sharedParams = z.object({ id: dcmId })

/** Everybody with API access, for connections they own or were given; TLS (reference 2.9). */
const own = { role: 'user', since: '2023.2', status: 200, needsTls: true } as const

/** 404 also for a connection of somebody else. There is no list of one's own connections. */
export const getDcmConnection = operation({
  ...own,
  method: 'GET',
  path: '/v3/dcm/connections/:Id',
  operationId: 'DCME_GetDcmConnection',
  danger: 'none',
  secrets: { reply: dcmSecrets.reply },
  summary: 'Reads a DCM connection of one’s own, or one that is shared with one.',
  params: connectionParams,
  response: dcmConnection,
})

/** By the id that workflows use, which means something for one person alone. */
export const lookUpDcmConnection = operation({
  ...own,
  method: 'GET',
  path: '/v3/dcm/connections/lookup',
  operationId: 'DCME_LookupDcmConnection',
  danger: 'none',
  secrets: { reply: dcmSecrets.reply },
  summary: 'Finds a DCM connection by the id that workflows use.',
  query: z.object({ connectionId: dcmId }),
  response: dcmConnection,
})

/** 201 when it created one, 200 when it changed one. Secrets are taken and never answered. */
export const upsertDcmConnection = operation({
  ...own,
  method: 'POST',
  path: '/v3/dcm/connections',
  operationId: 'DCME_UpsertDcmConnection',
  danger: 'caution',
  secrets: dcmSecrets,
  summary: 'Creates a DCM connection, or replaces the one whose id is given.',
  body: upsertDcmConnectionBody,
  response: dcmConnection,
})

/** Answers what went with it. */
export const deleteDcmConnection = operation({
  ...own,
  method: 'DELETE',
  path: '/v3/dcm/connections/:Id',
  operationId: 'DCME_DeleteDcmConnection',
  danger: 'destructive',
  summary: 'Deletes a DCM connection with its data source and credentials.',
  params: connectionParams,
  response: deletedDcmConnection,
})

const receivers = { userIds: z.array(serverId), userGroupIds: z.array(serverId) }

/** Replaces both lists; both have to be there and one may be empty. 401 also for who may not share. */
export const shareDcmForExecution = operation({
  ...own,
  method: 'PUT',
  path: '/v3/dcm/connections/:id/sharing/execution',
  operationId: 'DCME_ShareDcmConnectionForExecution',
  danger: 'caution',
  summary: 'Replaces who may run workflows with a DCM connection.',
  params: sharedParams,
  body: z.object(receivers),
  reply: 'empty',
})

export const unshareDcmForExecution = operation({
  ...own,
  method: 'DELETE',
  path: '/v3/dcm/connections/:id/sharing/execution',
  operationId: 'DCME_UnshareDcmConnectionForExecution',
  danger: 'caution',
  summary: 'Takes a DCM connection away from everybody who may run workflows with it.',
  params: sharedParams,
  reply: 'empty',
})

/** Newer than the rest: absent from the older of the two captured documents. */
export const shareDcmForCollaboration = operation({
  ...own,
  since: '2025.1',
  method: 'PUT',
  path: '/v3/dcm/connections/:id/sharing/collaboration',
  operationId: 'DCME_ShareDcmConnectionForCollaboration',
  danger: 'caution',
  summary: 'Replaces who may work on a DCM connection, and with which of its credentials.',
  params: sharedParams,
  body: z.object({ sharedCredentials: z.array(dcmId), ...receivers }),
  response: dcmCollaboration,
})
