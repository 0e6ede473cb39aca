import { useQuery } from '@tanstack/react-query'
import { toWeekdayPlace } from '../behind/behind-place.ts'
import { foreseeQueries } from '../foresee.queries.ts'
import { foreseeText, measureTexts } from '../foresee-text.ts'
import { hourWords, stretchWords, weekdayWords } from '../foresee-words.ts'
import { Picture } from '../picture.tsx'
import type { Sight } from '../sight.ts'
import { countIn, formatAverage } from './heat-cells.ts'
import { HeatGrid, MeasureChoice } from './heat-grid.tsx'
import { HeatTable } from './heat-table.tsx'

const days = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
  key: `${weekday}`,
  weekday,
  text: weekdayWords(weekday),
}))

/** Where a week is full: four weeks laid over each other. */
export function HeatView({ sight }: { readonly sight: Sight }) {
  const query = useQuery(foreseeQueries.heat(sight.query))
  const { measure } = sight.search
  const label = `Weekdays by hours, ${stretchWords('heat', sight.day, sight.stretch)}`
  return (
    <Picture
      sight={sight}
      query={query}
      label={label}
      tools={<MeasureChoice sight={sight} />}
      picture={({ cells, weeks }) => (
        <>
          <HeatGrid
            sight={sight}
            label={label}
            days={days}
            cells={cells}
            sayDay={(weekday) => weekdayWords(weekday, 'long')}
            placeOf={({ hour, weekday }) => toWeekdayPlace(weekday, hour)}
            unit={`${measureTexts[measure].text} in an hour of ${Math.round(weeks)} weeks`}
          />
          <p className="border-t border-line px-3 py-2 text-sm text-muted">
            The fullest hour: {sayFullest(cells, measure, weeks)}
          </p>
        </>
      )}
      table={({ cells }) => (
        <HeatTable
          caption={label}
          cells={cells}
          when="Weekday and hour"
          sayWhen={({ hour, weekday }) => `${weekdayWords(weekday, 'long')} ${hourWords(hour)}`}
        />
      )}
    />
  )
}

function sayFullest(
  cells: readonly Parameters<typeof countIn>[0][],
  measure: Parameters<typeof countIn>[1],
  weeks: number,
): string {
  const [fullest] = cells.toSorted(
    (one, other) => (countIn(other, measure) ?? 0) - (countIn(one, measure) ?? 0),
  )
  if (!fullest) return foreseeText.unknown
  const { hour, weekday } = fullest
  const average = formatAverage(countIn(fullest, measure) ?? 0, weeks)
  return `${weekdayWords(weekday, 'long')} ${hourWords(hour)}, ${average} ${measureTexts[measure].unit} ${foreseeText.perWeek}.`
}
