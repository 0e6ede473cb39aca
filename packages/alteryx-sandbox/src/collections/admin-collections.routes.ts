import { listAdminCollections } from '@curator/alteryx-contract/server/v1/admin-collections'
import type { IRouter } from 'express'
import { takePage } from '../paging.ts'
import { jsonReply } from '../reply.ts'
import { serve } from '../serve.ts'
import type { SandboxState } from '../state.ts'
import { toAdminCollection } from './admin-collection-view.ts'

/** Collections of V1, oldest first (server-v1v2 4.2; the order is our choice). */
export function adminCollectionRoutes(router: IRouter, state: SandboxState): void {
  serve(router, state, listAdminCollections, ({ query }) => {
    const page = takePage([...state.world.collections.values()], query)
    return jsonReply(
      200,
      page.map((record) => toAdminCollection(state, record)),
    )
  })
}
