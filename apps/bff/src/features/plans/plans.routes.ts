import * as plans from '@curator/console-contract/plans'
import * as runs from '@curator/console-contract/runs'
import type { IRouter } from 'express'
import { route } from '../../http/route.ts'
import type { PlansService } from './plans.service.ts'
import { type StreamOptions, streamRun } from './run-stream.routes.ts'

const read = { permission: 'directory.read' } as const
const write = { permission: 'plans.write' } as const
const control = { permission: 'runs.control' } as const

/** Everyone sees plans and runs; operators plan, start and steer. `/plans/runs` stands before `/plans/:planId`. */
export function mountPlans(router: IRouter, service: PlansService, stream: StreamOptions): void {
  mountRuns(router, service, stream)
  route(router, plans.listPlans, read, ({ query }) => service.listPlans(query))
  route(router, plans.getPlan, read, ({ params }) => service.getPlan(params.planId))
  route(router, plans.listPlanRows, read, ({ params, query }) =>
    service.listPlanRows(params.planId, query),
  )
  route(router, plans.discardPlan, write, ({ params }) => service.discardPlan(params.planId))
  route(router, runs.startRun, control, ({ params, body }, { account }) =>
    service.startRun(params.planId, account.id, body),
  )
}

function mountRuns(router: IRouter, service: PlansService, stream: StreamOptions): void {
  route(router, runs.listRuns, read, ({ query }) => service.listRuns(query))
  route(router, runs.getRun, read, ({ params }) => service.getRun(params.runId))
  route(router, runs.watchRun, read, ({ params }, { res }) =>
    streamRun(res, () => service.getRun(params.runId), stream),
  )
  route(router, runs.listRunRows, read, ({ params, query }) =>
    service.listRunRows(params.runId, query),
  )
  route(router, runs.pauseRun, control, ({ params }) => service.pauseRun(params.runId))
  route(router, runs.resumeRun, control, ({ params }) => service.resumeRun(params.runId))
  route(router, runs.cancelRun, control, ({ params }) => service.cancelRun(params.runId))
  route(router, runs.retryRun, write, ({ params }, { account }) =>
    service.retryRun(params.runId, account.id),
  )
  route(router, runs.exportRunRows, read, ({ params, query }) =>
    service.exportRunRows(params.runId, query.content),
  )
}
