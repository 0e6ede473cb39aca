import { useQuery } from '@tanstack/react-query'
import { toHourPlace } from '../behind/behind-place.ts'
import { foreseeQueries } from '../foresee.queries.ts'
import { foreseeText, measureTexts } from '../foresee-text.ts'
import { dayWords, hourWords, shortDayWords, stretchWords } from '../foresee-words.ts'
import { addDays, listDays, weekdayOf } from '../local-days.ts'
import { Picture } from '../picture.tsx'
import type { Sight } from '../sight.ts'
import { HeatGrid, MeasureChoice } from './heat-grid.tsx'
import { HeatTable } from './heat-table.tsx'

/** A week by hours. The counts come from the heat map of that week: they are complete however many runs there are. */
export function WeekView({ sight }: { readonly sight: Sight }) {
  const { search, stretch, today } = sight
  const query = useQuery(foreseeQueries.heat(sight.query))
  const label = `Hours of ${stretchWords('week', sight.day, stretch)}`
  const dayOf = (weekday: number) => addDays(stretch.from, weekday - 1)
  return (
    <Picture
      sight={sight}
      query={query}
      label={label}
      tools={<MeasureChoice sight={sight} />}
      picture={({ cells }) => (
        <HeatGrid
          sight={sight}
          label={label}
          isTransposed
          days={listDays(stretch.from, stretch.to).map((key) => ({
            key,
            weekday: weekdayOf(key),
            text: shortDayWords(key),
            isNow: key === today,
          }))}
          cells={cells}
          sayDay={(weekday) => dayWords(dayOf(weekday))}
          placeOf={({ hour, weekday }) => toHourPlace(dayOf(weekday), hour)}
          unit={`${measureTexts[search.measure].text} in an hour`}
        />
      )}
      table={({ cells }) => (
        <HeatTable
          caption={label}
          cells={cells}
          when={foreseeText.day}
          sayWhen={({ hour, weekday }) => `${dayWords(dayOf(weekday))}, ${hourWords(hour)}`}
        />
      )}
    />
  )
}
