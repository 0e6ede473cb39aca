import type { Connection } from '@curator/console-contract/connections'
import type { UserId } from '@curator/console-contract/ids'
import { userEventSources } from '@curator/console-contract/user-details'
import { useQuery } from '@tanstack/react-query'
import { ChevronLeft, ChevronRight, History } from 'lucide-react'
import { toProblemText } from '../../../api/problem-text.ts'
import { formatCount } from '../../../lib/format-count.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Panel } from '../../../ui/page.tsx'
import { ProblemPanel } from '../../../ui/problem-panel.tsx'
import { Select } from '../../../ui/select.tsx'
import { SkeletonLines } from '../../../ui/skeleton.tsx'
import { EventItem } from './event-item.tsx'
import { eventPageSize, userDetailsQueries } from './user-details.queries.ts'
import type { UserPageSearch } from './user-page-search.ts'
import { sourceTexts, text } from './user-page-text.ts'

const sources = [
  { key: 'all', text: 'Both sources' },
  ...userEventSources.map((key) => ({ key, text: sourceTexts[key] })),
] as const

/** What happened to a user, newest first. */
export function HistoryTab({
  connection,
  userId,
  search,
  onChange,
}: {
  readonly connection: Connection
  readonly userId: UserId
  readonly search: UserPageSearch
  readonly onChange: (patch: Partial<UserPageSearch>) => void
}) {
  const { page, source } = search
  const { data, error, refetch, isPlaceholderData } = useQuery(
    userDetailsQueries.events(connection.id, userId, { page, source }),
  )
  return (
    <div className="flex flex-col gap-4">
      <div className="w-full sm:w-64">
        <Select
          label="Source"
          items={sources}
          value={source ?? 'all'}
          onChange={(key) => onChange({ source: key === 'all' ? undefined : key, page: 1 })}
        />
      </div>
      {data?.serverWhy && source !== 'console' && (
        <Notice tone="info">
          <strong className="font-semibold">The Server’s audit log is not in it.</strong>{' '}
          {data.serverWhy}
        </Notice>
      )}
      <Panel label="History">
        {!data && !error && <SkeletonLines count={8} label="Reading the history" />}
        {!data && error && (
          <ProblemPanel {...toProblemText(error)} onRetry={() => void refetch()} />
        )}
        {data?.items.length === 0 && (
          <EmptyState
            icon={History}
            title={source ? text.historyEmptyHere : text.historyEmpty}
            text="Changes by this console and entries of the Server’s audit log appear here."
          />
        )}
        {data && data.items.length > 0 && (
          <ol aria-busy={isPlaceholderData} className="flex flex-col divide-y divide-line">
            {data.items.map((event, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: events have no id of their own and never move
              <EventItem key={`${event.at} ${index}`} event={event} />
            ))}
          </ol>
        )}
      </Panel>
      {data && <Pager page={page} total={data.total} onPage={(next) => onChange({ page: next })} />}
    </div>
  )
}

/** Newer and older; nothing where all fits on one page. */
function Pager({
  page,
  total,
  onPage,
}: {
  readonly page: number
  readonly total: number
  readonly onPage: (page: number) => void
}) {
  if (total <= eventPageSize) return null
  const first = (page - 1) * eventPageSize + 1
  const last = Math.min(page * eventPageSize, total)
  return (
    <nav aria-label="Pages of the history" className="flex flex-wrap items-center gap-3">
      <Button icon={ChevronLeft} isDisabled={page === 1} onPress={() => onPage(page - 1)}>
        Newer
      </Button>
      <Button icon={ChevronRight} isDisabled={last >= total} onPress={() => onPage(page + 1)}>
        Older
      </Button>
      <span role="status" className="text-muted">
        {formatCount(first)} to {formatCount(last)} of {formatCount(total)}
      </span>
    </nav>
  )
}
