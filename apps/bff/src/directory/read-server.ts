import { setMaxListeners } from 'node:events'
import { AlteryxFailure } from '../alteryx/alteryx-failure.ts'
import type { AlteryxGateways, CallOptions } from '../alteryx/gateways.ts'
import type { ServerReading } from './directory-worker-api.ts'
import type { StoredGroup } from './group-table.ts'
import { readContent } from './read-content.ts'

/** Group details asked for at once; people's calls and runs need room beside. */
const groupsAtOnce = 8
/** Both lists of users, and collections that are read one by one. */
const otherLists = 10

/**
 * Reads everything the directory holds. Throws the first `AlteryxFailure` about people and groups: half a reading is none.
 * Of what a Server holds beside them, what can't be read is told with the reason.
 */
export async function readServer(
  gateways: AlteryxGateways,
  signal: AbortSignal,
): Promise<ServerReading> {
  const stop = new AbortController()
  const either = AbortSignal.any([signal, stop.signal])
  // Each call under way listens, and there are more of them than Node thinks usual.
  setMaxListeners(groupsAtOnce + otherLists + 1, either)
  const options: CallOptions = { priority: 'bulk', signal: either }
  try {
    const [full, reduced, groups, content] = await Promise.all([
      gateways.users.readAllInFull(options),
      gateways.users.readAllReduced(options),
      readGroups(gateways, options),
      readContent(gateways, options),
    ])
    return { full, reduced, groups, content }
  } catch (error) {
    stop.abort(error)
    throw error
  }
}

async function readGroups(gateways: AlteryxGateways, options: CallOptions): Promise<StoredGroup[]> {
  const waiting = [...(await gateways.userGroups.list(options))].reverse()
  const groups: StoredGroup[] = []
  const readNext = async (): Promise<void> => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const group = await readGroup(gateways, next.id, options)
      if (group) groups.push(group)
    }
  }
  await Promise.all(Array.from({ length: groupsAtOnce }, readNext))
  return groups.sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** A group may be deleted between list and look. */
async function readGroup(
  gateways: AlteryxGateways,
  groupId: string,
  options: CallOptions,
): Promise<StoredGroup | null> {
  try {
    return await gateways.userGroups.get(groupId, options)
  } catch (error) {
    if (error instanceof AlteryxFailure && error.facts.kind === 'not_found') return null
    throw error
  }
}
