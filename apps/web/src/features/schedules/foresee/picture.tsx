import type { ForecastOrigin } from '@curator/console-contract/schedule-forecast'
import type { UseQueryResult } from '@tanstack/react-query'
import { CalendarOff } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Panel } from '../../../ui/page.tsx'
import { SkeletonLines } from '../../../ui/skeleton.tsx'
import { noFilters } from '../schedule-search.ts'
import { SchedulesFailed } from '../schedules-failed.tsx'
import { isFiltered } from './foresee-search.ts'
import { foreseeText } from './foresee-text.ts'
import { Segments } from './marks/segments.tsx'
import { OriginNote, OriginWarning } from './origin-note.tsx'
import type { Sight } from './sight.ts'

const ways = [
  { key: 'picture', text: foreseeText.picture },
  { key: 'table', text: foreseeText.table },
] as const

/** The frame of a picture: where it comes from, the same as a table, and what stands there when there is none. */
export function Picture<T extends { readonly origin: ForecastOrigin }>({
  sight,
  query,
  label,
  tools,
  picture,
  table,
}: {
  readonly sight: Sight
  readonly query: UseQueryResult<T>
  /** Names it for screen readers. */
  readonly label: string
  readonly tools?: ReactNode
  readonly picture: (data: T) => ReactNode
  /** The same data; left out where the picture is a table itself. */
  readonly table?: (data: T) => ReactNode
}) {
  const { change, connection, search } = sight
  const { data, error, refetch } = query
  if (!data && error) {
    return <SchedulesFailed connection={connection} error={error} onRetry={() => void refetch()} />
  }
  if (!data) {
    return (
      <Panel label={label}>
        <SkeletonLines count={12} />
      </Panel>
    )
  }
  const isTable = table !== undefined && search.shown === 'table'
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <OriginNote origin={data.origin} />
        <div className="flex flex-wrap items-center gap-2">
          {tools}
          {table && (
            <Segments
              label={foreseeText.shown}
              choices={ways}
              chosen={search.shown}
              onChange={(shown) => change({ shown })}
            />
          )}
        </div>
      </div>
      <OriginWarning origin={data.origin} />
      <Panel label={label}>
        {data.origin.runCount === 0 ? (
          <NoRuns sight={sight} />
        ) : isTable ? (
          table(data)
        ) : (
          picture(data)
        )}
      </Panel>
    </div>
  )
}

/** No run in the stretch: because of filters, because it lies behind, or because nothing is scheduled. */
function NoRuns({ sight: { change, search, stretch, today } }: { readonly sight: Sight }) {
  const filtered = isFiltered(search)
  const isPast = stretch.to <= today
  const words = isPast
    ? foreseeText.emptyPast
    : filtered
      ? foreseeText.emptyFiltered
      : foreseeText.emptyText
  return (
    <EmptyState
      icon={CalendarOff}
      title={foreseeText.emptyTitle}
      text={words}
      action={
        filtered && !isPast ? (
          <Button onPress={() => change(noFilters)}>{foreseeText.clearFilters}</Button>
        ) : (
          <Button onPress={() => change({ day: undefined })}>{foreseeText.goToday}</Button>
        )
      }
    />
  )
}
