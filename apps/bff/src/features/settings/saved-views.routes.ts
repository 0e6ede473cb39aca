import {
  createSavedView,
  listSavedViews,
  removeSavedView,
  updateSavedView,
} from '@curator/console-contract/saved-views'
import type { IRouter } from 'express'
import { route } from '../../http/route.ts'
import type { SavedViewsService } from './saved-views.service.ts'

/** Whoever may read lists may save views of them. */
const mayRead = { permission: 'directory.read' } as const

export function mountSavedViews(router: IRouter, views: SavedViewsService): void {
  route(router, listSavedViews, mayRead, ({ query }, { account }) =>
    views.list(query.list, account),
  )
  route(router, createSavedView, mayRead, ({ body }, { account }) => views.create(body, account))
  route(router, updateSavedView, mayRead, ({ params, body }, { account }) =>
    views.update(params.viewId, body, account),
  )
  route(router, removeSavedView, mayRead, ({ params }, { account }) =>
    views.remove(params.viewId, account),
  )
}
