import { endpoint } from '@curator/endpoint/endpoint'
import { z } from 'zod'
import { instant } from './instants.ts'

/** A list that views can be saved of. */
export const viewList = z.enum(['users', 'user-groups', 'schedules'])
export type ViewList = z.output<typeof viewList>

/** Filters, sort and columns of a list under a name; `search` is the query of the list's address without the question mark. */
export const savedView = z.object({
  id: z.uuid(),
  list: viewList,
  name: z.string(),
  search: z.string(),
  /** Everyone sees it; otherwise its author alone. */
  isShared: z.boolean(),
  isOwn: z.boolean(),
  authorName: z.string(),
  updatedAt: instant,
})
export type SavedView = z.output<typeof savedView>

const viewBody = z.strictObject({
  list: viewList,
  name: z.string().trim().min(1, 'Give the view a name.').max(60),
  search: z.string().max(4_000),
  isShared: z.boolean(),
})
const viewParams = z.object({ viewId: z.uuid() })

export const listSavedViews = endpoint({
  method: 'GET',
  path: '/settings/views',
  status: 200,
  query: z.strictObject({ list: viewList }),
  response: z.object({ items: z.array(savedView) }),
  summary: 'Lists the views of a list: one’s own and shared ones, by name.',
})

/** `name_taken` among one's own, and among shared ones. */
export const createSavedView = endpoint({
  method: 'POST',
  path: '/settings/views',
  status: 201,
  body: viewBody,
  response: savedView,
  summary: 'Saves a view.',
})

/** Its author, and administrators for shared ones; `not_found` for others. */
export const updateSavedView = endpoint({
  method: 'PUT',
  path: '/settings/views/:viewId',
  status: 200,
  params: viewParams,
  body: viewBody,
  response: savedView,
  summary: 'Changes a view.',
})

export const removeSavedView = endpoint({
  method: 'DELETE',
  path: '/settings/views/:viewId',
  status: 204,
  params: viewParams,
  reply: 'empty',
  summary: 'Removes a view.',
})
