import { listNotifications, markNotificationsRead } from '@curator/console-contract/notifications'
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { call } from '../../api/client.ts'

const notificationsKey = ['notifications']
const pollMs = 30_000
/** Those behind the bell. */
const latestCount = 8

/** The newest, with how many are unread. */
export const latestNotificationsQuery = queryOptions({
  queryKey: [...notificationsKey, 'latest'],
  queryFn: ({ signal }) => call(listNotifications, { query: { pageSize: latestCount } }, signal),
  refetchInterval: pollMs,
})

export const notificationsPageSize = 25

export const notificationsQuery = (show: 'all' | 'unread', page: number) =>
  queryOptions({
    queryKey: [...notificationsKey, 'page', show, page],
    queryFn: ({ signal }) =>
      call(listNotifications, { query: { show, page, pageSize: notificationsPageSize } }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: pollMs,
  })

export function useMarkRead() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: z.input<typeof markNotificationsRead.body>) =>
      call(markNotificationsRead, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: notificationsKey }),
  })
}
