import * as wire from '@curator/console-contract/access'
import type { IRouter } from 'express'
import { route } from '../../http/route.ts'
import type { AccessService } from './access.service.ts'
import type { MissingSharesService } from './missing-shares.service.ts'
import type { NeedsService } from './needs.service.ts'

export interface AccessServices {
  readonly access: AccessService
  readonly missingShares: MissingSharesService
  readonly collectionNeeds: NeedsService
}

const mayRead = { permission: 'directory.read' } as const
const mayPlan = { permission: 'plans.write' } as const

/** Who reaches what, what collections need, and who lacks it. */
export function mountAccess(router: IRouter, services: AccessServices): void {
  const { access, collectionNeeds, missingShares } = services
  route(router, wire.explainAccess, mayRead, ({ query }) => access.explain(query))
  route(router, wire.findAccessTargets, mayRead, ({ query }) => access.findTargets(query))
  route(router, wire.listMissingShares, mayRead, ({ query }) => missingShares.list(query))
  route(router, wire.createMissingSharesPlan, mayPlan, async ({ body }, { account }) => ({
    planId: await missingShares.createPlan(body, account.id),
  }))
  route(router, wire.getCollectionNeeds, mayRead, ({ params, query }) =>
    collectionNeeds.get(query.connectionId, params.collectionId),
  )
  route(router, wire.noteCollectionNeeds, mayPlan, ({ params, body }, { account }) =>
    collectionNeeds.note(body.connectionId, params.collectionId, body.needs, account.id),
  )
}
