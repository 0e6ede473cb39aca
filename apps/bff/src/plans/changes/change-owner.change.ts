import { z } from 'zod'
import { AlteryxFailure } from '../../alteryx/alteryx-failure.ts'
import type { GatewayAsset } from '../../alteryx/gateways.ts'
import type { Directory } from '../../directory/directory.ts'
import type { AssetKind, ChangeBefores, ChangePayloads } from '../change.ts'
import { toChangeOwner } from '../planned/asset-changes.ts'
import {
  type ChangeContext,
  type ChangeKindRules,
  confirmedByLookup,
  type Ended,
  endEach,
  ended,
} from './change-kind.ts'
import { groupBy } from './group-by.ts'
import { changed, judgeEach, undone } from './since.ts'

type Payload = ChangePayloads['change-owner']
type Before = ChangeBefores['change-owner']

/** What each kind of asset needs; the last one writes. */
const operationsOf: Readonly<Record<AssetKind, readonly string[]>> = {
  workflow: ['Workflows_GetWorkflow', 'Workflows_TransferWorkflow'],
  schedule: ['Schedules_GetSchedule', 'Schedules_UpdateSchedulePatch'],
  collection: ['Collections_GetCollection', 'Collections_UpdateCollection'],
}

/** One asset goes to another owner: a workflow by the transfer call, a schedule by PATCH, a collection by PUT. */
export const changeOwnerChange: ChangeKindRules<'change-owner'> = {
  kind: 'change-owner',
  schema: z.object({
    assetKind: z.enum(['workflow', 'schedule', 'collection']),
    assetId: z.string().min(1),
    assetName: z.string(),
    ownerId: z.string().min(1),
    ownerEmail: z.string(),
  }),
  danger: 'caution',
  operations: [],
  operationsBy: { field: 'assetKind', list: (kind) => operationsOf[kind as AssetKind] ?? [] },
  writes: ({ assetKind }) => operationsOf[assetKind].at(-1) ?? '',
  describe: (payload) =>
    `Hand over the ${payload.assetKind} “${payload.assetName}” to ${payload.ownerEmail}.`,
  looksUpRefusals: false,

  invert: ({ payload, before }) => {
    const { assetId, assetKind, assetName, ownerEmail, ownerId } = payload
    const asset = { id: assetId, name: assetName, kind: assetKind, ownerId, ownerEmail }
    const owner = { id: before.ownerId, email: before.ownerEmail }
    return { isPossible: true, steps: [[(seq) => toChangeOwner(seq, asset, owner)]] }
  },

  findChangedSince: async (directory, applied) => {
    const owners = await findOwners(
      directory,
      applied.map(({ payload }) => payload),
    )
    const found = await directory.findUsersById(applied.map(({ before }) => before.ownerId))
    const users = new Set(found.map((user) => user.id as string))
    return judgeEach(applied, ({ payload, before }) => {
      if (!users.has(before.ownerId)) return changed(`${before.ownerEmail} was deleted since.`)
      const ownerId = owners(payload)
      if (ownerId === undefined || ownerId === payload.ownerId) return null
      if (ownerId === before.ownerId) return undone
      const what = `the ${payload.assetKind} “${payload.assetName}”`
      return changed(
        ownerId === null
          ? `Someone deleted ${what} since.`
          : `Someone handed ${what} on from ${payload.ownerEmail} since.`,
      )
    })
  },

  apply: (context, changes) =>
    endEach(changes, async ({ payload, before }) => {
      const asset = await readAsset(context, payload)
      return judgeOwner(payload, before, asset) ?? handOver(context, payload)
    }),

  verify: (context, changes) =>
    endEach(changes, async ({ payload }) => {
      const { ownerId } = await readAsset(context, payload)
      if (ownerId !== payload.ownerId) return null
      return ended('applied', { message: confirmedByLookup, patch: toPatch(payload) })
    }),
}

function readAsset({ gateways, call }: ChangeContext, payload: Payload): Promise<GatewayAsset> {
  switch (payload.assetKind) {
    case 'workflow':
      return gateways.workflows.get(payload.assetId, call)
    case 'schedule':
      return gateways.schedules.get(payload.assetId, call)
    case 'collection':
      return gateways.collections.get(payload.assetId, call)
  }
}

function judgeOwner(payload: Payload, before: Before, asset: GatewayAsset): Ended | null {
  const what = `The ${payload.assetKind} “${asset.name}”`
  if (asset.ownerId === payload.ownerId) {
    const message = `${what} belongs to ${payload.ownerEmail} already.`
    return ended('already_applied', { message, patch: toPatch(payload) })
  }
  if (asset.ownerId === before.ownerId) return null
  return ended('needs_review', {
    message: `${what} does not belong to ${before.ownerEmail} any more: someone handed it on meanwhile. Nothing was written; plan it again.`,
  })
}

async function handOver(context: ChangeContext, payload: Payload): Promise<Ended> {
  try {
    const ownerId = await writeOwner(context, payload)
    if (ownerId === payload.ownerId)
      return ended('applied', { httpStatus: 200, patch: toPatch(payload) })
    const message = `The Server accepted the change but kept another owner of “${payload.assetName}”.`
    return ended('needs_review', { message, httpStatus: 200 })
  } catch (error) {
    if (!(error instanceof AlteryxFailure) || error.facts.kind !== 'forbidden') throw error
    // 403 is about this receiver or this asset, not about the key (reference 1): the run goes on.
    return ended('refused', {
      message: `The Server did not hand over “${payload.assetName}”. The receiver has to be an active Artisan or Curator.`,
      serverText: error.facts.serverText || null,
      httpStatus: error.facts.status,
    })
  }
}

/** Answers the owner afterwards; the transfer of a workflow answers nothing, so its 200 is believed. */
async function writeOwner({ gateways, call }: ChangeContext, payload: Payload): Promise<string> {
  const { assetId, assetKind, ownerId } = payload
  if (assetKind === 'schedule')
    return (await gateways.schedules.patch(assetId, { ownerId }, call)).ownerId
  if (assetKind === 'collection')
    return (await gateways.collections.update(assetId, () => ({ ownerId }), call)).ownerId
  await gateways.workflows.transfer(assetId, ownerId, call)
  return ownerId
}

/** Answers the present owner of an asset: null when it is gone, undefined where the kind can't be read. */
async function findOwners(
  directory: Directory,
  payloads: readonly Payload[],
): Promise<(payload: Payload) => string | null | undefined> {
  const owners = new Map<string, string>()
  const unread = new Set<string>()
  for (const [kind, some] of groupBy(payloads, (payload) => payload.assetKind)) {
    const ids = some.map((payload) => payload.assetId)
    const { items, why } = await directory.findContent(kind as AssetKind, { ids })
    if (why !== null) unread.add(kind)
    for (const { id, ownerId } of items) owners.set(`${kind} ${id}`, ownerId)
  }
  return ({ assetId, assetKind }) =>
    unread.has(assetKind) ? undefined : (owners.get(`${assetKind} ${assetId}`) ?? null)
}

const toPatch = ({ assetId, assetKind, ownerId }: Payload) =>
  ({ kind: 'owner', content: assetKind, ids: [assetId], ownerId }) as const
