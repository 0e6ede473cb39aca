import type { listClockChanges } from '@curator/console-contract/schedule-forecast'
import type { ReplyOf } from '@curator/endpoint/endpoint'
import { useQuery } from '@tanstack/react-query'
import { Clock } from 'lucide-react'
import { Link } from 'react-router'
import { paths } from '../../../../paths.ts'
import { EmptyState } from '../../../../ui/empty-state.tsx'
import { Notice } from '../../../../ui/notice.tsx'
import { Panel } from '../../../../ui/page.tsx'
import { SkeletonLines } from '../../../../ui/skeleton.tsx'
import { StatusBadge } from '../../../../ui/status-badge.tsx'
import { SchedulesFailed } from '../../schedules-failed.tsx'
import { countSchedules } from '../../schedules-text.ts'
import { foreseeQueries } from '../foresee.queries.ts'
import { dayWords, instantWords } from '../foresee-words.ts'
import { MarkTable } from '../marks/mark-table.tsx'
import type { Sight } from '../sight.ts'
import { clocksText, effectTexts, sayChange, sayUnknown, seenTexts } from './clocks-text.ts'

type Zone = ReplyOf<typeof listClockChanges>['zones'][number]
type Change = Zone['changes'][number]

/** The next two clock changes of every zone in use, and what they do to schedules. */
export function ClocksView({ sight }: { readonly sight: Sight }) {
  const { connection } = sight
  const { data, error, refetch } = useQuery(foreseeQueries.clockChanges(connection.id))
  if (!data && error) {
    return <SchedulesFailed connection={connection} error={error} onRetry={() => void refetch()} />
  }
  if (!data) {
    return (
      <Panel label={clocksText.label}>
        <SkeletonLines count={10} />
      </Panel>
    )
  }
  const zones = data.zones.filter(({ changes }) => changes.length > 0)
  return (
    <div className="flex flex-col gap-3">
      <p className="text-sm text-muted">{clocksText.hint}</p>
      {data.unknownCount > 0 && <Notice tone="info">{sayUnknown(data.unknownCount)}</Notice>}
      {zones.length === 0 ? (
        <Panel label={clocksText.label}>
          <EmptyState icon={Clock} title={clocksText.emptyTitle} text={clocksText.emptyText} />
        </Panel>
      ) : (
        zones.map((zone) => <ZonePanel key={zone.timeZone} sight={sight} zone={zone} />)
      )}
    </div>
  )
}

function ZonePanel({
  sight,
  zone: { changes, scheduleCount, timeZone },
}: {
  readonly sight: Sight
  readonly zone: Zone
}) {
  const { connection } = sight
  return (
    <Panel label={timeZone}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 border-b border-line px-3 py-2">
        <h3 className="font-semibold">{timeZone}</h3>
        <Link
          to={paths.schedules(connection.id, { timeZone: [timeZone] })}
          className="text-sm text-accent-ink hover:underline"
        >
          {countSchedules(scheduleCount)}
        </Link>
      </div>
      <div className="divide-y divide-line">
        {changes.map((change) => (
          <ChangePart key={change.at} sight={sight} timeZone={timeZone} change={change} />
        ))}
      </div>
    </Panel>
  )
}

function ChangePart({
  sight: { connection, zone },
  timeZone,
  change,
}: {
  readonly sight: Sight
  readonly timeZone: string
  readonly change: Change
}) {
  const { at, effects, from } = change
  const caption = `${timeZone}, ${dayWords(from.slice(0, 10))}`
  return (
    <div className="flex flex-col gap-1 py-2">
      <p className="px-3">
        <strong className="font-semibold">{dayWords(from.slice(0, 10))}</strong>:{' '}
        {sayChange(change)}{' '}
        <span className="text-sm text-muted">
          ({instantWords(at, zone)} {zone})
        </span>
      </p>
      {effects.length === 0 ? (
        <p className="px-3 text-sm text-muted">{clocksText.noEffect}</p>
      ) : (
        <MarkTable
          caption={caption}
          rows={effects}
          keyOf={({ effect, local, scheduleId }) => `${scheduleId} ${effect} ${local}`}
          columns={[
            {
              key: 'schedule',
              text: 'Schedule',
              cell: ({ name, scheduleId }) => (
                <Link
                  to={paths.schedule(connection.id, scheduleId)}
                  className="wrap-anywhere text-accent-ink hover:underline"
                >
                  {name}
                </Link>
              ),
            },
            {
              key: 'effect',
              text: 'Its run',
              cell: ({ effect }) => (
                <StatusBadge tone={effectTexts[effect].tone}>
                  {effectTexts[effect].text}
                </StatusBadge>
              ),
            },
            {
              key: 'local',
              text: 'Local time',
              cell: ({ local }) => (
                <span className="whitespace-nowrap tabular-nums">{local.replace('T', ' ')}</span>
              ),
            },
            { key: 'seen', text: 'Known from', cell: ({ seenIn }) => seenTexts[seenIn] },
          ]}
        />
      )}
    </div>
  )
}
