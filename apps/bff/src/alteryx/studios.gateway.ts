import { listAdminSubscriptionsV2 } from '@curator/alteryx-contract/server/v2/subscriptions'
import { listAdminUsersV2 } from '@curator/alteryx-contract/server/v2/users'
import type { AlteryxClient } from './alteryx-client.ts'
import type { CallOptions, StudiosGateway } from './gateways.ts'

const pageSize = 1_000
/** 100,000 people; whoever has more reads studios by other means. */
const pagesMax = 100

/**
 * Studios through the V2 administration calls, which alone tell the studio of each person (reference V1/V2 4.16, 4.18).
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
  }
}
