import {
  createConnection,
  listConnections,
  removeConnection,
  startRefresh,
  updateConnection,
} from '@curator/console-contract/connections'
import type { IRouter } from 'express'
import { route } from '../../http/route.ts'
import type { ConnectionsService } from './connections.service.ts'

/** Everyone sees the connections and may have them read anew; administrators change them. */
export function mountConnections(router: IRouter, service: ConnectionsService): void {
  const manage = { permission: 'connections.manage' } as const
  const read = { permission: 'directory.read' } as const

  route(router, listConnections, read, async () => ({ items: await service.list() }))
  route(router, createConnection, manage, ({ body }) => service.create(body))
  route(router, updateConnection, manage, ({ params, body }) =>
    service.update(params.connectionId, body),
  )
  route(router, removeConnection, manage, ({ params }) => service.remove(params.connectionId))
  route(router, startRefresh, read, ({ params }) => service.startRefresh(params.connectionId))
}
