import type { ChannelKind, DeliveryState, MailSecurity } from '@curator/console-contract/channels'
import type { EventKind } from '@curator/console-contract/notifications'

/** Words of the notification settings. */

export const kindTexts: Record<ChannelKind, { readonly text: string; readonly help: string }> = {
  teams: {
    text: 'Microsoft Teams',
    help: 'In Teams: Workflows, “When a Teams webhook request is received”, then copy its address.',
  },
  slack: { text: 'Slack', help: 'In Slack: an app with incoming webhooks, then copy its address.' },
  json: { text: 'Webhook (JSON)', help: 'Any receiver of your own that takes JSON by POST.' },
  mail: { text: 'E-mail', help: 'By the mail server below.' },
}

export const eventChoices: Record<EventKind, string> = {
  run_done: 'A run has ended',
  run_cancelled: 'A run was cancelled',
  run_halted: 'A run has halted and waits for somebody',
  run_paused: 'A run was paused by its stop rule',
  approval_wanted: 'Somebody asks for approval',
  plan_approved: 'A plan was approved',
  plan_rejected: 'A plan was rejected',
  review_due: 'A review waits for answers',
}

export const securityChoices: readonly { readonly key: MailSecurity; readonly text: string }[] = [
  { key: 'starttls', text: 'STARTTLS (usually port 587)' },
  { key: 'tls', text: 'TLS from the start (usually port 465)' },
  { key: 'none', text: 'None: relays inside your network, without sign-in' },
]

export const stateTexts: Record<DeliveryState, string> = {
  waiting: 'Waiting',
  delivered: 'Delivered',
  failed: 'Given up',
  skipped: 'Not sent',
}

export const channelTexts = {
  title: 'Channels',
  description: 'Ways out of the console. Everybody concerned also sees it at the bell at the top.',
  add: 'Add channel',
  noLinks:
    'Messages carry no link, because the console was not told its public address (CONSOLE_PUBLIC_URL).',
  empty: {
    title: 'Nobody is told outside the console',
    text: 'Add a channel: a webhook of Teams or Slack, one of your own, or e-mail.',
  },
  addTitle: 'Add a channel',
  changeTitle: (name: string) => `Change “${name}”`,
  removeTitle: (name: string) => `Remove “${name}”?`,
  removeText:
    'The console forgets its address and what went out through it. The receiver itself stays as it is.',
  saved: (name: string) => `Saved “${name}”.`,
  removed: (name: string) => `Removed “${name}”.`,
  kind: 'Kind',
  name: 'Name',
  address: 'Address',
  addressNew:
    'It is a secret: whoever knows it can write there. It is stored encrypted and never shown again.',
  addressKept: (host: string) => `An address at ${host} is stored. Leave this empty to keep it.`,
  allowPrivate: 'Allow private addresses, for a receiver inside your network (there also http://)',
  events: 'Tell of',
  connections: 'Of connections',
  allConnections: 'All connections, those to come included',
  someConnections: 'Only these',
  recipients: 'To',
  concerned: 'The people concerned: the same who see it at their bell',
  addresses: 'These addresses',
  addressList: 'Addresses',
  addressListHelp: 'One a line, or separated by commas. They do not see each other.',
  isOn: 'Switched on',
  off: 'Switched off',
  test: 'Send a test message',
} as const

export const mailTexts = {
  title: 'Mail server',
  description: 'Needed for channels of the kind e-mail.',
  none: 'No mail server is set.',
  set: 'Set mail server',
  change: 'Change mail server',
  remove: 'Remove mail server',
  removeTitle: 'Remove the mail server?',
  removeText:
    'The console forgets it with its password. Mails that wait are not sent until another is set.',
  removed: 'Removed the mail server.',
  saved: 'Saved the mail server.',
  host: 'Host',
  port: 'Port',
  portFault: 'Write a number from 1 to 65535.',
  security: 'Protection',
  userName: 'User name',
  password: 'Password',
  passwordKept: 'A password is stored. Leave this empty to keep it.',
  sender: 'Sender',
  senderHelp: 'The address that the mails come from.',
  testTo: 'Send a test mail to',
  test: 'Send a test mail',
} as const

export const deliveryTexts = {
  title: 'Last deliveries',
  description: 'Kept for 90 days. What fails is tried again for about a day, ever more seldom.',
  empty: {
    title: 'Nothing has gone out yet',
    text: 'Here stands what was sent through which channel, and what the receiver said to it.',
  },
  resend: 'Send again',
  resent: 'It is sent again within seconds.',
  attempts: (count: number) => (count === 1 ? '1 try' : `${count} tries`),
  next: 'Next try',
} as const
