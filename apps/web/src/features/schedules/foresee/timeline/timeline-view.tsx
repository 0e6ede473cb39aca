import type { ForecastRun, getTimeline } from '@curator/console-contract/schedule-forecast'
import type { ReplyOf } from '@curator/endpoint/endpoint'
import { useQuery } from '@tanstack/react-query'
import { CutNote } from '../calendar/day-view.tsx'
import { runKey, toRunColumns } from '../calendar/run-columns.tsx'
import { foreseeQueries } from '../foresee.queries.ts'
import { stretchWords } from '../foresee-words.ts'
import { MarkTable } from '../marks/mark-table.tsx'
import { Picture } from '../picture.tsx'
import type { Sight } from '../sight.ts'
import { Lane, LaneLegend } from './lane.tsx'

type Lanes = ReplyOf<typeof getTimeline>['lanes']

/** What overlaps: a lane for each worker tag. */
export function TimelineView({ sight }: { readonly sight: Sight }) {
  const query = useQuery(foreseeQueries.timeline(sight.query))
  const label = `Timeline, ${stretchWords('timeline', sight.day, sight.stretch)}`
  return (
    <Picture
      sight={sight}
      query={query}
      label={label}
      picture={({ isCut, lanes }) => (
        <>
          {isCut && <CutNote />}
          {lanes.map((lane) => (
            <Lane key={lane.workerTag} sight={sight} lane={lane} />
          ))}
          <LaneLegend hasSlots={lanes.some(({ slots }) => slots !== null)} />
        </>
      )}
      table={({ isCut, lanes }) => (
        <>
          {isCut && <CutNote />}
          <MarkTable
            caption={label}
            rows={toRuns(lanes)}
            keyOf={runKey}
            columns={toRunColumns(sight.connection.id, sight.zone)}
          />
        </>
      )}
    />
  )
}

const toRuns = (lanes: Lanes): ForecastRun[] =>
  lanes
    .flatMap(({ bars }) => bars)
    .toSorted((one, other) => one.startAt.localeCompare(other.startAt))
