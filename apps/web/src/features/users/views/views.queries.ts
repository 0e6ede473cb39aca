import {
  createSavedView,
  listSavedViews,
  removeSavedView,
  type SavedView,
  updateSavedView,
} from '@curator/console-contract/saved-views'
import type { RequestOf } from '@curator/endpoint/endpoint'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../api/client.ts'

const viewsKey = ['settings', 'views', 'users']

/** One's own views of the list of users and shared ones. */
export const viewsQuery = queryOptions({
  queryKey: viewsKey,
  queryFn: async ({ signal }) =>
    (await call(listSavedViews, { query: { list: 'users' } }, signal)).items,
})

type ViewBody = Omit<RequestOf<typeof createSavedView>['body'], 'list'>

export function useCreateView() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (view: ViewBody) => call(createSavedView, { body: { ...view, list: 'users' } }),
    onSuccess: () => client.invalidateQueries({ queryKey: viewsKey }),
  })
}

/** Changes a view in some of its fields. */
export function useUpdateView() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ view, change }: { view: SavedView; change: Partial<ViewBody> }) => {
      const { list, name, search, isShared } = view
      return call(updateSavedView, {
        params: { viewId: view.id },
        body: { list, name, search, isShared, ...change },
      })
    },
    onSuccess: () => client.invalidateQueries({ queryKey: viewsKey }),
  })
}

export function useRemoveView() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (viewId: SavedView['id']) => call(removeSavedView, { params: { viewId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: viewsKey }),
  })
}
