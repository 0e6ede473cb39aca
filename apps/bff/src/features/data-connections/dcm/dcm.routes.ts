import * as wire from '@curator/console-contract/dcm-connections'
import * as plansWire from '@curator/console-contract/dcm-plans'
import type { IRouter } from 'express'
import { route } from '../../../http/route.ts'
import type { DcmService } from './dcm.service.ts'
import type { DcmPlansService } from './dcm-plans.service.ts'
import type { DcmRuleSheetsService } from './dcm-rule-sheets.service.ts'
import type { DcmSheetsService } from './dcm-sheets.service.ts'

const mayRead = { permission: 'directory.read' } as const
const mayPlan = { permission: 'plans.write' } as const

export interface DcmServices {
  readonly dcm: DcmService
  readonly dcmPlans: DcmPlansService
  readonly dcmSheets: DcmSheetsService
  readonly dcmRuleSheets: DcmRuleSheetsService
}

/** DCM connections and handling rules. */
export function mountDcm(
  router: IRouter,
  { dcm, dcmPlans, dcmRuleSheets, dcmSheets }: DcmServices,
): void {
  route(router, wire.listDcmConnections, mayRead, ({ query }) => dcm.list(query))
  route(router, wire.getDcmConnection, mayRead, ({ params, query }) =>
    dcm.get(query.connectionId, params.dcmConnectionId),
  )
  route(router, wire.listDcmRules, mayRead, ({ query }) => dcm.listRules(query))
  route(router, plansWire.createDcmPlan, mayPlan, async ({ body }, { account }) => ({
    planId: await dcmPlans.createPlan(body.connectionId, body.action, account.id),
  }))
  route(router, plansWire.createDcmRulePlan, mayPlan, async ({ body }, { account }) => ({
    planId: await dcmPlans.createRulePlan(body.connectionId, body.action, account.id),
  }))
  route(router, plansWire.readDcmSheet, mayPlan, ({ body, query }) =>
    dcmSheets.read(query.connectionId, body),
  )
  route(router, plansWire.createDcmSheetPlan, mayPlan, async ({ body, query }, { account }) => ({
    planId: await dcmSheets.plan(query, body, account.id),
  }))
  route(router, plansWire.getDcmSheetTemplate, mayRead, ({ query }) =>
    dcmSheets.getTemplate(query.format),
  )
  route(router, plansWire.readDcmRuleSheet, mayPlan, ({ body, query }) =>
    dcmRuleSheets.read(query.connectionId, body),
  )
  route(
    router,
    plansWire.createDcmRuleSheetPlan,
    mayPlan,
    async ({ body, query }, { account }) => ({
      planId: await dcmRuleSheets.plan(query, body, account.id),
    }),
  )
  route(router, plansWire.getDcmRuleSheetTemplate, mayRead, ({ query }) =>
    dcmRuleSheets.getTemplate(query.format),
  )
}
