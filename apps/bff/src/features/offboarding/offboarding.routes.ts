import * as wire from '@curator/console-contract/offboarding'
import type { IRouter } from 'express'
import { route } from '../../http/route.ts'
import type { OffboardingService } from './offboarding.service.ts'
import type { OffboardingTasksService } from './offboarding-tasks.service.ts'

const mayRead = { permission: 'directory.read' } as const
const mayPlan = { permission: 'plans.write' } as const

/** The routes of leavers, movers and what is left to do. */
export function mountOffboarding(
  router: IRouter,
  service: OffboardingService,
  tasks: OffboardingTasksService,
): void {
  route(router, wire.previewOffboarding, mayPlan, ({ body }) => service.preview(body))
  route(router, wire.createOffboardingPlan, mayPlan, async ({ body }, { account }) => ({
    planId: await service.createPlan(body, account.id),
  }))
  route(router, wire.readLeavers, mayPlan, ({ query, body }) =>
    service.readLeavers(query.connectionId, body),
  )
  route(router, wire.comparePeople, mayRead, ({ query }) => service.compare(query))
  route(router, wire.listOffboardingTasks, mayRead, ({ query }) => tasks.list(query))
  route(router, wire.updateOffboardingTask, mayPlan, ({ params, body }, { account }) =>
    tasks.update(params.taskId, body.isDone, account.id),
  )
}
