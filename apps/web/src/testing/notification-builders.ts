import { type Channel, channel, type Delivery, delivery } from '@curator/console-contract/channels'
import { type Notification, notification } from '@curator/console-contract/notifications'

const eventId = '5b0e6d55-6f0e-4c83-9f39-6d1a52a7d101'
export const channelId = '5b0e6d55-6f0e-4c83-9f39-6d1a52a7d102'

export function aNotification(change: Partial<Notification> = {}): Notification {
  return notification.parse({
    id: eventId,
    kind: 'run_done',
    happenedAt: '2026-11-22T12:00:00.000Z',
    sentence: '“Onboard 41 users” on PROD has ended: 41 applied of 41 changes.',
    title: 'Onboard 41 users',
    connection: { id: 'prod', name: 'PROD', environment: 'production' },
    planId: '5b0e6d55-6f0e-4c83-9f39-6d1a52a7d103',
    campaignId: null,
    runId: '5b0e6d55-6f0e-4c83-9f39-6d1a52a7d104',
    counts: null,
    actorName: 'Ada Lovelace',
    isRead: false,
    ...change,
  })
}

export function aChannel(change: object = {}): Channel {
  return channel.parse({
    id: channelId,
    kind: 'teams',
    name: 'Curators',
    isOn: true,
    eventKinds: ['run_halted'],
    connectionIds: null,
    host: 'prod.westeurope.logic.example.test',
    allowPrivate: false,
    ...change,
  })
}

export function aDelivery(change: Partial<Delivery> = {}): Delivery {
  return delivery.parse({
    id: '5b0e6d55-6f0e-4c83-9f39-6d1a52a7d105',
    eventId,
    eventKind: 'run_halted',
    sentence: '“Onboard 41 users” on PROD has halted: 1 open of 1 change.',
    channelId,
    channelName: 'Curators',
    state: 'failed',
    attempts: 1,
    words: 'Nobody takes messages at this address (404).',
    createdAt: '2026-11-22T12:00:00.000Z',
    dueAt: null,
    endedAt: '2026-11-22T12:00:01.000Z',
    ...change,
  })
}
