import type { Notification } from '@curator/console-contract/notifications'
import { useQuery } from '@tanstack/react-query'
import { Bell, CheckCheck, List } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { formatAge } from '../../lib/format-instant.ts'
import { useNow } from '../../lib/now.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { Menu, type MenuEntry } from '../../ui/menu.tsx'
import { eventLooks } from './event-looks.ts'
import { latestNotificationsQuery, useMarkRead } from './notifications.queries.ts'
import { eventTexts, notificationTexts } from './notifications-text.ts'

/** Larger counts are shown as this and a plus; the exact one is read out. */
const shownMax = 99
const tickMs = 60_000

/** What is new, on whatever page one is. Says politely when something arrives. */
export function NotificationBell() {
  const { data } = useQuery(latestNotificationsQuery)
  const markRead = useMarkRead()
  const navigate = useNavigate()
  const nowMs = useNow(tickMs)
  const arrived = useArrived(data?.items)
  const unread = data?.unreadCount ?? 0
  const [newest] = data?.items ?? []
  const open = (item: Notification) => {
    if (!item.isRead) markRead.mutate({ ids: [item.id] })
    void navigate(toTarget(item))
  }
  const entries: MenuEntry[] = (data?.items ?? []).map((item) => ({
    key: item.id,
    text: item.isRead
      ? eventTexts[item.kind]
      : `${eventTexts[item.kind]} · ${notificationTexts.unread.toLowerCase()}`,
    description: `${item.sentence} ${formatAge(item.happenedAt, nowMs)}`,
    icon: eventLooks[item.kind].icon,
    onAction: () => open(item),
  }))
  if (unread > 0 && newest)
    entries.push({
      key: 'mark-all',
      text: notificationTexts.markAll,
      icon: CheckCheck,
      onAction: () => markRead.mutate({ upTo: newest.happenedAt }),
    })
  const all = { key: 'all', text: notificationTexts.showAll, icon: List }
  return (
    <>
      <Menu
        label={notificationTexts.title}
        heading={notificationTexts.title}
        entries={[...entries, { ...all, onAction: () => void navigate(paths.notifications()) }]}
        trigger={
          <Button variant="quiet" size="small" aria-label={notificationTexts.bell(unread)}>
            <Bell aria-hidden className="size-4 shrink-0" />
            {unread > 0 && (
              <span className="rounded-sm bg-accent px-1 text-sm font-semibold text-accent-contrast tabular-nums">
                {unread > shownMax ? `${shownMax}+` : unread}
              </span>
            )}
          </Button>
        }
      />
      <p role="status" className="sr-only">
        {arrived}
      </p>
    </>
  )
}

/** Where a notification leads. */
export function toTarget({ campaignId, connection, planId, runId }: Notification): string {
  if (campaignId !== null) return paths.scheduleReview(connection.id, campaignId)
  if (runId !== null) return paths.run(runId)
  return planId === null ? paths.notifications() : paths.plan(planId)
}

/** The words of the newest unread one that was not there when the page was opened. */
function useArrived(items: readonly Notification[] | undefined): string {
  const known = useRef<string | null>(undefined)
  const [words, setWords] = useState('')
  useEffect(() => {
    if (!items) return
    const newest = items[0]
    if (known.current !== undefined && newest && newest.id !== known.current && !newest.isRead)
      setWords(notificationTexts.arrived(newest))
    known.current = newest?.id ?? null
  }, [items])
  return words
}
