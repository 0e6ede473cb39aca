import { endpoint } from '@curator/endpoint/endpoint'
import { z } from 'zod'
import { connectionId } from './ids.ts'
import { instant } from './instants.ts'
import { eventKind } from './notifications.ts'
import { pageOf, pageQuery } from './paging.ts'

/** What a webhook's receiver understands: Slack blocks, the card of a Teams workflow, or the console's own JSON. */
export const webhookShape = z.enum(['slack', 'teams', 'json'])
export type WebhookShape = z.output<typeof webhookShape>

export const channelKinds = [...webhookShape.options, 'mail'] as const
export const channelKind = z.enum(channelKinds)
export type ChannelKind = z.output<typeof channelKind>

const mailAddress = z.email('Write an e-mail address, for example ada@example.test.').max(254)

/** `concerned`: the people who find the event in their own list. */
export const mailRecipients = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('concerned') }),
  z.strictObject({
    kind: z.literal('addresses'),
    addresses: z.array(mailAddress).min(1, 'Write at least one address.').max(50),
  }),
])
export type MailRecipients = z.output<typeof mailRecipients>

const shared = {
  name: z.string().trim().min(1, 'Give the channel a name.').max(60),
  isOn: z.boolean(),
  eventKinds: z.array(eventKind).min(1, 'Choose at least one event.').max(20),
  /** Null: all connections, those to come included. */
  connectionIds: z
    .array(connectionId)
    .min(1, 'Choose at least one connection.')
    .max(200)
    .nullable(),
}

/** The address of a webhook is a secret: whoever knows it can write there. Nothing but the host is ever sent back. */
export const channel = z.discriminatedUnion('kind', [
  z.object({
    ...shared,
    id: z.uuid(),
    kind: webhookShape,
    host: z.string(),
    allowPrivate: z.boolean(),
  }),
  z.object({ ...shared, id: z.uuid(), kind: z.literal('mail'), recipients: mailRecipients }),
])
export type Channel = z.output<typeof channel>

const webhookFields = {
  ...shared,
  kind: webhookShape,
  /** Lets it lead to a loopback or private address, there also by plain http. */
  allowPrivate: z.boolean(),
}
const webhookAddress = z
  .url({ protocol: /^https?$/, error: 'Paste the whole address, beginning with https://.' })
  .max(2_000)
  .refine((value) => {
    const url = URL.parse(value)
    return url !== null && url.username === '' && url.password === ''
  }, 'Leave out user name and password.')
const mailFields = { ...shared, kind: z.literal('mail'), recipients: mailRecipients }

export const createChannelBody = z.discriminatedUnion('kind', [
  z.strictObject({ ...webhookFields, address: webhookAddress }),
  z.strictObject(mailFields),
])
/** An absent address stays as it is. The kind of a channel can't change. */
export const updateChannelBody = z.discriminatedUnion('kind', [
  z.strictObject({ ...webhookFields, address: webhookAddress.optional() }),
  z.strictObject(mailFields),
])

/** How a message to the outside went, in words with the next step. */
export const trialResult = z.object({ isDelivered: z.boolean(), words: z.string() })
export type TrialResult = z.output<typeof trialResult>

const channelParams = z.object({ channelId: z.uuid() })

export const listChannels = endpoint({
  method: 'GET',
  path: '/settings/channels',
  status: 200,
  response: z.object({
    items: z.array(channel),
    /** Whether messages carry a link: only when the console was told its public address. */
    hasLinks: z.boolean(),
  }),
  summary: 'Lists the channels of notifications, by name.',
})

/** `name_taken`; `request_invalid` for an address that leads where the console may not write. */
export const createChannel = endpoint({
  method: 'POST',
  path: '/settings/channels',
  status: 201,
  body: createChannelBody,
  response: channel,
  summary: 'Adds a channel.',
})

/** As for adding. Switching it off ends what waits for it. */
export const updateChannel = endpoint({
  method: 'PUT',
  path: '/settings/channels/:channelId',
  status: 200,
  params: channelParams,
  body: updateChannelBody,
  response: channel,
  summary: 'Changes a channel.',
})

/** Its deliveries go with it. */
export const removeChannel = endpoint({
  method: 'DELETE',
  path: '/settings/channels/:channelId',
  status: 204,
  params: channelParams,
  reply: 'empty',
  summary: 'Removes a channel and its address.',
})

/** Sent at once and once. Mail to the people concerned goes to the person who asks. */
export const testChannel = endpoint({
  method: 'POST',
  path: '/settings/channels/:channelId/tests',
  status: 200,
  params: channelParams,
  response: trialResult,
  summary: 'Sends a test message.',
})

/** `tls`: from the first byte. `starttls`: plain at first, and refused when the server offers no TLS. */
export const mailSecurity = z.enum(['tls', 'starttls', 'none'])
export type MailSecurity = z.output<typeof mailSecurity>

const mailServerFields = {
  host: z
    .string()
    .trim()
    .max(253)
    .regex(
      /^[A-Za-z0-9.:-]+$/,
      'Write the name of the mail server, for example smtp.example.test.',
    ),
  port: z.int().min(1).max(65_535),
  security: mailSecurity,
  userName: z.string().trim().min(1).max(200).nullable(),
  /** Who the mails come from. */
  sender: mailAddress,
}

export const mailServer = z.object({ ...mailServerFields, hasPassword: z.boolean() })
export type MailServer = z.output<typeof mailServer>

const maybeMailServer = z.object({ server: mailServer.nullable() })

export const getMailServer = endpoint({
  method: 'GET',
  path: '/settings/mail-server',
  status: 200,
  response: maybeMailServer,
  summary: 'Reads the mail server.',
})

/** An absent password stays; `secret_required` when it would go to another server, port, user or less protection. */
export const saveMailServer = endpoint({
  method: 'PUT',
  path: '/settings/mail-server',
  status: 200,
  body: z
    .strictObject({ ...mailServerFields, password: z.string().min(1).max(500).optional() })
    .refine((body) => body.userName === null || body.security !== 'none', {
      path: ['security'],
      error: 'Signing in needs TLS: without it everyone on the way could read the password.',
    }),
  response: maybeMailServer,
  summary: 'Sets the mail server.',
})

export const removeMailServer = endpoint({
  method: 'DELETE',
  path: '/settings/mail-server',
  status: 204,
  reply: 'empty',
  summary: 'Removes the mail server and its password.',
})

export const testMailServer = endpoint({
  method: 'POST',
  path: '/settings/mail-server/tests',
  status: 200,
  body: z.strictObject({ recipient: mailAddress }),
  response: trialResult,
  summary: 'Sends a test mail.',
})

/** `failed`: given up. `skipped`: there was nobody to tell, or the channel was switched off. */
export const deliveryState = z.enum(['waiting', 'delivered', 'failed', 'skipped'])
export type DeliveryState = z.output<typeof deliveryState>

/** One event on its way through one channel. */
export const delivery = z.object({
  id: z.uuid(),
  eventId: z.uuid(),
  eventKind,
  /** What happened, in one sentence. */
  sentence: z.string(),
  channelId: z.uuid(),
  channelName: z.string(),
  state: deliveryState,
  attempts: z.int().nonnegative(),
  /** What came of the last try; null before the first. */
  words: z.string().nullable(),
  createdAt: instant,
  /** When it is tried next; null when it has ended. */
  dueAt: instant.nullable(),
  endedAt: instant.nullable(),
})
export type Delivery = z.output<typeof delivery>

export const listDeliveries = endpoint({
  method: 'GET',
  path: '/settings/deliveries',
  status: 200,
  query: pageQuery.extend({ channelId: z.uuid().optional(), state: deliveryState.optional() }),
  response: pageOf(delivery),
  summary: 'Lists what went out and what waits, newest first.',
})

/** Tries anew as if it were the first time, with the same event id. */
export const resendDelivery = endpoint({
  method: 'POST',
  path: '/settings/deliveries/:deliveryId/resends',
  status: 202,
  params: z.object({ deliveryId: z.uuid() }),
  response: delivery,
  summary: 'Sends again.',
})
