import { getUserAssets, transferUserAssets } from '@curator/alteryx-contract/server/v3/users'
import type { ParsedRequestOf } from '@curator/endpoint/endpoint'
import type { IRouter } from 'express'
import { recordChange } from '../audit/record-change.ts'
import { findUser } from '../find-record.ts'
import { type AssetKind, assetKinds, type UserRecord } from '../records.ts'
import { hasInsights } from '../release.ts'
import { jsonReply, refuseInText } from '../reply.ts'
import type { ScheduleRecord } from '../schedules/schedule-record.ts'
import { type Caller, serve } from '../serve.ts'
import type { SandboxState } from '../state.ts'
import { checkReceiver } from './asset-receiver.ts'

type Transfer = ParsedRequestOf<typeof transferUserAssets>['body']

/** What a user owns, and handing it on. */
export function userAssetRoutes(router: IRouter, state: SandboxState): void {
  serve(router, state, getUserAssets, ({ params, query: { assetType = 'All' } }) => {
    const { id: ownerId } = findUser(state, params.userId)
    const owned = state.world.assetsOf(ownerId)
    const listed = (kind: AssetKind) =>
      assetType === 'All' || assetType.toLowerCase() === kind
        ? owned[kind].map(({ name, id }) => ({ name, id }))
        : []
    const kinds = Object.fromEntries(assetKinds.map((kind) => [kind, listed(kind)]))
    if (!hasInsights(state.options.release)) return jsonReply(200, kinds)
    const isWanted = assetType === 'All' || assetType === 'Insights'
    const insights = isWanted ? state.world.insights.of(ownerId) : []
    return jsonReply(200, { ...kinds, insights: insights.map(({ name, id }) => ({ name, id })) })
  })
  serve(router, state, transferUserAssets, ({ params, body }, caller) => {
    const giver = state.world.users.get(params.userId)
    const receiver = state.world.users.get(body.ownerId)
    if (!giver || !receiver) throw refuseInText(404, 'The user was not found.')
    checkReceiver(state, giver.id, receiver)
    const affected = transfer(state, caller, [giver, receiver], body)
    return jsonReply(
      200,
      affected.map((schedule) => ({ affectedScheduleId: schedule.id })),
    )
  })
}

/** Answers the schedules that the transfer left depending on both people: they break when the giver is deleted. */
function transfer(
  state: SandboxState,
  caller: Caller,
  [giver, receiver]: readonly [UserRecord, UserRecord],
  body: Transfer,
): ScheduleRecord[] {
  const { world } = state
  const ownerId = receiver.id
  const moved = world.assetsOf(giver.id)
  const touched = new Set<string>()
  const give = (kind: AssetKind, isWanted: boolean) => {
    for (const { id } of isWanted ? moved[kind] : []) {
      world[kind].update(id, { ownerId })
      touched.add(id)
      recordNewOwner(state, caller, kind, { id, from: giver.id, to: ownerId })
    }
  }
  give('workflows', body.transferWorkflows)
  give('schedules', body.transferSchedules)
  give('collections', body.transferCollections)
  return [...world.schedules.values()].filter((schedule) => {
    if (schedule.workflowId === null) return false
    if (!touched.has(schedule.id) && !touched.has(schedule.workflowId)) return false
    const workflow = world.workflows.get(schedule.workflowId)
    return (schedule.ownerId === giver.id) !== (workflow?.ownerId === giver.id)
  })
}

/** Schedules have no audit log (server-v1v2 4.1). */
function recordNewOwner(
  state: SandboxState,
  caller: Caller,
  kind: AssetKind,
  { id, from, to }: { readonly id: string; readonly from: string; readonly to: string },
): void {
  if (kind === 'schedules') return
  const entity = kind === 'workflows' ? 'AppInfo' : 'Collection'
  recordChange(state, caller, { entity, entityId: id }, { ownerId: from }, { ownerId: to })
}
