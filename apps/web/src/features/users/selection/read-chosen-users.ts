import type { ConnectionId } from '@curator/console-contract/ids'
import type { ServerUser } from '@curator/console-contract/users'
import type { QueryClient } from '@tanstack/react-query'
import { readUserRange } from '../users.queries.ts'
import type { ChosenUsers } from './user-selection.ts'

/** The chosen users themselves, in the order of the list or of the choosing. For choices of a few hundred. */
export async function readChosenUsers(
  client: QueryClient,
  connectionId: ConnectionId,
  chosen: ChosenUsers,
  count: number,
): Promise<ServerUser[]> {
  if (chosen.kind === 'ids') return [...chosen.rows.values()]
  const last = count + chosen.except.size - 1
  const users = await readUserRange(client, connectionId, chosen.filters, 0, last)
  return users.filter(({ id }) => !chosen.except.has(id))
}
