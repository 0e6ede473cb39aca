import { listAllWorkflows } from '@curator/alteryx-contract/server/v1/admin-workflows'
import { listAllWorkflowsV2 } from '@curator/alteryx-contract/server/v2/admin-workflows'
import type { ParsedRequestOf } from '@curator/endpoint/endpoint'
import type { IRouter } from 'express'
import type { AuditRecord } from '../../audit/audit-log.ts'
import { toJsonList } from '../../json-list.ts'
import { refuse } from '../../reply.ts'
import { serve } from '../../serve.ts'
import type { SandboxState } from '../../state.ts'
import type { World } from '../../world.ts'
import type { WorkflowRecord } from '../workflow-record.ts'
import { toHistory } from './workflow-history-view.ts'
import { studioIdOf } from './workflow-views-v1.ts'

type Query = ParsedRequestOf<typeof listAllWorkflowsV2>['query']

/** `workflows/all` of V1 and V2 (server-v1v2 4.4, 4.5): living and deleted workflows with their history. */
export function workflowHistoryRoutes(router: IRouter, state: SandboxState): void {
  for (const spec of [listAllWorkflows, listAllWorkflowsV2]) {
    serve(router, state, spec, async ({ query }) => ({
      status: 200,
      body: await toHistoryList(state, query),
    }))
  }
}

async function toHistoryList(state: SandboxState, query: Query): Promise<Uint8Array> {
  const { world } = state
  const events = eventsByWorkflow(world)
  const eventsOf = (id: string) => events.get(id) ?? []
  const isInTime = toPeriod(query)
  const all = [...world.workflows.values(), ...world.deletedWorkflows.values()]
  const found = all.filter(
    (workflow) =>
      isNamed(workflow, query.name) &&
      (query.subscriptionId === undefined ||
        studioIdOf(world, workflow) === query.subscriptionId) &&
      // Which date V1 looks at is not known; V2 can be told to take the changes, so otherwise it is the creation.
      (query.useEvents === 'true'
        ? eventsOf(workflow.id).some((event) => isInTime(event.timestamp))
        : isInTime(workflow.dateCreated)),
  )
  return toJsonList(takeZeroBased(found, query), (item) =>
    toHistory(state, item, eventsOf(item.id)),
  )
}

function isNamed(workflow: WorkflowRecord, name: string | undefined): boolean {
  return name === undefined || workflow.name.toLowerCase().includes(name.toLowerCase())
}

/** Pages count from 0 here; size 0, and none at all, is everything (server-v1v2 3). */
function takeZeroBased<T>(items: readonly T[], { page = 0, pageSize = 0 }: Query): readonly T[] {
  return pageSize === 0 ? items : items.slice(page * pageSize, (page + 1) * pageSize)
}

/** Both dates are inclusive; a day without a time is meant whole (our choice). */
function toPeriod({ startDate, endDate }: Query): (instant: string) => boolean {
  const start = startDate === undefined ? Number.NEGATIVE_INFINITY : toMs(startDate)
  const end = endDate === undefined ? Number.POSITIVE_INFINITY : toMs(endDate)
  const isDay = endDate !== undefined && /^\d{4}-\d\d-\d\d$/.test(endDate)
  const last = isDay ? end + 86_399_999 : end
  return (instant) => {
    const ms = Date.parse(instant)
    return ms >= start && ms <= last
  }
}

function toMs(text: string): number {
  const ms = Date.parse(text)
  if (Number.isNaN(ms)) throw refuse(400, 'The date can’t be read.')
  return ms
}

function eventsByWorkflow({ audit }: World): ReadonlyMap<string, readonly AuditRecord[]> {
  const events = new Map<string, AuditRecord[]>()
  for (const event of audit.of('AppInfo')) {
    const before = events.get(event.entityId)
    if (before) before.push(event)
    else events.set(event.entityId, [event])
  }
  return events
}
