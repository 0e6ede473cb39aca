import { useMediaQuery } from '../../../../lib/use-media-query.ts'
import { type HeatMeasure, heatMeasures } from '../foresee-search.ts'
import { foreseeText, measureTexts } from '../foresee-text.ts'
import { hourWords } from '../foresee-words.ts'
import { toColourScale } from '../marks/colour-scale.ts'
import { type GridHead, MarkGrid } from '../marks/mark-grid.tsx'
import { ScaleLegend } from '../marks/scale-legend.tsx'
import { Segments } from '../marks/segments.tsx'
import type { Sight } from '../sight.ts'
import { countIn, type HeatCell, sayCell, showValue } from './heat-cells.ts'

const hours = Array.from({ length: 24 }, (_, hour) => hour)
const measures = heatMeasures.map((key) => ({ key, text: measureTexts[key].text }))

/** What the colours count. */
export function MeasureChoice({ sight: { change, search } }: { readonly sight: Sight }) {
  return (
    <Segments<HeatMeasure>
      label={foreseeText.measure}
      choices={measures}
      chosen={search.measure}
      onChange={(measure) => change({ measure })}
    />
  )
}

/** Days by hours; on a phone hours go down, so that a week fits. */
export function HeatGrid({
  sight,
  label,
  days,
  cells,
  sayDay,
  placeOf,
  unit,
  isTransposed = false,
}: {
  readonly sight: Sight
  readonly label: string
  /** The heads of the days, by weekday from the first of the cells. */
  readonly days: readonly (GridHead & { readonly weekday: number })[]
  readonly cells: readonly HeatCell[]
  readonly sayDay: (weekday: number) => string
  readonly placeOf: (cell: HeatCell) => string
  readonly unit: string
  /** Hours go down on every screen. */
  readonly isTransposed?: boolean
}) {
  const isNarrow = useMediaQuery('(max-width: 767px)')
  const { measure } = sight.search
  const byPlace = new Map(cells.map((cell) => [`${cell.weekday} ${cell.hour}`, cell]))
  const scale = toColourScale(cells.map((cell) => countIn(cell, measure) ?? 0))
  const hourHeads = hours.map((hour) => ({
    key: `${hour}`,
    text: isNarrow || isTransposed ? hourWords(hour) : String(hour).padStart(2, '0'),
  }))
  const isDown = isNarrow || isTransposed
  return (
    <>
      <MarkGrid
        label={label}
        columns={isDown ? days : hourHeads}
        rows={isDown ? hourHeads : days}
        markOf={(row, column) => {
          const [day, hour] = isDown ? [column, row] : [row, column]
          const weekday = days[day]?.weekday ?? 0
          const cell = byPlace.get(`${weekday} ${hour}`)
          if (!cell) return null
          const value = countIn(cell, measure)
          return {
            place: placeOf(cell),
            label: `${sayDay(weekday)} ${hourWords(hour)}: ${sayCell(cell)}`,
            classes: scale.classOf(value ?? 0),
            content: showValue(value),
          }
        }}
        onOpen={(behind) => sight.change({ behind })}
      />
      <ScaleLegend scale={scale} unit={unit} />
    </>
  )
}
