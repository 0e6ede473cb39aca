import { listAuditLog } from '@curator/alteryx-contract/server/v1/audit-log'
import type { IRouter } from 'express'
import { toModelState } from '../model-state.ts'
import { jsonReply, Refusal } from '../reply.ts'
import { serve } from '../serve.ts'
import type { SandboxState } from '../state.ts'
import type { AuditRecord } from './audit-log.ts'

/**
 * The audit log (server-v1v2 4.1). Newest first, JSON in the two texts, a page below 1 is the first: none of it is
 * documented, all of it our choice.
 */
export function auditLogRoutes(router: IRouter, state: SandboxState): void {
  serve(router, state, listAuditLog, ({ query: { entity, page, pageSize } }) => {
    if (pageSize < 1) {
      const fault = { path: 'query.pageSize', rule: 'too_small', message: 'At least 1 is needed.' }
      throw new Refusal(toModelState(listAuditLog.operationId, [fault]))
    }
    const records = state.world.audit.of(entity)
    const end = records.length - (Math.max(1, page) - 1) * pageSize
    const found = records.slice(Math.max(0, end - pageSize), Math.max(0, end)).reverse()
    return jsonReply(200, found.map(toView))
  })
}

function toView({ oldValues, newValues, ...record }: AuditRecord) {
  return {
    ...record,
    oldValues: JSON.stringify(oldValues),
    newValues: JSON.stringify(newValues),
  }
}
