import {
  getCapabilities,
  refreshCapabilities,
} from '@curator/console-contract/connection-capabilities'
import { testConnection, testStoredConnection } from '@curator/console-contract/connection-tests'
import {
  createConnection,
  listConnections,
  removeConnection,
  startRefresh,
  updateConnection,
} from '@curator/console-contract/connections'
import type { IRouter } from 'express'
import type { CapabilityBook } from '../../alteryx/capabilities.ts'
import { route } from '../../http/route.ts'
import { toProblem } from '../../http/to-problem.ts'
import { toCapabilitiesView } from './capabilities-view.ts'
import type { ConnectionTestsService } from './connection-tests.service.ts'
import type { ConnectionsService } from './connections.service.ts'

export interface ConnectionsRoutesDeps {
  readonly connectionsService: ConnectionsService
  readonly connectionTests: ConnectionTestsService
  readonly capabilities: CapabilityBook
}

const manage = { permission: 'connections.manage' } as const
const read = { permission: 'directory.read' } as const

/**
 * Everyone sees the connections with what their Servers can do, and may have both read anew; administrators change and
 * test them.
 */
export function mountConnections(router: IRouter, deps: ConnectionsRoutesDeps): void {
  const { capabilities, connectionTests, connectionsService: service } = deps

  route(router, listConnections, read, async () => ({ items: await service.list() }))
  route(router, createConnection, manage, ({ body }) => service.create(body))
  route(router, updateConnection, manage, ({ params, body }) =>
    service.update(params.connectionId, body),
  )
  route(router, removeConnection, manage, ({ params }) => service.remove(params.connectionId))
  route(router, startRefresh, read, ({ params }) => service.startRefresh(params.connectionId))

  route(router, testConnection, manage, ({ body }) => connectionTests.testTyped(body))
  route(router, testStoredConnection, manage, ({ params }) =>
    connectionTests.testStored(params.connectionId),
  )

  route(router, getCapabilities, read, async ({ params, query }) =>
    toCapabilitiesView(await capabilities.find(params.connectionId), query, toProblem),
  )
  route(router, refreshCapabilities, read, async ({ params }) => {
    await capabilities.refresh(params.connectionId)
  })
}
