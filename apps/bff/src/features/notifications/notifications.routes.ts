import { listNotifications, markNotificationsRead } from '@curator/console-contract/notifications'
import type { IRouter } from 'express'
import type { Clock } from '../../core/clock.ts'
import { route } from '../../http/route.ts'
import { toConsoleEvent } from '../../notifications/to-console-event.ts'
import type { InboxStore } from '../../store/inbox.store.ts'

/** Everybody's own notifications; nobody sees another person's. */
export function mountNotifications(
  router: IRouter,
  { inbox, clock }: { readonly inbox: InboxStore; readonly clock: Clock },
): void {
  route(router, listNotifications, 'account', async ({ query }, { account }) => {
    const { page, pageSize, show } = query
    const window = { offset: (page - 1) * pageSize, limit: pageSize }
    const [{ items, total }, unreadCount] = await Promise.all([
      inbox.list(account.id, { ...window, isUnreadOnly: show === 'unread' }),
      inbox.countUnread(account.id),
    ])
    const shown = items.map((item) => ({ ...toConsoleEvent(item), isRead: item.isRead }))
    return { items: shown, total, page, pageSize, unreadCount }
  })

  route(router, markNotificationsRead, 'account', async ({ body }, { account }) => {
    const which = 'ids' in body ? body : { upTo: new Date(body.upTo) }
    await inbox.markRead(account.id, which, clock.now())
    return { unreadCount: await inbox.countUnread(account.id) }
  })
}
