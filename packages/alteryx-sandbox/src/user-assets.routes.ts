import { getUserAssets, transferUserAssets } from '@curator/alteryx-contract/server/v3/users'
import type { ParsedRequestOf } from '@curator/endpoint/endpoint'
import type { IRouter } from 'express'
import { findUser } from './find-record.ts'
import { type AssetKind, type AssetRecord, assetKinds, type UserRecord } from './records.ts'
import { jsonReply, refuseInText } from './reply.ts'
import { serve } from './serve.ts'
import type { SandboxState } from './state.ts'

type Transfer = ParsedRequestOf<typeof transferUserAssets>['body']

/** What a user owns, and handing it on. */
export function userAssetRoutes(router: IRouter, state: SandboxState): void {
  serve(router, state, getUserAssets, ({ params, query: { assetType = 'All' } }) => {
    const owned = state.world.assetsOf(findUser(state, params.userId).id)
    const listed = (kind: AssetKind) =>
      assetType === 'All' || assetType.toLowerCase() === kind
        ? owned.filter((asset) => asset.kind === kind).map(({ name, id }) => ({ name, id }))
        : []
    return jsonReply(200, Object.fromEntries(assetKinds.map((kind) => [kind, listed(kind)])))
  })
  serve(router, state, transferUserAssets, ({ params, body }) => {
    const giver = state.world.users.get(params.userId)
    const receiver = state.world.users.get(body.ownerId)
    if (!giver || !receiver) throw refuseInText(404, 'The user was not found.')
    checkReceiver(state, giver, receiver)
    const affected = transfer(state, giver, receiver, body)
    return jsonReply(
      200,
      affected.map((schedule) => ({ affectedScheduleId: schedule.id })),
    )
  })
}

function checkReceiver(state: SandboxState, giver: UserRecord, receiver: UserRecord): void {
  if (receiver.id === giver.id) throw refuseInText(400, 'The receiver already owns these assets.')
  // Whether an inactive receiver is refused is not known; accepting would strand what is handed on.
  if (!receiver.isActive) throw refuseInText(400, 'The receiver is inactive.')
  const role = state.world.effectiveRole(receiver)
  if (role !== 'Artisan' && role !== 'Curator') {
    throw refuseInText(403, 'The receiver has to be an Artisan or a Curator.')
  }
}

/** Answers the schedules that the transfer left depending on both people: they break when the giver is deleted. */
function transfer(
  state: SandboxState,
  giver: UserRecord,
  receiver: UserRecord,
  body: Transfer,
): AssetRecord[] {
  const moves: Readonly<Record<AssetKind, boolean>> = {
    workflows: body.transferWorkflows,
    schedules: body.transferSchedules,
    collections: body.transferCollections,
  }
  const moved = state.world.assetsOf(giver.id).filter((asset) => moves[asset.kind])
  for (const asset of moved) state.world.giveAsset(asset.id, receiver.id)
  const touched = new Set(moved.map((asset) => asset.id))
  return [...state.world.assets.values()].filter((asset) => {
    if (asset.kind !== 'schedules' || asset.workflowId === undefined) return false
    if (!touched.has(asset.id) && !touched.has(asset.workflowId)) return false
    const workflow = state.world.assets.get(asset.workflowId)
    return (asset.ownerId === giver.id) !== (workflow?.ownerId === giver.id)
  })
}
