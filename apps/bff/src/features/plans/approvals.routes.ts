import * as approvals from '@curator/console-contract/approvals'
import type { IRouter } from 'express'
import { route } from '../../http/route.ts'
import type { ApprovalsService } from './approvals.service.ts'

const approve = { permission: 'plans.approve' } as const

/** Whoever plans may ask; approvers see what waits for them. Stands before `/plans/:planId`. */
export function mountApprovals(router: IRouter, service: ApprovalsService): void {
  route(router, approvals.listWaitingApprovals, approve, (_input, { account }) =>
    service.listWaiting(account.id),
  )
  route(
    router,
    approvals.askForApproval,
    { permission: 'plans.write' },
    ({ params }, { account }) => service.ask(params.planId, account.id),
  )
  route(router, approvals.decideOnPlan, approve, ({ params, body }, { account }) =>
    service.decide({ ...body, planId: params.planId, deciderId: account.id }),
  )
}
