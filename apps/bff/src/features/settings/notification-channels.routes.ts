import {
  createChannel,
  type Delivery,
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
import type { IRouter } from 'express'
import { AppError } from '../../core/app-error.ts'
import { route } from '../../http/route.ts'
import { toSentence } from '../../notifications/event-words.ts'
import type { DeliveryRecord, DeliveryStore } from '../../store/delivery.store.ts'
import type { ChannelsService } from './channels.service.ts'
import type { MailServerService } from './mail-server.service.ts'

const manage = { permission: 'notifications.manage' } as const

/** Administrators alone see and change where messages go. */
export function mountNotificationChannels(
  router: IRouter,
  deps: {
    readonly channels: ChannelsService
    readonly mailServer: MailServerService
    readonly deliveries: DeliveryStore
    readonly publicUrl: string | undefined
  },
): void {
  const { channels, mailServer, deliveries } = deps
  route(router, listChannels, manage, async () => ({
    items: await channels.list(),
    hasLinks: deps.publicUrl !== undefined,
  }))
  route(router, createChannel, manage, ({ body }) => channels.create(body))
  route(router, updateChannel, manage, ({ params, body }) =>
    channels.update(params.channelId, body),
  )
  route(router, removeChannel, manage, ({ params }) => channels.remove(params.channelId))
  route(router, testChannel, manage, ({ params }, { account }) =>
    channels.test(params.channelId, account),
  )

  route(router, getMailServer, manage, async () => ({ server: await mailServer.get() }))
  route(router, saveMailServer, manage, async ({ body }) => ({
    server: await mailServer.save(body),
  }))
  route(router, removeMailServer, manage, () => mailServer.remove())
  route(router, testMailServer, manage, ({ body }, { account }) =>
    mailServer.test(body.recipient, account),
  )

  route(router, listDeliveries, manage, async ({ query }) => {
    const { page, pageSize, channelId, state } = query
    const window = { offset: (page - 1) * pageSize, limit: pageSize }
    const { items, total } = await deliveries.list({ channelId, state, ...window })
    return { items: items.map(toView), total, page, pageSize }
  })
  route(router, resendDelivery, manage, async ({ params }) => {
    const found = await deliveries.resend(params.deliveryId)
    if (!found) throw new AppError('not_found', { detail: 'Its channel may have been removed.' })
    return toView(found)
  })
}

function toView({ event, ...record }: DeliveryRecord): Delivery {
  return {
    id: record.deliveryId,
    eventId: event.id,
    eventKind: event.kind,
    sentence: toSentence(event),
    channelId: record.channelId,
    channelName: record.channelName,
    state: record.state,
    attempts: record.attempts,
    words: record.words,
    createdAt: record.createdAt.toISOString(),
    dueAt: record.state === 'waiting' ? record.dueAt.toISOString() : null,
    endedAt: record.endedAt?.toISOString() ?? null,
  }
}
