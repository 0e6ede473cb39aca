import * as planWire from '@curator/console-contract/collection-plans'
import * as wire from '@curator/console-contract/collections'
import type { IRouter } from 'express'
import { route } from '../../http/route.ts'
import type { CollectionPlansService } from './collection-plans.service.ts'
import type { CollectionSheetsService } from './collection-sheets.service.ts'
import type { CollectionsService } from './collections.service.ts'

const mayRead = { permission: 'directory.read' } as const
const mayPlan = { permission: 'plans.write' } as const
/** A hundred thousand memberships. */
const planBytesMax = 20 * 1_048_576

export interface CollectionServices {
  readonly collections: CollectionsService
  readonly collectionPlans: CollectionPlansService
  readonly collectionSheets: CollectionSheetsService
}

/** Lists, details and plans of collections. */
export function mountCollections(router: IRouter, services: CollectionServices): void {
  const { collectionPlans, collections, collectionSheets } = services
  route(router, wire.listCollections, mayRead, ({ query }) => collections.list(query))
  route(router, wire.listCollectionMemberships, mayRead, ({ query }) =>
    collections.listMemberships(query),
  )
  route(router, wire.listLooseWorkflows, mayRead, ({ query }) => collections.listLoose(query))
  route(router, wire.findCollectionAssets, mayRead, ({ query }) =>
    collections.findAssets(query.connectionId, query.kind, query.search),
  )
  route(router, wire.exportCollections, mayRead, ({ query }) => collections.exportFile(query))
  route(router, wire.exportCollectionMemberships, mayRead, ({ query }) =>
    collections.exportMemberships(query),
  )
  route(router, wire.getCollection, mayRead, ({ params, query }) =>
    collections.get(query.connectionId, params.collectionId),
  )
  route(router, planWire.createCollectionPlan, mayPlan, async ({ body }, { account }) => ({
    planId: await collectionPlans.createPlan(body, account.id),
  }))
  route(
    router,
    planWire.createMembershipPlan,
    mayPlan,
    async ({ body }, { account }) => ({
      planId: await collectionPlans.planMemberships(body, account.id),
    }),
    [],
    planBytesMax,
  )
  route(router, planWire.createCollectionCreation, mayPlan, async ({ body }, { account }) => ({
    planId: await collectionPlans.planCreation(body, account.id),
  }))
  route(router, planWire.createTeamPlan, mayPlan, async ({ body }, { account }) => ({
    planId: await collectionPlans.planTeam(body, account.id),
  }))
  route(router, planWire.getCollectionSheetTemplate, mayRead, ({ query }) =>
    collectionSheets.getTemplate(query.format),
  )
  route(router, planWire.readCollectionSheet, mayPlan, ({ body, query }) =>
    collectionSheets.read(query.connectionId, body),
  )
  route(
    router,
    planWire.createCollectionSheetPlan,
    mayPlan,
    async ({ body, query }, { account }) => ({
      planId: await collectionSheets.plan(query, body, account.id),
    }),
  )
}
