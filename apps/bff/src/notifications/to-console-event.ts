import type { ConsoleEvent } from '@curator/console-contract/notifications'
import { outcomes } from '@curator/console-contract/runs'
import type { EventRecord } from '../store/event-record.ts'
import { toSentence } from './event-words.ts'

const noOutcomes = Object.fromEntries(outcomes.map((outcome) => [outcome, 0]))

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
    campaignId: record.campaignId,
    runId: record.runId,
    counts: record.counts && {
      ...record.counts,
      // Stored are only those that occurred.
      outcomes: { ...noOutcomes, ...record.counts.outcomes },
    },
    actorName: record.actorName,
  } as ConsoleEvent
}
