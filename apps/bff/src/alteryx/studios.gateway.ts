import { listAdminSubscriptionsV2 } from '@curator/alteryx-contract/server/v2/subscriptions'
import { listAdminUsersV2 } from '@curator/alteryx-contract/server/v2/users'
import * as v3 from '@curator/alteryx-contract/server/v3/subscriptions'
import type { AlteryxClient } from './alteryx-client.ts'
import type { CallOptions } from './gateways.ts'
import type { GatewayStudioContent, StudiosGateway } from './studio-door.ts'

const pageSize = 1_000
/** 100,000 people; whoever has more reads studios by other means. */
const pagesMax = 100

/**
 * Who is in which studio through the V2 administration calls (reference V1/V2 4.16, 4.18), everything else through V3.
 * Pages begin at 1 (reference V1/V2 3); a page without anything new is the last, in case a Server takes no notice of them.
 */
export function createStudiosGateway(client: AlteryxClient): StudiosGateway {
  const readAll = async <T extends { readonly id: string }>(
    readPage: (page: number, options: CallOptions) => Promise<readonly T[]>,
    options: CallOptions,
  ): Promise<readonly T[]> => {
    const all = new Map<string, T>()
    for (let page = 1; page <= pagesMax; page += 1) {
      const before = all.size
      const items = await readPage(page, options)
      for (const item of items) all.set(item.id, item)
      if (items.length < pageSize || all.size === before) break
    }
    return [...all.values()]
  }
  return {
    listStudios: async (options) => {
      const found = await readAll(
        (page, call) => client.send(listAdminSubscriptionsV2, { query: { page, pageSize } }, call),
        options,
      )
      return found.map(({ id, name }) => ({ id, name }))
    },
    listPeople: async (options) => {
      const found = await readAll(
        (page, call) => client.send(listAdminUsersV2, { query: { page, pageSize } }, call),
        options,
      )
      return found.map(({ id, firstName, lastName, email, subscriptionId }) => ({
        id,
        name: `${firstName} ${lastName}`.trim() || email,
        studioId: subscriptionId,
      }))
    },
    ...createWrites(client),
  }
}

function createWrites(client: AlteryxClient): Omit<StudiosGateway, 'listStudios' | 'listPeople'> {
  const get: StudiosGateway['get'] = async (subscriptionId, options) => {
    const input = { params: { subscriptionId } }
    return toContent(await client.send(v3.getSubscription, input, options))
  }
  return {
    listInFull: (options) => client.send(v3.listSubscriptions, { query: {} }, options),
    get,
    create: async ({ canShareSchedules, credentialId, name }, options) => {
      const body = {
        name,
        ...(canShareSchedules === null ? {} : { canShareSchedule: canShareSchedules }),
        ...(credentialId === '' ? {} : { credentialId }),
      }
      const { id } = await client.send(v3.createSubscription, { body }, options)
      return id
    },
    update: async (subscriptionId, decide, options) => {
      const current = await get(subscriptionId, options)
      const values = decide(current)
      if (values === null) return current
      const { canShareSchedules, credentialId, name } = { ...current, ...values }
      // PUT wants all three (reference 2.11), and what a Server does not tell is the same as No to it (3.1).
      const body = { name, credentialId, canShareSchedules: canShareSchedules ?? false }
      return client.send(v3.updateSubscription, { params: { subscriptionId }, body }, options)
    },
    moveUsers: async (subscriptionId, userIds, options) => {
      const input = { params: { subscriptionId }, body: { userIds: [...userIds] } }
      await client.send(v3.moveUsersToSubscription, input, options)
    },
    remove: async (subscriptionId, options) => {
      await client.send(v3.deleteSubscription, { query: { subscriptionId } }, options)
    },
  }
}

function toContent({ users, ...studio }: v3.Subscription): GatewayStudioContent {
  return { ...studio, people: users }
}
