import type { ConnectionId } from '@curator/console-contract/ids'
import type { UserEvent } from '@curator/console-contract/user-details'
import type { ConnectionGateways } from '../../../alteryx/connection-gateways.ts'
import type { AuditEntry } from '../../../alteryx/gateways.ts'
import type { Clock } from '../../../core/clock.ts'
import type { Directory } from '../../../directory/directory.ts'
import { toName } from '../../../plans/planned/words.ts'
import { isAbout, listNamedIds, toAuditEvent } from './audit-events.ts'

/** What the Server's audit log says of a person; `why` says why it says nothing, or not everything. */
export interface ServerEvents {
  readonly events: readonly UserEvent[]
  readonly why: string | null
}

/** Turning pages must not read the log again. */
const keptMs = 30_000
const keptPeople = 50

/** Reads the audit log for one person at a time and keeps it for half a minute. */
export function createServerEvents(deps: {
  readonly gateways: Pick<ConnectionGateways, 'get'>
  readonly toWords: (error: unknown) => string
  readonly clock: Clock
}) {
  const kept = new Map<string, { readonly readMs: number; readonly events: ServerEvents }>()

  async function read(
    connectionId: ConnectionId,
    directory: Directory,
    userId: string,
  ): Promise<ServerEvents> {
    try {
      const { auditLog } = await deps.gateways.get(connectionId)
      const call = { priority: 'people' } as const
      const logs = [await auditLog.list('User', call), await auditLog.list('UserGroup', call)]
      const about = logs.flatMap(({ entries }) => entries.filter((each) => isAbout(each, userId)))
      const nameOf = await readNames(directory, about)
      return {
        events: about.map((entry) => toAuditEvent(entry, userId, nameOf)),
        why: logs.every(({ isWhole }) => isWhole) ? null : notWhole,
      }
    } catch (error) {
      return { events: [], why: deps.toWords(error) }
    }
  }

  return async (
    connectionId: ConnectionId,
    directory: Directory,
    userId: string,
  ): Promise<ServerEvents> => {
    const nowMs = deps.clock.monotonicMs()
    const key = `${connectionId}/${userId}`
    const known = kept.get(key)
    if (known && nowMs - known.readMs < keptMs) return known.events
    const events = await read(connectionId, directory, userId)
    kept.delete(key)
    kept.set(key, { readMs: nowMs, events })
    const [oldest] = kept.keys()
    if (kept.size > keptPeople && oldest !== undefined) kept.delete(oldest)
    return events
  }
}

const notWhole =
  'The Server’s audit log is longer than the console reads at once, so events may be missing.'

/** Names of users, groups and credentials by their ids. */
async function readNames(
  directory: Directory,
  entries: readonly AuditEntry[],
): Promise<(id: string) => string | null> {
  const ids = [...new Set(entries.flatMap(listNamedIds))]
  const [users, groups, credentials] = await Promise.all([
    directory.findUsersById(ids),
    directory.findGroupsById(ids),
    directory.findContent('credential', { ids }),
  ])
  const names = new Map<string, string>([
    ...users.map((user) => [user.id, toName(user)] as const),
    ...groups.map(({ id, name }) => [id, name] as const),
    ...credentials.items.map(({ id, userName }) => [id, userName] as const),
  ])
  return (id) => names.get(id) ?? null
}
