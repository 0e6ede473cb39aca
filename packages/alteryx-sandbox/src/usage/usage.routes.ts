import { downloadUsage, removeUsage } from '@curator/alteryx-contract/server/v3/usage'
import type { IRouter } from 'express'
import { refuseField } from '../model-state.ts'
import { emptyReply, fileReply, refuse } from '../reply.ts'
import { serve } from '../serve.ts'
import type { SandboxState } from '../state.ts'
import { isUlid } from './ulid.ts'
import { listUsageEvents } from './usage-events.ts'

/** Usage events (reference 2.12). What the file looks like is not known: one JSON object a line is our choice. */
export function usageRoutes(router: IRouter, state: SandboxState): void {
  serve(router, state, downloadUsage, (_input, { at }) => {
    const events = listUsageEvents(state.world)
    if (events.length === 0) throw refuse(404, 'No records are available for download.')
    const lines = events.map((event) => `${JSON.stringify(event)}\n`)
    return fileReply(Buffer.from(lines.join('')), `usage-${at.slice(0, 10)}.jsonl`)
  })
  serve(router, state, removeUsage, ({ body }) => {
    const ulid = Buffer.from(body.file.bytes).toString('utf8').trim().toUpperCase()
    if (!isUlid(ulid)) throw refuseField(removeUsage.operationId, 'file', 'One ULID is needed.')
    if (ulid > state.world.usageRemovedUpTo) state.world.usageRemovedUpTo = ulid
    return emptyReply(200)
  })
}
