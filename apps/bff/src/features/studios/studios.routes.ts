import * as wire from '@curator/console-contract/studios'
import type { IRouter } from 'express'
import { route } from '../../http/route.ts'
import type { StudioPlansService } from './studio-plans.service.ts'
import type { StudioSheetsService } from './studio-sheets.service.ts'
import type { StudiosService } from './studios.service.ts'

const mayRead = { permission: 'directory.read' } as const
const mayPlan = { permission: 'plans.write' } as const

export interface StudioServices {
  readonly studios: StudiosService
  readonly studioPlans: StudioPlansService
  readonly studioSheets: StudioSheetsService
}

/** Studios and who is in them. */
export function mountStudios(
  router: IRouter,
  { studioPlans, studios, studioSheets }: StudioServices,
): void {
  route(router, wire.listStudios, mayRead, ({ query }) => studios.list(query))
  route(router, wire.createStudioPlan, mayPlan, async ({ body }, { account }) => ({
    planId: await studioPlans.createPlan(body.connectionId, body.action, account.id),
  }))
  route(router, wire.readStudioSheet, mayPlan, ({ body, query }) =>
    studioSheets.read(query.connectionId, body),
  )
  route(router, wire.createStudioSheetPlan, mayPlan, async ({ body, query }, { account }) => ({
    planId: await studioSheets.plan(query, body, account.id),
  }))
  route(router, wire.getStudioSheetTemplate, mayRead, ({ query }) =>
    studioSheets.getTemplate(query.format),
  )
  // The last: an id may be any word.
  route(router, wire.getStudio, mayRead, ({ params, query }) =>
    studios.get(query.connectionId, params.studioId),
  )
}
