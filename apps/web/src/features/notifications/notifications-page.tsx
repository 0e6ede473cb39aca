import type { Notification } from '@curator/console-contract/notifications'
import { useQuery } from '@tanstack/react-query'
import { Bell, CheckCheck } from 'lucide-react'
import { Link } from 'react-router'
import { z } from 'zod'
import { toProblemText } from '../../api/problem-text.ts'
import { useSearch } from '../../lib/use-search.ts'
import { ActionProblem } from '../../ui/action-problem.tsx'
import { AgeText } from '../../ui/age-text.tsx'
import { Button } from '../../ui/button.tsx'
import { buttonClasses } from '../../ui/button-classes.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { EnvironmentBadge } from '../../ui/environment-badge.tsx'
import { Page, Panel } from '../../ui/page.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageSteps } from '../../ui/page-steps.tsx'
import { PageTabs } from '../../ui/page-tabs.tsx'
import { ProblemPanel } from '../../ui/problem-panel.tsx'
import { SkeletonLines } from '../../ui/skeleton.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { eventLooks } from './event-looks.ts'
import { toTarget } from './notification-bell.tsx'
import { notificationsPageSize, notificationsQuery, useMarkRead } from './notifications.queries.ts'
import { eventTexts, notificationTexts as texts } from './notifications-text.ts'

const pageSearch = z.object({
  show: z.enum(['all', 'unread']).default('all'),
  page: z.coerce.number().int().min(1).default(1),
})

/** Everything the person was told, newest first. */
export function NotificationsPage() {
  const [{ show, page }, change] = useSearch(pageSearch)
  const { data, error, refetch, isFetching } = useQuery(notificationsQuery(show, page))
  const markRead = useMarkRead()
  const newest = data?.items[0]
  const unreadCount = data?.unreadCount
  return (
    <Page>
      <PageHeader
        title={texts.title}
        description={texts.description}
        action={
          page === 1 &&
          newest &&
          (unreadCount ?? 0) > 0 && (
            <Button
              variant="primary"
              icon={CheckCheck}
              isPending={markRead.isPending}
              onPress={() => markRead.mutate({ upTo: newest.happenedAt })}
            >
              {texts.markAll}
            </Button>
          )
        }
      />
      {markRead.error && <ActionProblem {...toProblemText(markRead.error)} />}
      <PageTabs
        label={texts.title}
        tabs={[
          { key: 'all', text: texts.show.all },
          { key: 'unread', text: texts.show.unread, count: unreadCount },
        ]}
        chosen={show}
        onChange={(next) => change({ show: next, page: 1 })}
      >
        <Panel>
          {data && data.items.length > 0 ? (
            <ul className="divide-y divide-line">
              {data.items.map((item) => (
                <NotificationRow
                  key={item.id}
                  item={item}
                  onRead={() => markRead.mutate({ ids: [item.id] })}
                />
              ))}
            </ul>
          ) : (
            <NoNotifications
              show={show}
              isEmpty={data !== undefined}
              error={error}
              isRetrying={isFetching}
              onRetry={() => void refetch()}
            />
          )}
        </Panel>
      </PageTabs>
      <PageSteps
        label={texts.title}
        page={page}
        total={data?.total ?? 0}
        pageSize={notificationsPageSize}
        onChange={(next) => change({ page: next })}
      />
    </Page>
  )
}

function NoNotifications({
  show,
  isEmpty,
  error,
  isRetrying,
  onRetry,
}: {
  readonly show: 'all' | 'unread'
  readonly isEmpty: boolean
  readonly error: Error | null
  readonly isRetrying: boolean
  readonly onRetry: () => void
}) {
  if (isEmpty)
    return <EmptyState icon={Bell} {...(show === 'unread' ? texts.allRead : texts.empty)} />
  if (error)
    return <ProblemPanel {...toProblemText(error)} onRetry={onRetry} isRetrying={isRetrying} />
  return <SkeletonLines count={8} />
}

function NotificationRow({
  item,
  onRead,
}: {
  readonly item: Notification
  readonly onRead: () => void
}) {
  const { icon, tone } = eventLooks[item.kind]
  const { connection, happenedAt, isRead, runId, sentence } = item
  const read = () => {
    if (!isRead) onRead()
  }
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <div className="flex min-w-0 flex-1 basis-72 flex-col gap-1">
        <p className="flex flex-wrap items-center gap-2 text-sm text-muted">
          <StatusBadge tone={tone} icon={icon}>
            {eventTexts[item.kind]}
          </StatusBadge>
          <EnvironmentBadge environment={connection.environment} />
          <AgeText instant={happenedAt} />
          {!isRead && <strong className="font-semibold text-accent-ink">{texts.unread}</strong>}
        </p>
        <p className={isRead ? 'break-words' : 'font-medium break-words'}>{sentence}</p>
      </div>
      <div className="flex flex-wrap gap-2">
        {!isRead && (
          <Button size="small" onPress={onRead} aria-label={`${texts.markOne}: ${sentence}`}>
            {texts.markOne}
          </Button>
        )}
        <Link to={toTarget(item)} className={buttonClasses('secondary', 'small')} onClick={read}>
          {runId === null ? texts.openPlan : texts.openRun}
        </Link>
      </div>
    </li>
  )
}
