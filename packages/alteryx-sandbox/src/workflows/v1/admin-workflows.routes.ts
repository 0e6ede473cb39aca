import {
  listAdminWorkflows,
  listLatestJobs,
} from '@curator/alteryx-contract/server/v1/admin-workflows'
import type { IRouter } from 'express'
import type { CollectionRecord } from '../../collections/collection-record.ts'
import type { JobRecord } from '../../jobs/job-record.ts'
import { toJobV1 } from '../../jobs/job-views.ts'
import { toJsonList } from '../../json-list.ts'
import { takeSlice } from '../../paging.ts'
import { jsonReply } from '../../reply.ts'
import { serve } from '../../serve.ts'
import type { SandboxState } from '../../state.ts'
import type { World } from '../../world.ts'
import { findInV1, sortInV1 } from './search-v1.ts'
import { toAdminWorkflow } from './workflow-views-v1.ts'

/** The lists of workflows and of their latest jobs in V1 (server-v1v2 4.6, 4.7). */
export function adminWorkflowRoutes(router: IRouter, state: SandboxState): void {
  serve(router, state, listAdminWorkflows, async ({ query }) => {
    const { world } = state
    const found = [...world.workflows.values()].filter((item) => findInV1(item, query.search))
    const page = takeSlice(sortInV1(world, found, query), query)
    const collections = collectionsByWorkflow(world)
    const body = await toJsonList(page, (item) =>
      toAdminWorkflow(state, item, collections.get(item.id) ?? []),
    )
    return { status: 200, body }
  })
  serve(router, state, listLatestJobs, ({ query }) => {
    // The flag is printed in two spellings (server-v1v2 4.7).
    const withMessages = (query.includeMessages ?? query.includeMessage) !== 'false'
    const jobs = latestJobs(state.world, query.appIds)
    return jsonReply(
      200,
      jobs.map((job) => toJobV1(job, withMessages)),
    )
  })
}

/** In the order in which the workflows ran last; of deleted workflows none (our choice). */
function latestJobs(world: World, appIds: string | undefined): JobRecord[] {
  const wanted =
    appIds === undefined ? undefined : new Set(appIds.split(',').map((id) => id.trim()))
  const latest = new Map<string, JobRecord>()
  for (const job of world.jobs.values()) {
    const { workflowId } = job
    if (wanted && !wanted.has(workflowId)) continue
    if (!world.workflows.has(workflowId)) continue
    latest.delete(workflowId)
    latest.set(workflowId, job)
  }
  return [...latest.values()]
}

/** Looked up once for the whole list: a Server may have tens of thousands of workflows and thousands of collections. */
function collectionsByWorkflow(world: World): ReadonlyMap<string, CollectionRecord[]> {
  const found = new Map<string, CollectionRecord[]>()
  for (const collection of world.collections.values()) {
    for (const id of collection.workflows.keys()) {
      const others = found.get(id)
      if (others) others.push(collection)
      else found.set(id, [collection])
    }
  }
  return found
}
