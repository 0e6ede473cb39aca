import {
  createCallPlan,
  downloadReply,
  getOperation,
  listOperations,
  sendCall,
} from '@curator/console-contract/api-explorer'
import type { IRouter, Response } from 'express'
import { filedJsonBytesMax, route } from '../../http/route.ts'
import type { ApiExplorerService } from './api-explorer.service.ts'

const mayRead = { permission: 'directory.read' } as const
const mayPlan = { permission: 'plans.write' } as const

/** Everyone may look around and send what changes nothing; the rest needs a plan. */
export function mountApiExplorer(router: IRouter, explorer: ApiExplorerService): void {
  route(router, listOperations, mayRead, ({ query }) => explorer.listOperations(query.connectionId))
  route(router, getOperation, mayRead, ({ params, query }) =>
    explorer.getOperation(query.connectionId, params.operationId),
  )
  route(router, sendCall, mayRead, ({ body }, { res }) =>
    explorer.send(body.connectionId, body.call, untilLeft(res)),
  )
  route(router, downloadReply, mayRead, ({ body }, { res }) =>
    explorer.download(body.connectionId, body.call, untilLeft(res)),
  )
  route(
    router,
    createCallPlan,
    mayPlan,
    async ({ body }, { account }) => ({
      planId: await explorer.createPlan(body.connectionId, account.id, body.call),
    }),
    [],
    filedJsonBytesMax,
  )
}

/** Aborts when the browser leaves before it has its answer. */
function untilLeft(res: Response): AbortSignal {
  const left = new AbortController()
  res.on('close', () => left.abort())
  return left.signal
}
