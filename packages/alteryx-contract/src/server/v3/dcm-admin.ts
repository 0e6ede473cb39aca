import { z } from 'zod'
import { operation } from '../../operation.ts'
import { readText, serverId } from '../../values.ts'
import {
  dcmConnection,
  dcmId,
  dcmSecrets,
  deletedDcmConnection,
  upsertDcmConnectionBody,
} from './dcm-values.ts'

const params = z.object({ id: dcmId })
/** Curators, for everybody’s connections; TLS (reference 2.10). */
const admin = { role: 'Curator', since: '2023.2', status: 200, needsTls: true } as const

export const listDcmConnections = operation({
  ...admin,
  method: 'GET',
  path: '/v3/dcm/admin/connections',
  operationId: 'DCMEAdmin_GetAllConnectionsAdmin',
  danger: 'none',
  secrets: { reply: dcmSecrets.reply },
  replyNote: 'The document declares one connection and describes a list; a list is answered.',
  summary: 'Lists DCM connections: all of them, or what one person sees.',
  query: z.object({ connectionId: dcmId.optional(), visibleBy: serverId.optional() }),
  response: z.array(dcmConnection),
})

/** As the call for one’s own, with the owner. 201 when it created one, 200 when it changed one. */
export const upsertDcmConnectionAsCurator = operation({
  ...admin,
  method: 'POST',
  path: '/v3/dcm/admin/connections',
  operationId: 'DCMEAdmin_UpsertDcmConnection',
  danger: 'caution',
  secrets: dcmSecrets,
  summary: 'Creates a DCM connection for somebody, or replaces the one whose id is given.',
  body: upsertDcmConnectionBody.extend({ ownerId: serverId }),
  response: dcmConnection,
})

export const getDcmConnectionAsCurator = operation({
  ...admin,
  method: 'GET',
  path: '/v3/dcm/admin/connections/:id',
  operationId: 'DCMEAdmin_GetConnectionAdmin',
  danger: 'none',
  secrets: { reply: dcmSecrets.reply },
  summary: 'Reads anybody’s DCM connection.',
  params,
  response: dcmConnection,
})

/** Answers what went with it. */
export const deleteDcmConnectionAsCurator = operation({
  ...admin,
  method: 'DELETE',
  path: '/v3/dcm/admin/connections/:id',
  operationId: 'DCMEAdmin_DeleteConnectionAdmin',
  danger: 'destructive',
  summary: 'Deletes anybody’s DCM connection with its data source and credentials.',
  params,
  response: deletedDcmConnection,
})

export const unshareDcmForExecutionAsCurator = operation({
  ...admin,
  method: 'DELETE',
  path: '/v3/dcm/admin/connections/:id/sharing/execution',
  operationId: 'DCMEAdmin_UnshareConnectionForExecutionAdmin',
  danger: 'caution',
  summary: 'Takes a DCM connection away from everybody who may run workflows with it.',
  params,
  reply: 'empty',
})

export const unshareDcmForCollaborationAsCurator = operation({
  ...admin,
  method: 'DELETE',
  path: '/v3/dcm/admin/connections/:id/sharing/collaboration',
  operationId: 'DCMEAdmin_UnshareConnectionForCollaborationAdmin',
  danger: 'caution',
  summary: 'Takes a DCM connection away from everybody who may work on it.',
  params,
  reply: 'empty',
})

/** What connectors see: the connection by the id that workflows use, without credentials. Older than the rest. */
export const getDcmConnectionForConnect = operation({
  method: 'GET',
  path: '/v3/DCMEConnections/:connectionId',
  status: 200,
  operationId: 'DCMEConnect_GetDCMEConnectionForConnect',
  role: 'Curator',
  since: '2022.1',
  needsTls: true,
  danger: 'none',
  summary: 'Reads name and data source of a DCM connection.',
  params: z.object({ connectionId: dcmId }),
  response: z.object({
    objectId: dcmId,
    name: readText,
    dataSource: z.object({
      name: readText,
      schemaName: readText,
      drvName: readText,
      host: readText,
      parameters: z
        .record(z.string(), z.unknown())
        .nullish()
        .transform((value) => value ?? {}),
    }),
  }),
})
