import { z } from 'zod'
import type { ChangeBefores, ChangePayloads } from '../change.ts'
import type { ChangeKindRules } from './change-kind.ts'
import { deleteOnce } from './delete-once.ts'
import { findNothing } from './since.ts'

type Payload = ChangePayloads['delete-dcm-connection']
type Before = ChangeBefores['delete-dcm-connection']

/** It goes with its data source and credentials; no Server tells secrets, so nothing could make it again. */
export const deleteDcmConnectionChange: ChangeKindRules<'delete-dcm-connection'> = {
  kind: 'delete-dcm-connection',
  schema: z.object({ dcmConnectionId: z.string().min(1), dcmConnectionName: z.string() }),
  danger: 'destructive',
  operations: ['DCMEAdmin_GetConnectionAdmin', 'DCMEAdmin_DeleteConnectionAdmin'],
  describe: ({ dcmConnectionName }) => `Delete the DCM connection “${dcmConnectionName}”.`,
  invert: ({ payload, before }) => ({
    isPossible: false,
    reason: `The DCM connection “${payload.dcmConnectionName}” was deleted, and its secrets were never told. ${before.ownerName} has to make it again.`,
  }),
  findChangedSince: findNothing,
  looksUpRefusals: true,

  ...deleteOnce({
    get: ({ gateways, call }, { dcmConnectionId }: Payload) =>
      gateways.dcm.get(dcmConnectionId, call),
    remove: async ({ gateways, call }, { dcmConnectionId }: Payload) => {
      await gateways.dcm.remove(dcmConnectionId, call)
    },
    toObjection: (connection, { dcmConnectionName }: Payload, { lastChangedAt }: Before) =>
      lastChangedAt !== null && connection.lastChangedOn !== lastChangedAt
        ? `Someone changed the DCM connection “${dcmConnectionName}” meanwhile. Nothing was deleted; plan it again.`
        : null,
    toSubject: ({ dcmConnectionName }: Payload) => `The DCM connection “${dcmConnectionName}”`,
  }),
}
