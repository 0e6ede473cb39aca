import { z } from 'zod'
import type { GatewayDcm } from '../../alteryx/dcm-door.ts'
import type { ChangePayloads } from '../change.ts'
import { type ChangeKindRules, confirmedByLookup, endEach, ended } from './change-kind.ts'
import { elsewhere } from './elsewhere.ts'
import { findNothing } from './since.ts'

type Payload = ChangePayloads['unshare-dcm-connection']

const operationOf = {
  execution: 'DCMEAdmin_UnshareConnectionForExecutionAdmin',
  collaboration: 'DCMEAdmin_UnshareConnectionForCollaborationAdmin',
} as const

const say = ({ dcmConnectionName, sharing }: Payload) =>
  `the DCM connection “${dcmConnectionName}” from everybody who may ${sharing === 'execution' ? 'run workflows with' : 'work on'} it`

/** Everybody at once, and only its owner can share it again: administrators have no call for that (reference 2.10). */
export const unshareDcmConnectionChange: ChangeKindRules<'unshare-dcm-connection'> = {
  kind: 'unshare-dcm-connection',
  schema: z.object({
    dcmConnectionId: z.string().min(1),
    dcmConnectionName: z.string(),
    sharing: z.enum(['execution', 'collaboration']),
  }),
  danger: 'caution',
  operations: ['DCMEAdmin_GetConnectionAdmin'],
  operationsBy: {
    field: 'sharing',
    list: (sharing) => [operationOf[sharing as Payload['sharing']]],
  },
  writes: ({ sharing }) => operationOf[sharing],
  describe: (payload) => `Take ${say(payload)}.`,
  looksUpRefusals: false,
  invert: ({ payload, before }) => ({
    isPossible: false,
    reason: `Only ${before.ownerName} can share the DCM connection “${payload.dcmConnectionName}” again.`,
  }),
  findChangedSince: findNothing,

  apply: ({ gateways, call }, changes) =>
    endEach(changes, async ({ payload, before }) => {
      const count = countReceivers(await gateways.dcm.get(payload.dcmConnectionId, call), payload)
      if (count.userCount + count.groupCount === 0)
        return ended('already_applied', { message: toAlready(payload) })
      if (count.userCount > before.userCount || count.groupCount > before.groupCount) {
        const message = `Someone shared the DCM connection “${payload.dcmConnectionName}” with more people meanwhile. Nothing was written; plan it again.`
        return ended('needs_review', { message })
      }
      await gateways.dcm.unshare(payload.dcmConnectionId, payload.sharing, call)
      return ended('applied', { patch: elsewhere, httpStatus: 200 })
    }),

  verify: ({ gateways, call }, changes) =>
    endEach(changes, async ({ payload }) => {
      const count = countReceivers(await gateways.dcm.get(payload.dcmConnectionId, call), payload)
      if (count.userCount + count.groupCount > 0) return null
      return ended('applied', { patch: elsewhere, message: confirmedByLookup })
    }),
}

function countReceivers({ sharing }: GatewayDcm, payload: Payload) {
  const receivers = sharing?.[payload.sharing]
  return {
    userCount: receivers?.users.length ?? 0,
    groupCount: receivers?.userGroups.length ?? 0,
  }
}

const toAlready = (payload: Payload) =>
  `The DCM connection “${payload.dcmConnectionName}” is shared with nobody in this way any more.`
