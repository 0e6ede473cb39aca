import type { Clock } from './core/clock.ts'
import type { Logger } from './core/logger.ts'
import type { SecretBox } from './core/secret-box.ts'
import { ChannelsService } from './features/settings/channels.service.ts'
import { MailServerService } from './features/settings/mail-server.service.ts'
import { createNotifier, type Notifier } from './notifications/notifier.ts'
import { createChannelStore } from './store/channel.store.ts'
import type { OpenDatabase } from './store/database.ts'
import { createDeliveryStore, type DeliveryStore } from './store/delivery.store.ts'
import { createInboxStore, type InboxStore } from './store/inbox.store.ts'
import { createMailServerStore } from './store/mail-server.store.ts'

/** Longest wait for a webhook's receiver. */
const receiverTimeoutMs = 10_000

/** What tells people, inside the console and outside. */
export interface NotificationDeps {
  readonly inbox: InboxStore
  readonly channels: ChannelsService
  readonly mailServer: MailServerService
  readonly deliveries: DeliveryStore
  readonly notifier: Notifier
}

export function createNotificationDeps(parts: {
  readonly store: OpenDatabase
  readonly secrets: SecretBox
  readonly clock: Clock
  readonly log: Logger
  readonly publicUrl: string | undefined
  readonly receiverTimeoutMs?: number
}): NotificationDeps {
  const { store, secrets, clock, log, publicUrl } = parts
  const channels = createChannelStore(store.db)
  const mailServers = createMailServerStore(store.db)
  const deliveries = createDeliveryStore(store.db)
  const timeoutMs = parts.receiverTimeoutMs ?? receiverTimeoutMs
  const shared = { channels, mailServers, deliveries, secrets, clock }
  const notifier = createNotifier({ ...shared, log, publicUrl, timeoutMs })
  return {
    inbox: createInboxStore(store.db),
    channels: new ChannelsService({ ...shared, notifier }),
    mailServer: new MailServerService({ ...shared, notifier }),
    deliveries,
    notifier,
  }
}
