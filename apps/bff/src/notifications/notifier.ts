import { randomUUID } from 'node:crypto'
import type { Clock } from '../core/clock.ts'
import type { Logger } from '../core/logger.ts'
import type { SecretBox } from '../core/secret-box.ts'
import {
  type ChannelStore,
  type StoredChannel,
  type StoredWebhook,
  toChannelPlace,
} from '../store/channel.store.ts'
import type { ClaimedDelivery, DeliveryStore } from '../store/delivery.store.ts'
import { type MailServerStore, mailPasswordPlace } from '../store/mail-server.store.ts'
import { type Attempt, toEnd } from './attempt.ts'
import { toJsonPayload } from './json-shape.ts'
import { judgeAnswer } from './judge-answer.ts'
import { judgeUnreached } from './judge-unreached.ts'
import { toMail } from './mail-shape.ts'
import { type Message, toLink, toTestMessage } from './message.ts'
import { postWebhook } from './post-webhook.ts'
import { sendMail } from './send-mail.ts'
import { toSlackPayload } from './slack-shape.ts'
import { toTeamsPayload } from './teams-shape.ts'
import { toConsoleEvent } from './to-console-event.ts'

export interface NotifierDeps {
  readonly channels: ChannelStore
  readonly deliveries: DeliveryStore
  readonly mailServers: MailServerStore
  readonly secrets: SecretBox
  readonly clock: Clock
  readonly log: Logger
  readonly publicUrl: string | undefined
  /** Longest wait for a receiver, in milliseconds. */
  readonly timeoutMs: number
}

/** Sends messages out of the console. */
export interface Notifier {
  /** Tries everything that is due, each channel on its own; resolves when all of it was tried. */
  deliverDue(): Promise<void>
  /** Sends a test message at once, without a delivery. `concerned` gets it in place of the people concerned. */
  test(
    channel: StoredChannel,
    by: { readonly name: string; readonly email: string },
  ): Promise<Attempt>
  testMail(recipient: string, by: { readonly name: string }): Promise<Attempt>
}

const payloads = { slack: toSlackPayload, teams: toTeamsPayload, json: toJsonPayload }

export function createNotifier(deps: NotifierDeps): Notifier {
  const { channels, deliveries, clock, log, publicUrl } = deps

  const send = (channel: StoredChannel, message: Message, concerned: readonly string[]) => {
    if (channel.kind !== 'mail') return sendWebhook(deps, channel, message)
    const { recipients } = channel
    return mail(deps, message, recipients.kind === 'concerned' ? concerned : recipients.addresses)
  }

  async function tryOne(channel: StoredChannel, { event, ...claimed }: ClaimedDelivery) {
    const message = {
      ...toConsoleEvent(event),
      link: toLink(publicUrl, toConsoleEvent(event)),
      isTest: false,
    }
    const attempt = await send(channel, message, claimed.concerned)
    const end = toEnd(attempt, claimed.attempts)
    await deliveries.finish(claimed, end)
    if (end.state === 'waiting' || end.state === 'failed')
      log.warn(
        { deliveryId: claimed.id, attempts: claimed.attempts, state: end.state },
        'A message did not arrive',
      )
    return end.state
  }

  /** In order; when the receiver is in trouble, the rest waits for the next time. */
  async function workOff(channelId: string): Promise<void> {
    for (;;) {
      const channel = await channels.find(channelId)
      const claimed = channel && (await deliveries.claim(channelId))
      if (!claimed) return
      if ((await tryOne(channel, claimed)) === 'waiting') return
    }
  }

  const newTest = (name: string) =>
    toTestMessage(name, { event: randomUUID(), plan: randomUUID() }, clock.now(), publicUrl)

  return {
    deliverDue: async () => {
      const due = await deliveries.listDueChannels()
      const ends = await Promise.allSettled(due.map(workOff))
      const broken = ends.find((end) => end.status === 'rejected')
      if (broken) throw broken.reason
    },
    test: (channel, by) => send(channel, newTest(by.name), [by.email]),
    testMail: (recipient, by) => mail(deps, newTest(by.name), [recipient]),
  }
}

async function sendWebhook(
  { secrets, timeoutMs, clock }: NotifierDeps,
  channel: StoredWebhook,
  message: Message,
): Promise<Attempt> {
  const { kind, allowPrivate } = channel
  try {
    const address = secrets.open(channel.address, toChannelPlace(channel.id))
    const payload = payloads[kind](message)
    const call = { address, allowPrivate, payload, eventId: message.id, timeoutMs }
    return judgeAnswer(kind, await postWebhook(call), clock.now())
  } catch (error) {
    return judgeUnreached(error)
  }
}

async function mail(
  { mailServers, secrets }: NotifierDeps,
  message: Message,
  recipients: readonly string[],
): Promise<Attempt> {
  const noWait = { retryAfterMs: null }
  if (recipients.length === 0)
    return { ...noWait, state: 'skipped', words: 'Nobody is concerned who could be written to.' }
  const server = await mailServers.find()
  if (!server)
    return { ...noWait, state: 'later', words: 'No mail server is set. Set it, then send again.' }
  try {
    const password = server.password && secrets.open(server.password, mailPasswordPlace)
    return await sendMail(
      { ...server, password },
      { ...toMail(message), recipients, eventId: message.id },
    )
  } catch (error) {
    return judgeUnreached(error)
  }
}
