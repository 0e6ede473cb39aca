import { scheduleFilters } from '@curator/console-contract/schedules'
import { z } from 'zod'
import { hasFilters, type ScheduleSearch } from '../schedule-search.ts'
import { behindPattern } from './behind/behind-place.ts'
import { isKnownZone } from './local-days.ts'

export const foreseeViews = [
  'month',
  'week',
  'day',
  'heat',
  'timeline',
  'load',
  'agenda',
  'clocks',
] as const
export type ForeseeView = (typeof foreseeViews)[number]

/** What the colours of the heat map count. */
export const heatMeasures = ['starts', 'minutes', 'failures'] as const
export type HeatMeasure = (typeof heatMeasures)[number]

/** What the address holds: the filters of the list, the view, the day and zone it shows, and what is looked at more closely. */
export const foreseeSearch = scheduleFilters
  .omit({ connectionId: true, sort: true, nextFrom: true, nextTo: true })
  .extend({
    view: z.enum(foreseeViews).default('month'),
    /** Today when absent. */
    day: z.iso.date().optional(),
    /** Of days and hours; the viewer's when absent. `timeZone` is the filter of the list. */
    zone: z.string().max(100).refine(isKnownZone).optional(),
    measure: z.enum(heatMeasures).default('starts'),
    span: z.enum(['day', 'week']).default('day'),
    shown: z.enum(['picture', 'table']).default('picture'),
    /** The mark whose schedules are shown. */
    behind: z.string().regex(behindPattern).optional(),
    whatIf: z.enum(['yes', 'no']).default('no'),
  })
export type ForeseeSearch = z.output<typeof foreseeSearch>

/** As the filter bar of the list takes it. */
export function toListSearch(search: ForeseeSearch): ScheduleSearch {
  return { ...search, sort: 'nextRunAt' }
}

export const isFiltered = (search: ForeseeSearch) => hasFilters(toListSearch(search))
