import { z } from 'zod'
import { isGone } from '../../alteryx/alteryx-failure.ts'
import type { ChangePayloads } from '../change.ts'
import {
  type ChangeContext,
  type ChangeKindRules,
  confirmedByLookup,
  endEach,
  ended,
} from './change-kind.ts'
import { findNothing } from './since.ts'

type Payload = ChangePayloads['delete-data-connection']

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

  apply: (context, changes) =>
    endEach(changes, async ({ payload, before }) => {
      const connection = await find(context, payload)
      if (!connection) return toAlready(payload)
      const { name, userGroupIds, userIds } = connection
      if (
        name !== before.name ||
        userIds.length > before.userCount ||
        userGroupIds.length > before.groupCount
      ) {
        const message = `Someone renamed or shared the data connection “${payload.dataConnectionName}” meanwhile. Nothing was deleted; plan it again.`
        return ended('needs_review', { message })
      }
      await context.gateways.dataConnections.remove(payload.dataConnectionId, context.call)
      return ended('applied', { httpStatus: 200, patch: toPatch(payload) })
    }),

  verify: (context, changes, reason) =>
    endEach(changes, async ({ payload }) => {
      if (await find(context, payload)) return null
      if (reason !== 'unclear') return toAlready(payload)
      return ended('applied', { message: confirmedByLookup, patch: toPatch(payload) })
    }),
}

async function find({ gateways, call }: ChangeContext, { dataConnectionId }: Payload) {
  try {
    return await gateways.dataConnections.get(dataConnectionId, call)
  } catch (error) {
    if (isGone(error)) return null
    throw error
  }
}

const toAlready = (payload: Payload) =>
  ended('already_applied', {
    message: `The data connection “${payload.dataConnectionName}” is gone already.`,
    patch: toPatch(payload),
  })

const toPatch = ({ dataConnectionId }: Payload) =>
  ({ kind: 'data-connection-removed', id: dataConnectionId }) as const
