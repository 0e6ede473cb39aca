import * as wire from '@curator/console-contract/schedule-findings'
import { getSchedulePolicy, putSchedulePolicy } from '@curator/console-contract/schedule-policy'
import type { IRouter } from 'express'
import { route } from '../../http/route.ts'
import type { FindingsService } from './findings.service.ts'
import type { SchedulePolicyService } from './schedule-policy.service.ts'

const mayRead = { permission: 'directory.read' } as const
/** Whoever may say which Server it is may say how its schedules should be. */
const mayManage = { permission: 'connections.manage' } as const

export interface FindingServices {
  readonly scheduleFindings: FindingsService
  readonly schedulePolicies: SchedulePolicyService
}

/** What is wrong with schedules, and what they are measured against. These paths stand before `/schedules/:scheduleId`. */
export function mountScheduleFindings(
  router: IRouter,
  { scheduleFindings, schedulePolicies }: FindingServices,
): void {
  route(router, wire.listScheduleFindings, mayRead, ({ query }) =>
    scheduleFindings.list(query.connectionId),
  )
  route(router, wire.getScheduleFindings, mayRead, ({ params, query }) =>
    scheduleFindings.get(query.connectionId, params.scheduleId),
  )
  route(router, getSchedulePolicy, mayRead, ({ query }) => schedulePolicies.get(query.connectionId))
  route(router, putSchedulePolicy, mayManage, ({ body }, { account }) =>
    schedulePolicies.put(body.connectionId, body.policy, account.id),
  )
}
