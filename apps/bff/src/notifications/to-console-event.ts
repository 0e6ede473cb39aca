import type { ConsoleEvent } from '@curator/console-contract/notifications'
import type { EventRecord } from '../store/event-record.ts'
import { toSentence } from './event-words.ts'

/** An event as everyone is told of it. */
export function toConsoleEvent(record: EventRecord): ConsoleEvent {
  const { connectionId, connectionName, environment } = record
  return {
    id: record.id,
    kind: record.kind,
    happenedAt: record.happenedAt.toISOString(),
    sentence: toSentence(record),
    title: record.title,
    connection: { id: connectionId, name: connectionName, environment },
    planId: record.planId,
    runId: record.runId,
    counts: record.counts,
    actorName: record.actorName,
  } as ConsoleEvent
}
