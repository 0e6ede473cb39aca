import * as plansWire from '@curator/console-contract/data-connection-plans'
import * as wire from '@curator/console-contract/data-connections'
import type { IRouter } from 'express'
import { route } from '../../http/route.ts'
import type { DataConnectionPlansService } from './data-connection-plans.service.ts'
import type { DataConnectionSheetsService } from './data-connection-sheets.service.ts'
import type { DataConnectionsService } from './data-connections.service.ts'

const mayRead = { permission: 'directory.read' } as const
const mayPlan = { permission: 'plans.write' } as const

export interface DataConnectionServices {
  readonly dataConnections: DataConnectionsService
  readonly dataConnectionPlans: DataConnectionPlansService
  readonly dataConnectionSheets: DataConnectionSheetsService
}

/** Server data connections and system connections. */
export function mountDataConnections(
  router: IRouter,
  { dataConnectionPlans, dataConnections, dataConnectionSheets }: DataConnectionServices,
): void {
  route(router, wire.listDataConnections, mayRead, ({ query }) => dataConnections.list(query))
  route(router, wire.exportDataConnections, mayRead, ({ query }) => dataConnections.export(query))
  route(router, wire.listSystemConnections, mayRead, ({ query }) =>
    dataConnections.listSystem(query.connectionId),
  )
  route(router, plansWire.createDataConnectionPlan, mayPlan, async ({ body }, { account }) => ({
    planId: await dataConnectionPlans.createPlan(body, account.id),
  }))
  route(router, wire.revealConnectionString, mayPlan, ({ body, params }, { account }) =>
    dataConnections.reveal(body.connectionId, params.dataConnectionId, body.reason, account),
  )
  route(router, plansWire.readDataConnectionSheet, mayPlan, ({ body, query }) =>
    dataConnectionSheets.read(query.connectionId, body),
  )
  route(
    router,
    plansWire.createDataConnectionSheetPlan,
    mayPlan,
    async ({ body, query }, { account }) => ({
      planId: await dataConnectionSheets.plan(query, body, account.id),
    }),
  )
  route(router, plansWire.getDataConnectionSheetTemplate, mayRead, ({ query }) =>
    dataConnectionSheets.getTemplate(query.format),
  )
  // The last: an id may be any word.
  route(router, wire.getDataConnection, mayRead, ({ params, query }) =>
    dataConnections.get(query.connectionId, params.dataConnectionId),
  )
}
