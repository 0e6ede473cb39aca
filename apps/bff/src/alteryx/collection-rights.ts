import { listAdminCollections } from '@curator/alteryx-contract/server/v1/admin-collections'
import { z } from 'zod'
import type { AlteryxClient } from './alteryx-client.ts'
import type { CallOptions } from './gateways.ts'

/** Asked for; how long a page is that nobody asked for is not known, and a Server may give shorter ones. */
const pageSize = 500
/** A million collections at the size asked for; only a Server that never ends comes here. */
const pagesMax = 2_000

const named = z.object({ collectionId: z.string() })

/**
 * All pages of the collections of V1 as one list. Pages begin at 1 (server-v1v2 3). The last one is empty, or brings nothing
 * new: a Server that takes no notice of pages answers the same again.
 */
export async function readAllRights(
  client: AlteryxClient,
  options: CallOptions,
): Promise<Uint8Array> {
  const found = new Map<string, unknown>()
  for (let page = 1; page <= pagesMax; page += 1) {
    const bytes = await client.sendForBytes(
      listAdminCollections,
      { query: { page, pageSize } },
      options,
    )
    const records = z.array(z.unknown()).parse(JSON.parse(new TextDecoder().decode(bytes)))
    const before = found.size
    for (const record of records) {
      const { data } = named.safeParse(record)
      if (data) found.set(data.collectionId, record)
    }
    if (records.length === 0 || found.size === before) break
  }
  return new TextEncoder().encode(JSON.stringify([...found.values()]))
}
