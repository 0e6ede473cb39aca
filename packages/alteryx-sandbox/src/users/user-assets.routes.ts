import { getUserAssets, transferUserAssets } from '@curator/alteryx-contract/server/v3/users'
import type { ParsedRequestOf } from '@curator/endpoint/endpoint'
import type { IRouter } from 'express'
import { findUser } from '../find-record.ts'
import { type AssetKind, assetKinds, type UserRecord } from '../records.ts'
import { jsonReply, refuseInText } from '../reply.ts'
import type { ScheduleRecord } from '../schedules/schedule-record.ts'
import { serve } from '../serve.ts'
import type { SandboxState } from '../state.ts'

type Transfer = ParsedRequestOf<typeof transferUserAssets>['body']

/** What a user owns, and handing it on. */
export function userAssetRoutes(router: IRouter, state: SandboxState): void {
  serve(router, state, getUserAssets, ({ params, query: { assetType = 'All' } }) => {
    const owned = state.world.assetsOf(findUser(state, params.userId).id)
    const listed = (kind: AssetKind) =>
      assetType === 'All' || assetType.toLowerCase() === kind
        ? owned[kind].map(({ name, id }) => ({ name, id }))
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
  { world }: SandboxState,
  giver: UserRecord,
  receiver: UserRecord,
  body: Transfer,
): ScheduleRecord[] {
  const ownerId = receiver.id
  const moved = world.assetsOf(giver.id)
  const touched = new Set<string>()
  const give = (kind: AssetKind, isWanted: boolean) => {
    for (const { id } of isWanted ? moved[kind] : []) {
      world[kind].update(id, { ownerId })
      touched.add(id)
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
