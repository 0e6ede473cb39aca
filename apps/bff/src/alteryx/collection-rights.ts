import { listAdminCollections } from '@curator/alteryx-contract/server/v1/admin-collections'
import { z } from 'zod'
import type { AlteryxClient } from './alteryx-client.ts'
import type { CallOptions } from './gateways.ts'

/** Asked for; how long a page is that nobody asked for is not known, and a Server may give shorter ones. */
const pageSize = 500
/** A million collections at the size asked for; only a Server that never ends comes here. */
const pagesMax = 2_000

/**
 * All pages of the collections of V1 as one list, in which one may stand twice. Pages begin at 1 (server-v1v2 3). The last
 * one is empty, or brings nothing new: a Server that takes no notice of pages answers the same again.
 */
export async function readAllRights(
  client: AlteryxClient,
  options: CallOptions,
): Promise<Uint8Array> {
  const known = new Set<string>()
  const pages: string[] = []
  for (let page = 1; page <= pagesMax; page += 1) {
    const query = { page, pageSize }
    const bytes = await client.sendForBytes(listAdminCollections, { query }, options)
    const text = new TextDecoder().decode(bytes)
    const ids = listIds(text)
    const before = known.size
    for (const id of ids) known.add(id)
    if (known.size === before) break
    // Texts are put together as they are: writing all records anew would keep everything else waiting.
    pages.push(text.slice(text.indexOf('[') + 1, text.lastIndexOf(']')))
  }
  return new TextEncoder().encode(`[${pages.join(',')}]`)
}

const named = z.object({ collectionId: z.string() })

/** Throws for what is no list. */
function listIds(text: string): string[] {
  const records = z.array(z.unknown()).parse(JSON.parse(text))
  return records.flatMap((record) => named.safeParse(record).data?.collectionId ?? [])
}
