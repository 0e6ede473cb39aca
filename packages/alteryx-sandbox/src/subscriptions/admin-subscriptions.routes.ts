import { listAdminSubscriptions } from '@curator/alteryx-contract/server/v1/subscriptions'
import { listAdminSubscriptionsV2 } from '@curator/alteryx-contract/server/v2/subscriptions'
import type { IRouter } from 'express'
import { takePage } from '../paging.ts'
import { jsonReply } from '../reply.ts'
import { serve } from '../serve.ts'
import type { SandboxState } from '../state.ts'
import type { SubscriptionRecord } from './subscription-record.ts'
import { expirationDate } from './subscription-view.ts'

/** Studios as V1 and V2 list them (server-v1v2 4.15, 4.16). */
export function adminSubscriptionRoutes(router: IRouter, state: SandboxState): void {
  const page = (query: Parameters<typeof takePage>[1]) =>
    takePage([...state.world.subscriptions.values()], query)
  serve(router, state, listAdminSubscriptions, ({ query }) =>
    jsonReply(200, page(query).map(toStudioV1)),
  )
  serve(router, state, listAdminSubscriptionsV2, ({ query }) =>
    jsonReply(200, page(query).map(toStudioV2)),
  )
}

function toStudioV1({ id, name }: SubscriptionRecord) {
  const address = {
    country: '',
    addressLine1: '',
    addressLine2: '',
    city: '',
    state: '',
    postalCode: '',
  }
  return {
    id,
    active: true,
    expirationDate,
    memberPassesPurchased: 0,
    memberPassesUsed: 0,
    name,
    primaryContactInfo: { name: '', email: '', company: '', address },
  }
}

function toStudioV2({ id, name, credentialId }: SubscriptionRecord) {
  return { id, active: true, expirationDate, name, defaultWorkflowCredentialId: credentialId }
}
