import { type AuditEvent, listAuditLog } from '@curator/alteryx-contract/server/v1/audit-log'
import type { AlteryxClient } from './alteryx-client.ts'
import type { AuditEntry, AuditLogGateway } from './gateways.ts'

const pageSize = 1_000
/** 20,000 entries of a kind: about a minute of a slow Server, and more than people look through. */
const pagesMax = 20

/**
 * The audit log of V1 (reference V1/V2 4.1). Pages begin at 1 and their order is not documented, so all are read up to a
 * limit and sorted here; a page without anything new is the last, in case a Server takes no notice of them.
 */
export function createAuditLogGateway(client: AlteryxClient): AuditLogGateway {
  return {
    list: async (entity, options) => {
      const found = new Map<string, AuditEntry>()
      for (let page = 1; page <= pagesMax; page += 1) {
        const before = found.size
        const events = await client.send(
          listAuditLog,
          { query: { entity, page, pageSize } },
          options,
        )
        for (const event of events) addEntry(found, event)
        if (events.length < pageSize || found.size === before)
          return { entries: sortNewest(found), isWhole: true }
      }
      return { entries: sortNewest(found), isWhole: false }
    },
  }
}

/** An entry without an instant has no place in a history. */
function addEntry(found: Map<string, AuditEntry>, event: AuditEvent): void {
  const { entity, entityId, id, newValues, oldValues, timestamp, userId } = event
  if (timestamp === null) return
  found.set(id, {
    entity,
    entityId,
    actorId: userId,
    at: timestamp,
    event: event.event,
    oldValues,
    newValues,
  })
}

function sortNewest(found: ReadonlyMap<string, AuditEntry>): AuditEntry[] {
  return [...found.values()].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
}
