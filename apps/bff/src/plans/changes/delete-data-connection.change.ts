import { z } from 'zod'
import type { ChangeBefores, ChangePayloads } from '../change.ts'
import type { ChangeKindRules } from './change-kind.ts'
import { deleteOnce } from './delete-once.ts'
import { findNothing } from './since.ts'

type Payload = ChangePayloads['delete-data-connection']
type Before = ChangeBefores['delete-data-connection']

/** A data connection goes with its shares, and for good: no operation creates one (reference 2.8). */
export const deleteDataConnectionChange: ChangeKindRules<'delete-data-connection'> = {
  kind: 'delete-data-connection',
  schema: z.object({ dataConnectionId: z.string().min(1), dataConnectionName: z.string() }),
  danger: 'destructive',
  operations: [
    'ServerConnections_GetServerDataConnection',
    'ServerConnections_DeleteServerDataConnection',
  ],
  describe: ({ dataConnectionName }) => `Delete the data connection “${dataConnectionName}”.`,
  invert: ({ payload }) => ({
    isPossible: false,
    reason: `The data connection “${payload.dataConnectionName}” was deleted, and the Server’s API can’t create one. Make it again on the Server’s own pages.`,
  }),
  findChangedSince: findNothing,
  looksUpRefusals: true,

  ...deleteOnce({
    get: ({ gateways, call }, { dataConnectionId }: Payload) =>
      gateways.dataConnections.get(dataConnectionId, call),
    remove: async ({ gateways, call }, { dataConnectionId }: Payload) => {
      await gateways.dataConnections.remove(dataConnectionId, call)
    },
    toObjection: (
      { name, userGroupIds, userIds },
      { dataConnectionName }: Payload,
      before: Before,
    ) =>
      name !== before.name ||
      userIds.length > before.userCount ||
      userGroupIds.length > before.groupCount
        ? `Someone renamed or shared the data connection “${dataConnectionName}” meanwhile. Nothing was deleted; plan it again.`
        : null,
    toSubject: ({ dataConnectionName }: Payload) => `The data connection “${dataConnectionName}”`,
    toPatch: ({ dataConnectionId: id }: Payload) => ({ kind: 'data-connection-removed', id }),
  }),
}
