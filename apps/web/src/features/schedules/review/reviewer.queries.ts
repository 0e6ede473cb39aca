import type { ReviewItemId } from '@curator/console-contract/ids'
import { maxPageSize } from '@curator/console-contract/paging'
import type { Answer } from '@curator/console-contract/schedule-review'
import {
  decideOwnItem,
  listOwnReviewItems,
  openReviewerLink,
} from '@curator/console-contract/schedule-reviewers'
import type { ReplyOf } from '@curator/endpoint/endpoint'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../api/client.ts'

type OwnItems = Omit<ReplyOf<typeof listOwnReviewItems>, 'page' | 'pageSize' | 'total'>

/** Opens a link. It can be opened once, so it is asked for once. */
export function openLinkQuery(token: string) {
  return queryOptions({
    queryKey: ['reviewer-session', token],
    queryFn: () => call(openReviewerLink, { body: { token } }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
}

/** All items of whoever came by a link. */
export const ownItemsQuery = queryOptions({
  queryKey: ['reviewer-items'],
  queryFn: async ({ signal }): Promise<OwnItems> => {
    const items: OwnItems['items'] = []
    for (let page = 1; ; page += 1) {
      const query = { page, pageSize: maxPageSize }
      const reply = await call(listOwnReviewItems, { query }, signal)
      items.push(...reply.items)
      if (reply.items.length === 0 || items.length >= reply.total) return { ...reply, items }
    }
  },
})

/** Answers one item; the reply takes its place in the list. */
export function useAnswerOwnItem(itemId: ReviewItemId) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (answer: Answer) => call(decideOwnItem, { params: { itemId }, body: answer }),
    onSuccess: (saved) =>
      client.setQueryData(ownItemsQuery.queryKey, (before) =>
        before
          ? { ...before, items: before.items.map((item) => (item.id === itemId ? saved : item)) }
          : before,
      ),
  })
}
