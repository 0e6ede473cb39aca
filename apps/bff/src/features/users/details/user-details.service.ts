import type { Connection } from '@curator/console-contract/connections'
import {
  type ConnectionId,
  planId as planIdSchema,
  runId as runIdSchema,
  type UserId,
} from '@curator/console-contract/ids'
import type { UserEvent, UserEventSource } from '@curator/console-contract/user-details'
import type { Directories } from '../../../directory/directory.ts'
import type { UserChangeRecord, UserHistoryStore } from '../../../store/user-history.store.ts'
import { toAccessBefore } from '../planning/access-before.ts'
import { getUser } from '../users.service.ts'
import type { createServerEvents } from './server-events.ts'
import { readDetails } from './user-details.ts'

interface UserDetailsDeps {
  readonly directories: Directories
  readonly history: UserHistoryStore
  readonly findSignIn: (connectionId: ConnectionId) => Promise<Connection['signIn']>
  readonly serverEvents: ReturnType<typeof createServerEvents>
}

/** One person: what they are, reach, own and went through. */
export class UserDetailsService {
  readonly #deps: UserDetailsDeps

  constructor(deps: UserDetailsDeps) {
    this.#deps = deps
  }

  /** Throws `not_found`. */
  async getDetails(connectionId: ConnectionId, userId: UserId) {
    const { directories, findSignIn, history } = this.#deps
    const user = await getUser(directories, connectionId, userId)
    const directory = await directories.get(connectionId)
    const [signIn, [end]] = await Promise.all([
      findSignIn(connectionId),
      history.findEndsOfAccess(connectionId, [userId]),
    ])
    const details = await readDetails(directory, user, {
      signIn,
      before: end && toAccessBefore(end),
    })
    const takenAt = directory.status().takenAt ?? new Date(0).toISOString()
    return { ...details, takenAt }
  }

  /** Newest first. Somebody who is gone still has a history. */
  async listEvents(
    userId: UserId,
    query: {
      readonly connectionId: ConnectionId
      readonly source?: UserEventSource | undefined
      readonly page: number
      readonly pageSize: number
    },
  ) {
    const { connectionId, page, pageSize, source } = query
    const { directories, history, serverEvents } = this.#deps
    const directory = await directories.get(connectionId)
    const [own, server] = await Promise.all([
      source === 'server' ? [] : history.list(connectionId, userId),
      source === 'console'
        ? { events: [], why: null }
        : serverEvents(connectionId, directory, userId),
    ])
    const all = [...own.map(toConsoleEvent), ...server.events].sort((a, b) =>
      a.at < b.at ? 1 : a.at > b.at ? -1 : 0,
    )
    const items = all.slice((page - 1) * pageSize, page * pageSize)
    return { items, total: all.length, page, pageSize, serverWhy: server.why }
  }
}

function toConsoleEvent(change: UserChangeRecord): UserEvent {
  const { authorName, endedAt, fields, kind, outcome, planId, runId, sentence } = change
  return {
    at: endedAt.toISOString(),
    source: 'console',
    actor: authorName,
    sentence,
    fields: [...fields],
    console: {
      kind,
      outcome,
      planId: planIdSchema.parse(planId),
      runId: runIdSchema.parse(runId),
    },
  }
}
