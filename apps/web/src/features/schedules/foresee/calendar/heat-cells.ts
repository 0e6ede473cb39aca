import type { getHeatMap } from '@curator/console-contract/schedule-forecast'
import type { ReplyOf } from '@curator/endpoint/endpoint'
import { formatCounted } from '../../../../lib/format-count.ts'
import type { HeatMeasure } from '../foresee-search.ts'
import { foreseeText, measureTexts } from '../foresee-text.ts'

export type HeatCell = ReplyOf<typeof getHeatMap>['cells'][number]

/** What a cell counts; null where it is not known. */
export function countIn(cell: HeatCell, measure: HeatMeasure): number | null {
  if (measure === 'minutes') return cell.minutes
  return measure === 'starts' ? cell.starts : cell.failures
}

/** On average in a week, with one digit after the point where there is less than ten. */
export function formatAverage(value: number, weeks: number): string {
  const average = value / weeks
  return new Intl.NumberFormat(undefined, {
    maximumFractionDigits: average < 10 ? 1 : 0,
  }).format(average)
}

/** A cell in one sentence, after its weekday and hour. */
export function sayCell(cell: HeatCell): string {
  const minutes =
    cell.minutes === null
      ? 'how long they take is not known'
      : `${Math.round(cell.minutes)} ${measureTexts.minutes.unit}`
  const failing = cell.failures > 0 ? `, ${cell.failures} of failing schedules` : ''
  return `${formatCounted(cell.starts, 'start', 'starts')}${failing}, ${minutes}`
}

/** How a value stands in a cell: nothing for none, a dash for not known. */
export const showValue = (value: number | null) =>
  value === null ? foreseeText.unknown : value === 0 ? '' : String(Math.round(value))
