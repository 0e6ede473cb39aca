import type { Message } from './message.ts'

/** The console's own shape; `docs/notifications.md` promises it, fields are only ever added. */
export function toJsonPayload(message: Message) {
  return {
    version: 1,
    /** The same for every repeat. */
    eventId: message.id,
    event: message.kind,
    isTest: message.isTest,
    happenedAt: message.happenedAt,
    text: message.sentence,
    plan: message.planId === null ? null : { id: message.planId, title: message.title },
    review: message.campaignId === null ? null : { id: message.campaignId, title: message.title },
    run: message.runId === null ? null : { id: message.runId, counts: message.counts },
    connection: message.connection,
    by: message.actorName,
    link: message.link,
  }
}
