import * as wire from '@curator/console-contract/studios'
import type { IRouter } from 'express'
import { route } from '../../http/route.ts'
import type { StudioPlansService } from './studio-plans.service.ts'
import type { StudiosService } from './studios.service.ts'

const mayRead = { permission: 'directory.read' } as const
const mayPlan = { permission: 'plans.write' } as const

export interface StudioServices {
  readonly studios: StudiosService
  readonly studioPlans: StudioPlansService
}

/** Studios and who is in them. */
export function mountStudios(router: IRouter, { studioPlans, studios }: StudioServices): void {
  route(router, wire.listStudios, mayRead, ({ query }) => studios.list(query))
  route(router, wire.createStudioPlan, mayPlan, async ({ body }, { account }) => ({
    planId: await studioPlans.createPlan(body.connectionId, body.action, account.id),
  }))
  // The last: an id may be any word.
  route(router, wire.getStudio, mayRead, ({ params, query }) =>
    studios.get(query.connectionId, params.studioId),
  )
}
