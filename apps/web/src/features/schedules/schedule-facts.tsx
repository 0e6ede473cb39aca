import type { ConnectionId } from '@curator/console-contract/ids'
import type { ScheduleColumn, ServerSchedule } from '@curator/console-contract/schedules'
import { Fragment } from 'react'
import { InstantText } from '../../ui/instant-text.tsx'
import { toScheduleCell } from './schedule-cell.tsx'
import { columnLabels, originTexts } from './schedules-text.ts'

const sections: readonly { readonly title: string; readonly columns: readonly ScheduleColumn[] }[] =
  [
    { title: 'What runs', columns: ['workflow', 'owner', 'credential', 'comment'] },
    { title: 'When', columns: ['isEnabled', 'frequency', 'timeZone', 'nextRunAt'] },
    { title: 'Last run', columns: ['lastRunAt', 'state', 'lastError', 'runCount'] },
    { title: 'Where', columns: ['workerTag', 'priority', 'createdAt'] },
  ]

/** Everything the directory knows of a schedule. */
export function ScheduleFacts({
  connectionId,
  schedule,
}: {
  readonly connectionId: ConnectionId
  readonly schedule: ServerSchedule
}) {
  const { endAt, rule, startAt } = schedule
  return sections.map(({ title, columns }) => (
    <div key={title} className="flex min-w-0 flex-col gap-2">
      <h3 className="font-semibold">{title}</h3>
      <dl className="grid grid-cols-[8rem_1fr] gap-x-3 gap-y-1.5">
        {title === 'When' && (
          <>
            <dt className="text-muted">{columnLabels.rule}</dt>
            <dd className="min-w-0 break-words">
              {rule.words}
              <span className="block text-muted">{originTexts[rule.origin].text}</span>
            </dd>
          </>
        )}
        {columns.map((column) => (
          <Fragment key={column}>
            <dt className="text-muted">{columnLabels[column]}</dt>
            <dd className="min-w-0 break-words">
              {toScheduleCell(connectionId, schedule, column) || (
                <span className="text-muted">None</span>
              )}
            </dd>
          </Fragment>
        ))}
        {title === 'When' && (
          <>
            <dt className="text-muted">Starts</dt>
            <dd>
              <InstantText instant={startAt} empty="Not told" />
            </dd>
            <dt className="text-muted">Ends</dt>
            <dd>
              <InstantText instant={endAt} />
            </dd>
          </>
        )}
      </dl>
    </div>
  ))
}
