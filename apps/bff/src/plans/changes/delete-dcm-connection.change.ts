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
import { elsewhere } from './elsewhere.ts'
import { findNothing } from './since.ts'

type Payload = ChangePayloads['delete-dcm-connection']

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

  apply: (context, changes) =>
    endEach(changes, async ({ payload, before }) => {
      const connection = await find(context, payload)
      if (!connection) return toAlready(payload)
      if (before.lastChangedAt !== null && connection.lastChangedOn !== before.lastChangedAt) {
        const message = `Someone changed the DCM connection “${payload.dcmConnectionName}” meanwhile. Nothing was deleted; plan it again.`
        return ended('needs_review', { message })
      }
      await context.gateways.dcm.remove(payload.dcmConnectionId, context.call)
      return ended('applied', { patch: elsewhere, httpStatus: 200 })
    }),

  verify: (context, changes, reason) =>
    endEach(changes, async ({ payload }) => {
      if (await find(context, payload)) return null
      return reason === 'unclear'
        ? ended('applied', { patch: elsewhere, message: confirmedByLookup })
        : toAlready(payload)
    }),
}

async function find({ gateways, call }: ChangeContext, { dcmConnectionId }: Payload) {
  try {
    return await gateways.dcm.get(dcmConnectionId, call)
  } catch (error) {
    if (isGone(error)) return null
    throw error
  }
}

const toAlready = ({ dcmConnectionName }: Payload) =>
  ended('already_applied', {
    message: `The DCM connection “${dcmConnectionName}” is gone already.`,
  })
