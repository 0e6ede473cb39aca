import * as subscriptions from '@curator/alteryx-contract/server/v3/subscriptions'
import type { IRouter } from 'express'
import { recordChange } from '../audit/record-change.ts'
import { recordDepartures } from '../audit/record-departures.ts'
import { forgetSubscription } from '../collections/collection-changes.ts'
import { findCredential, findUser } from '../find-record.ts'
import { defaultStudioId } from '../records.ts'
import { emptyReply, jsonReply, refuse } from '../reply.ts'
import { type Caller, serve } from '../serve.ts'
import type { SandboxState } from '../state.ts'
import { findSubscription } from './find-subscription.ts'
import { listSubscriptions } from './list-subscriptions.ts'
import { makeSubscription } from './make-subscription.ts'
import type { SubscriptionRecord } from './subscription-record.ts'
import {
  countContents,
  toNewSubscription,
  toSubscription,
  toSubscriptionInFull,
} from './subscription-view.ts'

/** Studios (reference 2.11). Two of the same name are accepted: nothing says that they are not (our choice). */
export function subscriptionRoutes(router: IRouter, state: SandboxState): void {
  serve(router, state, subscriptions.listSubscriptions, ({ query }) =>
    jsonReply(200, listSubscriptions(state.world, query)),
  )
  serve(router, state, subscriptions.getSubscription, ({ params }) => {
    const { world } = state
    return jsonReply(
      200,
      toSubscriptionInFull(world, findSubscription(state, params.subscriptionId)),
    )
  })
  serve(router, state, subscriptions.createSubscription, ({ body }, caller) => {
    const { name, credentialId = '', canShareSchedule: canShareSchedules = false } = body
    needCredential(state, credentialId)
    const id = state.world.newId(state.clock.now(), 'subscription')
    const fields = { id, name, credentialId, canShareSchedules, dateUpdated: caller.at }
    const made = state.world.subscriptions.add(makeSubscription(fields))
    record(state, caller, null, made)
    return jsonReply(201, toNewSubscription(made))
  })
  serve(router, state, subscriptions.updateSubscription, ({ params, body }, caller) => {
    const before = findSubscription(state, params.subscriptionId)
    needCredential(state, body.credentialId)
    const patch = { ...body, dateUpdated: caller.at }
    const after = state.world.subscriptions.update(before.id, patch)
    record(state, caller, before, after)
    return jsonReply(200, toSubscription(after))
  })
  serve(router, state, subscriptions.deleteSubscription, ({ query }, caller) => {
    const before = findSubscription(state, query.subscriptionId)
    needEmpty(state, before)
    recordDepartures(state, caller, 'subscriptions', before.id)
    forgetSubscription(state.world, before.id)
    state.world.subscriptions.remove(before.id)
    record(state, caller, before, null)
    return emptyReply(200)
  })
  serve(router, state, subscriptions.moveUsersToSubscription, ({ params, body }, caller) => {
    moveUsers(state, caller, findSubscription(state, params.subscriptionId), body.userIds)
    return emptyReply(200)
  })
}

/** All of them or, where one is unknown, nobody (our choice). The audit log has it on the person. */
function moveUsers(
  state: SandboxState,
  caller: Caller,
  { id: subscriptionId }: SubscriptionRecord,
  userIds: readonly string[],
): void {
  const people = userIds.map((userId) => findUser(state, userId))
  for (const { id, subscriptionId: from } of people) {
    const subject = { entity: 'User', entityId: id } as const
    state.world.updateUser(id, { subscriptionId })
    recordChange(state, caller, subject, { subscriptionId: from }, { subscriptionId })
  }
}

/** No credential is fine: the Server's own is used then. */
function needCredential(state: SandboxState, credentialId: string): void {
  if (credentialId !== '') findCredential(state, credentialId)
}

/** The default studio stays as well: new people are put into it (our choice). */
function needEmpty({ world }: SandboxState, { id }: SubscriptionRecord): void {
  if (id === defaultStudioId) throw refuse(400, 'The default studio can’t be deleted.')
  const { userCount, workflowCount } = countContents(world)(id)
  if (userCount + workflowCount > 0)
    throw refuse(400, 'The studio still holds people or workflows.')
}

function record(
  state: SandboxState,
  caller: Caller,
  before: SubscriptionRecord | null,
  after: SubscriptionRecord | null,
): void {
  const entityId = (after ?? before)?.id ?? ''
  const [old, fresh] = [before && toSubscription(before), after && toSubscription(after)]
  recordChange(state, caller, { entity: 'Subscription', entityId }, old, fresh)
}
