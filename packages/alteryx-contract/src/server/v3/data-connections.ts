import { z } from 'zod'
import { operation } from '../../operation.ts'
import { readList, readText, serverId } from '../../values.ts'

const connectionParams = z.object({ dataConnectionId: serverId })

const reduced = {
  id: serverId,
  name: readText,
  connectionString: readText,
  connectionType: readText,
}

/** ReducedServerConnectionView. The connection string may hold a password. */
export const reducedDataConnection = z.object(reduced)

/** ServerConnectionView. 2022 Servers do not have the two DCM fields (reference 2.8). */
export const dataConnection = z.object({
  ...reduced,
  dcmConnectionId: readText,
  dcmConnectionTitle: readText,
  userIds: readList(serverId),
  userGroupIds: readList(serverId),
})
export type ServerDataConnection = z.output<typeof dataConnection>

/** Replies show the connection string, and with it any password inside. */
const common = {
  role: 'Curator',
  since: '2021.4',
  status: 200,
  secrets: { reply: ['connectionString'] },
} as const
const change = { ...common, danger: 'caution', response: dataConnection } as const
const listed = {
  ...common,
  method: 'GET',
  path: '/v3/serverDataConnections',
  operationId: 'ServerConnections_GetServerDataConnections',
  danger: 'none',
} as const

/** No operation creates one. */
export const listDataConnections = operation({
  ...listed,
  summary: 'Lists server data connections, short view.',
  query: z.object({ view: z.literal('Default').optional() }),
  response: z.array(reducedDataConnection),
})

export const listDataConnectionsInFull = operation({
  ...listed,
  summary: 'Lists server data connections with whom they are shared.',
  replyNote:
    'The document declares the short view for both views; this one answers ServerConnectionView.',
  query: z.object({ view: z.literal('Full') }),
  response: z.array(dataConnection),
})

export const getDataConnection = operation({
  ...common,
  method: 'GET',
  path: '/v3/serverDataConnections/:dataConnectionId',
  operationId: 'ServerConnections_GetServerDataConnection',
  danger: 'none',
  summary: 'Reads one server data connection.',
  params: connectionParams,
  response: dataConnection,
})

/** Nothing but the name can be changed. */
export const renameDataConnection = operation({
  ...change,
  method: 'PUT',
  path: '/v3/serverDataConnections/:dataConnectionId',
  operationId: 'ServerConnections_UpdateServerDataConnectionName',
  encodings: ['json', 'form'],
  summary: 'Renames a server data connection.',
  params: connectionParams,
  body: z.object({ name: z.string().min(1).max(255) }),
})

/** There is no `force`: shares go with it. */
export const deleteDataConnection = operation({
  role: 'Curator',
  since: '2021.4',
  status: 200,
  method: 'DELETE',
  path: '/v3/serverDataConnections/:dataConnectionId',
  operationId: 'ServerConnections_DeleteServerDataConnection',
  danger: 'destructive',
  summary: 'Deletes a server data connection.',
  params: connectionParams,
  reply: 'empty',
})

export const shareDataConnectionWithUser = operation({
  ...change,
  method: 'POST',
  path: '/v3/serverDataConnections/:dataConnectionId/users',
  operationId: 'ServerConnections_AddUserToServerDataConnection',
  summary: 'Shares a server data connection with a person.',
  params: connectionParams,
  body: z.object({ userId: serverId }),
})

export const unshareDataConnectionFromUser = operation({
  ...change,
  method: 'DELETE',
  path: '/v3/serverDataConnections/:dataConnectionId/users/:userId',
  operationId: 'ServerConnections_RemoveUserFromServerDataConnection',
  summary: 'Takes a server data connection from a person.',
  params: connectionParams.extend({ userId: serverId }),
})

export const shareDataConnectionWithUserGroup = operation({
  ...change,
  method: 'POST',
  path: '/v3/serverDataConnections/:dataConnectionId/userGroups',
  operationId: 'ServerConnections_AddUserGroupToServerDataConnection',
  summary: 'Shares a server data connection with a group.',
  params: connectionParams,
  body: z.object({ userGroupId: serverId }),
})

export const unshareDataConnectionFromUserGroup = operation({
  ...change,
  method: 'DELETE',
  path: '/v3/serverDataConnections/:dataConnectionId/userGroups/:userGroupId',
  operationId: 'ServerConnections_RemoveUserGroupFromServerDataConnection',
  summary: 'Takes a server data connection from a group.',
  params: connectionParams.extend({ userGroupId: serverId }),
})
