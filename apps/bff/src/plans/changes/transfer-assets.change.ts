import { z } from 'zod'
import { AlteryxFailure } from '../../alteryx/alteryx-failure.ts'
import type { ChangeBefores, ChangePayloads, OwnedAssets } from '../change.ts'
import { toChangeOwner } from '../planned/asset-changes.ts'
import { joinWords } from '../planned/words.ts'
import { assetKindOf, listChosen } from './assets.ts'
import {
  type ChangeContext,
  type ChangeKindRules,
  confirmedByLookup,
  type Ended,
  endEach,
  ended,
} from './change-kind.ts'
import { findTransfersChanged } from './transfer-since.ts'

type Payload = ChangePayloads['transfer-assets']
type Before = ChangeBefores['transfer-assets']

/** Everything of the chosen kinds goes to one receiver in one call. What the person owns by then is read before. */
export const transferAssetsChange: ChangeKindRules<'transfer-assets'> = {
  kind: 'transfer-assets',
  schema: z.object({
    userId: z.string().min(1),
    email: z.string(),
    receiverId: z.string().min(1),
    receiverEmail: z.string(),
    transferWorkflows: z.boolean(),
    transferSchedules: z.boolean(),
    transferCollections: z.boolean(),
  }),
  danger: 'caution',
  operations: ['Users_GetUsersAssets', 'Users_TransferAssets'],
  describe: (payload) =>
    `Hand over ${joinWords(listChosen(payload))} of ${payload.email} to ${payload.receiverEmail}.`,
  looksUpRefusals: false,

  invert: ({ payload, before }) => {
    const owner = { ownerId: payload.receiverId, ownerEmail: payload.receiverEmail }
    const giver = { id: payload.userId, email: payload.email }
    const back = listChosen(payload).flatMap((kinds) =>
      before.assets[kinds].map(
        (asset) => (seq: number) =>
          toChangeOwner(seq, { ...asset, ...owner, kind: assetKindOf[kinds] }, giver),
      ),
    )
    if (back.length > 0) return { isPossible: true, steps: [back] }
    return { isPossible: false, reason: `${payload.email} owned nothing of these kinds.` }
  },

  findChangedSince: findTransfersChanged,

  apply: (context, changes) =>
    endEach(changes, async ({ payload, before }) => {
      const assets = await readAssets(context, payload)
      return judgeAssets(payload, before, assets) ?? transfer(context, payload, before)
    }),

  verify: (context, changes) =>
    endEach(changes, async ({ payload, before }) => {
      const assets = await readAssets(context, payload)
      if (countAssets(payload, assets) > 0) return null
      return ended('applied', { message: confirmedByLookup, patch: toPatches(payload, before) })
    }),
}

const readAssets = ({ gateways, call }: ChangeContext, payload: Payload) =>
  gateways.users.listAssets(payload.userId, call)

const countAssets = (payload: Payload, assets: OwnedAssets) =>
  listChosen(payload).reduce((sum, kinds) => sum + assets[kinds].length, 0)

/** Drift: what the plan did not see was not confirmed, so it is not handed over. */
function judgeAssets(payload: Payload, before: Before, assets: OwnedAssets): Ended | null {
  if (countAssets(payload, assets) === 0) {
    const message = `${payload.email} owns nothing of these kinds any more.`
    return ended('already_applied', { message })
  }
  const unseen = listChosen(payload).flatMap((kinds) => {
    const seen = new Set(before.assets[kinds].map((asset) => asset.id))
    return assets[kinds].filter(({ id }) => !seen.has(id))
  })
  if (unseen.length === 0) return null
  const named = unseen.slice(0, 3).map((asset) => `“${asset.name}”`)
  const rest = unseen.length - named.length
  const words = joinWords(rest > 0 ? [...named, `${rest} more`] : named)
  return ended('needs_review', {
    message: `${payload.email} owns meanwhile what the plan did not see: ${words}. Nothing was handed over; plan it again.`,
  })
}

async function transfer(
  { gateways, call }: ChangeContext,
  payload: Payload,
  before: Before,
): Promise<Ended> {
  const { userId, email: _, receiverEmail: __, ...body } = payload
  try {
    const affectedScheduleIds = await gateways.users.transferAssets(userId, body, call)
    const patch = toPatches(payload, before)
    return ended('applied', { httpStatus: 200, facts: { affectedScheduleIds }, patch })
  } catch (error) {
    if (!(error instanceof AlteryxFailure) || error.facts.kind !== 'forbidden') throw error
    // 403 is about this receiver, not about the key (reference 1): the run goes on.
    return ended('refused', {
      message: `The Server did not hand over to ${payload.receiverEmail}. The receiver has to be an active Artisan or Curator.`,
      serverText: error.facts.serverText || null,
      httpStatus: error.facts.status,
    })
  }
}

const toPatches = (payload: Payload, { assets }: Before) =>
  listChosen(payload).map(
    (kinds) =>
      ({
        kind: 'owner',
        content: assetKindOf[kinds],
        ids: assets[kinds].map((asset) => asset.id),
        ownerId: payload.receiverId,
      }) as const,
  )
