import type { ForecastRun, getCalendar } from '@curator/console-contract/schedule-forecast'
import type { ReplyOf } from '@curator/endpoint/endpoint'
import { useQuery } from '@tanstack/react-query'
import { formatCounted } from '../../../../lib/format-count.ts'
import { Notice } from '../../../../ui/notice.tsx'
import { toHourPlace } from '../behind/behind-place.ts'
import { groupRuns } from '../behind/group-runs.ts'
import { foreseeQueries } from '../foresee.queries.ts'
import { countRuns, foreseeText } from '../foresee-text.ts'
import { dayWords, hourWords, timeWords } from '../foresee-words.ts'
import { toLocal } from '../local-days.ts'
import { toColourScale } from '../marks/colour-scale.ts'
import { type GridMark, MarkGrid } from '../marks/mark-grid.tsx'
import { MarkTable } from '../marks/mark-table.tsx'
import { ScaleLegend } from '../marks/scale-legend.tsx'
import { Picture } from '../picture.tsx'
import type { Sight } from '../sight.ts'
import { runKey, toRunColumns } from './run-columns.tsx'

type Calendar = ReplyOf<typeof getCalendar>

const hours = Array.from({ length: 24 }, (_, hour) => hour)
/** Schedules named in an hour; the others are behind it. */
const namedCount = 4

/** A day hour by hour, with the schedules that start in each. */
export function DayView({ sight }: { readonly sight: Sight }) {
  const query = useQuery(foreseeQueries.runs(sight.query))
  const label = `Hours of ${dayWords(sight.day)}`
  return (
    <Picture
      sight={sight}
      query={query}
      label={label}
      picture={({ isCut, runs }) => (
        <>
          {isCut && <CutNote />}
          <DayHours sight={sight} runs={runs} label={label} />
        </>
      )}
      table={({ isCut, runs }) => (
        <>
          {isCut && <CutNote />}
          <MarkTable
            caption={label}
            rows={runs}
            keyOf={runKey}
            columns={toRunColumns(sight.connection.id, sight.zone)}
          />
        </>
      )}
    />
  )
}

/** That not every run is shown. */
export function CutNote() {
  return (
    <div className="p-2">
      <Notice tone="warning">{foreseeText.isCut}</Notice>
    </div>
  )
}

function DayHours({
  sight,
  runs,
  label,
}: {
  readonly sight: Sight
  readonly runs: Calendar['runs']
  readonly label: string
}) {
  const { change, day, zone } = sight
  const byHour = hours.map(() => [] as ForecastRun[])
  for (const run of runs)
    byHour[Number(toLocal(Date.parse(run.startAt), zone).slice(11, 13))]?.push(run)
  const scale = toColourScale(byHour.map(({ length }) => length))
  const markOf = (hour: number): GridMark => {
    const found = byHour[hour] ?? []
    return {
      place: toHourPlace(day, hour),
      label: sayHour(hour, found),
      classes: 'bg-surface',
      content: (
        <span className="flex h-full items-center gap-2 text-left">
          <span
            className={`flex h-full w-12 shrink-0 items-center justify-center ${scale.classOf(found.length)}`}
          >
            {found.length > 0 && found.length}
          </span>
          <span className="truncate text-sm">{nameFirst(found, zone)}</span>
        </span>
      ),
    }
  }
  return (
    <>
      <MarkGrid
        label={label}
        columns={[{ key: 'runs', text: `Runs and the first of them (${zone})` }]}
        rows={hours.map((hour) => ({ key: `${hour}`, text: hourWords(hour) }))}
        markOf={markOf}
        onOpen={(behind) => change({ behind })}
      />
      <ScaleLegend scale={scale} unit="Runs that start in an hour" />
    </>
  )
}

function sayHour(hour: number, runs: readonly ForecastRun[]): string {
  const failing = runs.filter(({ isFailing }) => isFailing).length
  const words = failing > 0 ? `, ${failing} of failing schedules` : ''
  return `${hourWords(hour)}: ${countRuns(runs.length)}${words}`
}

function nameFirst(runs: readonly ForecastRun[], zone: string): string {
  const groups = groupRuns(runs).toSorted((one, other) =>
    one.first.startAt.localeCompare(other.first.startAt),
  )
  const named = groups
    .slice(0, namedCount)
    .map(({ first }) => `${timeWords(first.startAt, zone)} ${first.name}`)
  const others = groups.length - named.length
  return [
    ...named,
    ...(others > 0 ? [`and ${formatCounted(others, 'other', 'others')}`] : []),
  ].join(' · ')
}
