import type { Connection } from '@curator/console-contract/connections'
import type { listSchedules } from '@curator/console-contract/schedules'
import type { ReplyOf } from '@curator/endpoint/endpoint'
import { CalendarMinus2, Plus } from 'lucide-react'
import { formatCount } from '../../lib/format-count.ts'
import { formatAge, formatInstant } from '../../lib/format-instant.ts'
import { useNow } from '../../lib/now.ts'
import { paths } from '../../paths.ts'
import { ViewsMenu } from '../../saved-views/views-menu.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { schedulesViewed } from './schedule-search.ts'
import { countSchedules, sayCannot, text } from './schedules-text.ts'

type SchedulePage = ReplyOf<typeof listSchedules>

const tickMs = 15_000

/** Title, saved views, how many and how old, what this release can't do, and where new schedules begin. */
export function SchedulesHeader({
  connection,
  page,
  canPlan,
  present,
  onApply,
}: {
  readonly connection: Connection
  readonly page: SchedulePage | undefined
  readonly canPlan: boolean
  /** The present list as a view spells it. */
  readonly present: string
  readonly onApply: (search: string) => void
}) {
  return (
    <>
      <PageHeader
        title={text.title}
        badge={<ViewsMenu viewed={schedulesViewed} present={present} onApply={onApply} />}
        description={page ? <Summary name={connection.name} page={page} /> : connection.name}
        action={
          <>
            <LinkButton to={paths.schedulesSetAside(connection.id)} icon={CalendarMinus2}>
              {text.setAside}
            </LinkButton>
            {canPlan && !page?.cannot.some(({ action }) => action === 'create') && (
              <LinkButton to={paths.newSchedule(connection.id)} icon={Plus} variant="primary">
                {text.newSchedule}
              </LinkButton>
            )}
          </>
        }
      />
      {page && page.cannot.length > 0 && (
        <Notice tone="info">
          <p>Some things can’t be done with the schedules of this Server:</p>
          <ul className="list-disc pl-5">
            {sayCannot(page.cannot).map(({ what, why }) => (
              <li key={why}>
                {why} <span className="font-semibold">Left out: {what}.</span>
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  )
}

function Summary({ name, page }: { readonly name: string; readonly page: SchedulePage }) {
  const nowMs = useNow(tickMs)
  const { scheduleCount, takenAt, total } = page
  const { text: words, utc } = formatInstant(takenAt)
  return (
    <>
      {total === scheduleCount
        ? countSchedules(total)
        : `${formatCount(total)} of ${countSchedules(scheduleCount)}`}{' '}
      on {name},{' '}
      <time dateTime={takenAt} title={`${words} (${utc})`}>
        read {formatAge(takenAt, nowMs)}
      </time>
    </>
  )
}
