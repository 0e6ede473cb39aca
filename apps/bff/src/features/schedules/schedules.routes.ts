import * as planWire from '@curator/console-contract/schedule-plans'
import * as wire from '@curator/console-contract/schedules'
import type { IRouter } from 'express'
import { route } from '../../http/route.ts'
import type { ScheduleCreationsService } from './schedule-creations.service.ts'
import type { ScheduleDeletionsService } from './schedule-deletions.service.ts'
import type { ScheduleHoldsService } from './schedule-holds.service.ts'
import type { SchedulePlansService } from './schedule-plans.service.ts'
import type { SchedulesService } from './schedules.service.ts'

const mayRead = { permission: 'directory.read' } as const
const mayPlan = { permission: 'plans.write' } as const
/** Moves of ten thousand schedules, each of its own. */
const planBytesMax = 4 * 1_048_576

export interface ScheduleServices {
  readonly schedules: SchedulesService
  readonly schedulePlans: SchedulePlansService
  readonly scheduleHolds: ScheduleHoldsService
  readonly scheduleDeletions: ScheduleDeletionsService
  readonly scheduleCreations: ScheduleCreationsService
}

/** Lists and plans. */
export function mountSchedules(router: IRouter, services: ScheduleServices): void {
  const { scheduleCreations, scheduleDeletions, scheduleHolds, schedulePlans, schedules } = services
  route(router, wire.listSchedules, mayRead, ({ query }) => schedules.list(query))
  route(router, wire.listScheduleChoices, mayRead, ({ query }) =>
    schedules.listChoices(query.connectionId),
  )
  route(router, wire.exportSchedules, mayRead, ({ query }) => schedules.exportFile(query))
  route(router, planWire.listScheduleHolds, mayRead, ({ query }) => scheduleHolds.list(query))
  route(router, planWire.listScheduleDeletions, mayRead, ({ query }) =>
    scheduleDeletions.list(query),
  )
  route(
    router,
    planWire.createSchedulePlan,
    mayPlan,
    async ({ body }, { account }) => ({ planId: await schedulePlans.createPlan(body, account.id) }),
    [],
    planBytesMax,
  )
  route(router, planWire.createScheduleCreation, mayPlan, async ({ body }, { account }) => ({
    planId: await scheduleCreations.createPlan(body, account.id),
  }))
  route(router, planWire.createHoldRestoration, mayPlan, async ({ body, params }, { account }) => ({
    planId: await scheduleHolds.restore(params.holdId, body.perMinute, account.id),
  }))
  route(router, planWire.createDeletionPlan, mayPlan, async ({ body }, { account }) => ({
    planId: await scheduleDeletions.plan(body.connectionId, body.scheduleIds, account.id),
  }))
}

/** One schedule. Mounted after everything else that begins with `/schedules/`, because an id may be any word. */
export function mountOneSchedule(
  router: IRouter,
  { scheduleCreations, schedules }: Pick<ScheduleServices, 'scheduleCreations' | 'schedules'>,
): void {
  route(router, wire.getSchedule, mayRead, ({ params, query }) =>
    schedules.get(query.connectionId, params.scheduleId),
  )
  route(router, planWire.confirmRule, mayPlan, async ({ body, params }, { account }) => {
    const { connectionId, ...rule } = body
    await scheduleCreations.confirmRule(connectionId, params.scheduleId, rule, account.id)
  })
}
