import type { getCalendar } from '@curator/console-contract/schedule-forecast'
import type { ReplyOf } from '@curator/endpoint/endpoint'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { formatCount } from '../../../../lib/format-count.ts'
import { paths } from '../../../../paths.ts'
import { foreseeQueries } from '../foresee.queries.ts'
import { countRuns, foreseeText } from '../foresee-text.ts'
import { dayNumber, dayWords, instantWords, stretchWords, weekdayWords } from '../foresee-words.ts'
import { addDays, listDays, weekdayOf } from '../local-days.ts'
import { toColourScale } from '../marks/colour-scale.ts'
import { MarkGrid } from '../marks/mark-grid.tsx'
import { MarkTable } from '../marks/mark-table.tsx'
import { ScaleLegend } from '../marks/scale-legend.tsx'
import { Picture } from '../picture.tsx'
import type { Sight } from '../sight.ts'

type Calendar = ReplyOf<typeof getCalendar>
type Day = Calendar['days'][number]

const weekdays = [1, 2, 3, 4, 5, 6, 7]

/** How many runs each day has, and the busiest schedules. */
export function MonthView({ sight }: { readonly sight: Sight }) {
  const query = useQuery(foreseeQueries.counts(sight.query))
  const label = stretchWords('month', sight.day, sight.stretch)
  return (
    <Picture
      sight={sight}
      query={query}
      label={label}
      picture={({ days }) => <MonthGrid sight={sight} days={days} label={label} />}
      table={({ days }) => <MonthTable sight={sight} days={days} label={label} />}
    />
  )
}

type MonthProps = {
  readonly sight: Sight
  readonly days: readonly Day[]
  readonly label: string
}

function MonthGrid({ sight, days, label }: MonthProps) {
  const { change, day, stretch, today } = sight
  const month = day.slice(0, 7)
  const byDay = new Map(days.map((each) => [each.day, each]))
  const scale = toColourScale(days.map(({ runCount }) => runCount))
  const weeks = listDays(stretch.from, stretch.to).filter((each) => weekdayOf(each) === 1)
  return (
    <>
      <MarkGrid
        label={label}
        isTall
        columns={weekdays.map((weekday) => ({ key: `${weekday}`, text: weekdayWords(weekday) }))}
        rows={weeks.map((key) => ({ key, text: '' }))}
        markOf={(week, weekday) => {
          const found = byDay.get(addDays(stretch.from, week * 7 + weekday))
          if (!found) return null
          const isOther = !found.day.startsWith(month)
          return {
            place: found.day,
            label: sayDay(found),
            classes: `${scale.classOf(found.runCount)} ${found.day === today ? 'ring-2 ring-accent ring-inset' : ''}`,
            content: <DayContent day={found} isOther={isOther} />,
          }
        }}
        onOpen={(behind) => change({ behind })}
      />
      <ScaleLegend scale={scale} unit="Runs a day" />
    </>
  )
}

function sayDay({ day, failingCount, runCount, top }: Day): string {
  const failing = failingCount > 0 ? `, ${formatCount(failingCount)} of failing schedules` : ''
  const busiest = top.map(({ name, runCount: count }) => `\n${name}: ${formatCount(count)}`)
  return `${dayWords(day)}: ${countRuns(runCount)}${failing}${busiest.join('')}`
}

function DayContent({ day, isOther }: { readonly day: Day; readonly isOther: boolean }) {
  return (
    <span className="flex h-full flex-col gap-0.5">
      <span className="flex flex-wrap items-baseline justify-between gap-x-1">
        <span className={isOther ? 'text-sm italic' : 'text-sm font-semibold'}>
          {dayNumber(day.day)}
        </span>
        {day.runCount > 0 && (
          <span className="text-sm tabular-nums sm:text-base sm:font-semibold">
            {formatCount(day.runCount)}
          </span>
        )}
      </span>
      {day.top.slice(0, 3).map(({ name, runCount, scheduleId }) => (
        <span key={scheduleId} className="hidden truncate text-xs leading-4 sm:block">
          {runCount > 1 && `${formatCount(runCount)}× `}
          {name}
        </span>
      ))}
    </span>
  )
}

function MonthTable({ sight: { connection, zone }, days, label }: MonthProps) {
  return (
    <MarkTable
      caption={label}
      rows={days}
      keyOf={({ day }) => day}
      columns={[
        { key: 'day', text: foreseeText.day, cell: ({ day }) => dayWords(day) },
        { key: 'runs', text: 'Runs', isNumber: true, cell: (each) => formatCount(each.runCount) },
        {
          key: 'failing',
          text: 'Of failing schedules',
          isNumber: true,
          cell: (each) => formatCount(each.failingCount),
        },
        {
          key: 'top',
          text: 'Busiest schedules',
          cell: ({ top }) => (
            <ul>
              {top.map(({ firstAt, name, runCount, scheduleId }) => (
                <li key={scheduleId}>
                  <Link
                    to={paths.schedule(connection.id, scheduleId)}
                    className="text-accent-ink hover:underline"
                  >
                    {name}
                  </Link>{' '}
                  <span className="text-muted">
                    {countRuns(runCount)}, first {instantWords(firstAt, zone)}
                  </span>
                </li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  )
}
