import {
  createSavedView,
  listSavedViews,
  removeSavedView,
  type SavedView,
  updateSavedView,
  type ViewList,
} from '@curator/console-contract/saved-views'
import type { RequestOf } from '@curator/endpoint/endpoint'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../api/client.ts'

const toViewsKey = (list: ViewList) => ['settings', 'views', list]

/** One's own views of a list and shared ones. */
export const viewsQuery = (list: ViewList) =>
  queryOptions({
    queryKey: toViewsKey(list),
    queryFn: async ({ signal }) => (await call(listSavedViews, { query: { list } }, signal)).items,
  })

type ViewBody = RequestOf<typeof createSavedView>['body']

export function useCreateView() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: ViewBody) => call(createSavedView, { body }),
    onSuccess: ({ list }) => client.invalidateQueries({ queryKey: toViewsKey(list) }),
  })
}

/** Changes a view in some of its fields. */
export function useUpdateView() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({
      view,
      change,
    }: {
      view: SavedView
      change: Partial<Omit<ViewBody, 'list'>>
    }) => {
      const { list, name, search, isShared } = view
      return call(updateSavedView, {
        params: { viewId: view.id },
        body: { list, name, search, isShared, ...change },
      })
    },
    onSuccess: ({ list }) => client.invalidateQueries({ queryKey: toViewsKey(list) }),
  })
}

export function useRemoveView() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id }: SavedView) => call(removeSavedView, { params: { viewId: id } }),
    onSuccess: (_, { list }) => client.invalidateQueries({ queryKey: toViewsKey(list) }),
  })
}
