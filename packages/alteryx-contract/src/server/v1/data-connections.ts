import { z } from 'zod'
import { operation } from '../../operation.ts'
import { readList, readText, serverId } from '../../values.ts'

const readCount = z
  .int()
  .nullish()
  .transform((value) => value ?? null)

/** A connection as V1 names its fields; the connection string may hold a password. */
const connection = {
  connectionId: serverId,
  connectionString: readText,
  connectionName: readText,
  connectionType: readText,
  subscriptionCount: readCount,
  userCount: readCount,
  userGroupCount: readCount,
}

const listed = {
  method: 'GET',
  status: 200,
  role: 'Curator',
  since: '2021.4',
  danger: 'none',
  secrets: { reply: ['connectionString'] },
  query: z.object({
    offset: z.coerce.number().int().optional(),
    limit: z.coerce.number().int().optional(),
  }),
} as const

/** Ids of the receivers came with newer releases (server-v1v2 4.13). The operation id is ours. */
export const listAdminDataConnections = operation({
  ...listed,
  path: '/admin/v1/serverdataconnections',
  operationId: 'AdminV1_GetServerDataConnections',
  summary: 'Lists server data connections with the number of their receivers.',
  response: z.array(
    z.object({
      ...connection,
      userIds: readList(serverId),
      userGroupIds: readList(serverId),
    }),
  ),
})

/** Aliases defined on the Server’s machine; counts came in 2021.2 alone (server-v1v2 4.14). The operation id is ours. */
export const listSystemDataConnections = operation({
  ...listed,
  path: '/admin/v1/systemdataconnections',
  operationId: 'AdminV1_GetSystemDataConnections',
  summary: 'Lists the data connections that are defined on the machine of the Server.',
  response: z.array(z.object(connection)),
})
