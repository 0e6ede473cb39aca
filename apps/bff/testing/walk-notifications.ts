import * as channels from '@curator/console-contract/channels'
import {
  eventKinds,
  listNotifications,
  markNotificationsRead,
} from '@curator/console-contract/notifications'
import { getSession } from '@curator/console-contract/session'
import type { Call } from '@curator/endpoint/client'
import { expect } from 'vitest'
import { recordPlanEvent } from './plan-event.ts'
import { startSmtpReceiver } from './smtp-receiver.ts'
import type { TestConsole } from './start-console.ts'
import { startWebhookReceiver } from './webhook-receiver.ts'

/** Planted where only a receiver may ever see them. */
export const plantedHook = 'PLANTED-hook/of+a=webhook&é'
export const plantedMailPassword = 'PLANTED/mail+password "42"&é'

/** Calls every endpoint of notifications and channels, with receivers that repeat what they were told. */
export async function walkNotifications(call: Call, running: TestConsole, connectionId: string) {
  const receiver = await startWebhookReceiver()
  const smtp = await startSmtpReceiver()
  const repeated = {
    status: 500,
    body: `${receiver.url} ${plantedHook}`,
    headers: { 'x-said': encodeURIComponent(plantedHook) },
  }
  const address = `${receiver.url}/${encodeURIComponent(plantedHook)}`
  const shared = {
    isOn: true,
    eventKinds: [...eventKinds],
    connectionIds: null,
    allowPrivate: true,
  }
  const body = { ...shared, kind: 'slack' as const, name: 'Planted', address }
  const params = { channelId: (await call(channels.createChannel, { body })).id }
  await call(channels.updateChannel, { params, body: { ...body, name: 'Planted again' } })
  await call(channels.listChannels, {})
  for (const status of [200, 302, 404, 500]) {
    receiver.answers.push({ ...repeated, status })
    await call(channels.testChannel, { params })
  }
  const session = await call(getSession, {})
  if (session.state !== 'signed_in') throw new Error('not signed in')
  const authorId = session.account.id
  await recordPlanEvent(running.db, { kind: 'plan_approved', authorId, connectionId })
  receiver.answers.push(repeated, 'hang')
  await running.deps.notifier.deliverDue()
  const { items } = await call(channels.listDeliveries, { query: {} })
  await call(channels.resendDelivery, { params: { deliveryId: items[0]?.id ?? '' } })
  expect(receiver.received.length).toBeGreaterThan(4)

  const server = {
    host: '127.0.0.1',
    port: smtp.port,
    security: 'starttls' as const,
    userName: 'planted',
    sender: 'console@example.test',
  }
  await call(channels.saveMailServer, { body: { ...server, password: plantedMailPassword } })
  await call(channels.getMailServer, {})
  smtp.refuse.set('STARTTLS', `454 ${plantedMailPassword}`)
  const trial = await call(channels.testMailServer, { body: { recipient: 'ada@example.test' } })
  expect(trial.isDelivered).toBe(false)

  const { items: told } = await call(listNotifications, { query: {} })
  await call(markNotificationsRead, { body: { ids: told.map(({ id }) => id) } })
  await receiver.close()
  await smtp.close()
  return async () => {
    await call(channels.removeMailServer, {})
    await call(channels.removeChannel, { params })
  }
}
