import type { ConnectionId } from '@curator/console-contract/ids'
import type { ForecastQuery } from '@curator/console-contract/schedule-forecast'
import type { ForeseeSearch, ForeseeView } from './foresee-search.ts'
import { addDays, addMonths, firstOfMonth, mondayOf, startOfDay, weekdayOf } from './local-days.ts'

/** Days of a zone that a view shows; `to` is not included. */
export type Stretch = { readonly from: string; readonly to: string }

/** Whole weeks, so that each weekday counts the same. */
const heatDays = 28

const daysOf: Record<Exclude<ForeseeView, 'month'>, (span: ForeseeSearch['span']) => number> = {
  week: () => 7,
  day: () => 1,
  heat: () => heatDays,
  timeline: () => 1,
  load: (span) => (span === 'week' ? 7 : 1),
  agenda: () => 7,
  clocks: () => 1,
}

/** What a view shows around a day. A month is shown with the days of other months that fill its weeks: at most six. */
export function toStretch(view: ForeseeView, day: string, span: ForeseeSearch['span']): Stretch {
  if (view === 'month') {
    const from = mondayOf(firstOfMonth(day))
    const last = addDays(addMonths(day, 1), -1)
    return { from, to: addDays(last, 8 - weekdayOf(last)) }
  }
  const count = daysOf[view](span)
  const from = view === 'week' || (view === 'load' && count > 1) ? mondayOf(day) : day
  return { from, to: addDays(from, count) }
}

/** The day to look at for the stretch before (-1) or after (1). */
export function stepDay(
  view: ForeseeView,
  day: string,
  span: ForeseeSearch['span'],
  direction: 1 | -1,
): string {
  if (view === 'month') return addMonths(day, direction)
  return addDays(day, direction * daysOf[view](span))
}

/** The question that all pictures of a stretch ask. */
export function toForecastQuery(
  connectionId: ConnectionId,
  search: ForeseeSearch,
  { from, to }: Stretch,
  zone: string,
): ForecastQuery {
  const { timeZone, view, day, zone: _, measure, span, shown, behind, whatIf, ...filters } = search
  return {
    ...filters,
    connectionId,
    scheduleTimeZone: timeZone,
    timeZone: zone,
    from: new Date(startOfDay(from, zone)).toISOString(),
    to: new Date(startOfDay(to, zone)).toISOString(),
  }
}
