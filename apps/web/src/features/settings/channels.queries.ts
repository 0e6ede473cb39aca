import {
  createChannel,
  type createChannelBody,
  getMailServer,
  listChannels,
  listDeliveries,
  removeChannel,
  removeMailServer,
  resendDelivery,
  saveMailServer,
  testChannel,
  testMailServer,
  updateChannel,
} from '@curator/console-contract/channels'
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { call } from '../../api/client.ts'

const channelsKey = ['settings', 'channels']
const mailServerKey = ['settings', 'mail-server']
const deliveriesKey = ['settings', 'deliveries']
const deliveriesPollMs = 10_000

export const channelsQuery = queryOptions({
  queryKey: channelsKey,
  queryFn: ({ signal }) => call(listChannels, {}, signal),
})

export const mailServerQuery = queryOptions({
  queryKey: mailServerKey,
  queryFn: async ({ signal }) => (await call(getMailServer, {}, signal)).server,
})

export const deliveriesPageSize = 20

export const deliveriesQuery = (page: number) =>
  queryOptions({
    queryKey: [...deliveriesKey, page],
    queryFn: ({ signal }) =>
      call(listDeliveries, { query: { page, pageSize: deliveriesPageSize } }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: deliveriesPollMs,
  })

/** A channel as the form holds it; an empty address of a stored one stays as it is. */
type ChannelBody = z.input<typeof createChannelBody>

function useRefresh() {
  const client = useQueryClient()
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: channelsKey }),
      client.invalidateQueries({ queryKey: deliveriesKey }),
    ])
}

/** Adds a channel, or changes the one given. */
export function useSaveChannel(channelId: string | undefined) {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (body: z.input<typeof updateChannel.body>) =>
      channelId
        ? call(updateChannel, { params: { channelId }, body })
        : call(createChannel, { body: body as ChannelBody }),
    onSuccess: refresh,
  })
}

export function useRemoveChannel() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (channelId: string) => call(removeChannel, { params: { channelId } }),
    onSuccess: refresh,
  })
}

export function useTestChannel() {
  return useMutation({
    mutationFn: (channelId: string) => call(testChannel, { params: { channelId } }),
  })
}

export function useSaveMailServer() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: z.input<typeof saveMailServer.body>) => call(saveMailServer, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: mailServerKey }),
  })
}

export function useRemoveMailServer() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => call(removeMailServer, {}),
    onSuccess: () => client.invalidateQueries({ queryKey: mailServerKey }),
  })
}

export function useTestMailServer() {
  return useMutation({
    mutationFn: (recipient: string) => call(testMailServer, { body: { recipient } }),
  })
}

export function useResend() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (deliveryId: string) => call(resendDelivery, { params: { deliveryId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: deliveriesKey }),
  })
}
