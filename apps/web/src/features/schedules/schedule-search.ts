import { scheduleId } from '@curator/console-contract/ids'
import { scheduleFilters } from '@curator/console-contract/schedules'
import type { z } from 'zod'
import { readSearchParams, writeSearchParams } from '../../lib/search-params.ts'
import type { ViewedList } from '../../saved-views/viewed-list.ts'

const filtersOfList = scheduleFilters.omit({ connectionId: true })
/** What the address of the list holds: filters, sort, and the schedule whose details are open. */
export const scheduleSearch = filtersOfList.extend({ open: scheduleId.optional() })
export type ScheduleSearch = z.output<typeof scheduleSearch>
/** What narrows and sorts the list. */
export type ScheduleFilterValues = z.output<typeof filtersOfList>

/** Filters that hold several values, in the order of their chips. */
export const manyFilters = [
  'isEnabled',
  'state',
  'ownerId',
  'ownerState',
  'workflowId',
  'workerTag',
  'priority',
  'timeZone',
  'frequency',
  'credentialId',
  'finding',
] as const
export type ManyFilter = (typeof manyFilters)[number]

/** The search without any filter; sort and open schedule stay. */
export const noFilters: Partial<ScheduleSearch> = {
  search: undefined,
  nextFrom: undefined,
  nextTo: undefined,
  ...Object.fromEntries(manyFilters.map((key) => [key, []])),
}

/** How many filter values are in force, the free search not counted. */
export function countFilters(search: ScheduleFilterValues): number {
  const values = manyFilters.reduce((sum, key) => sum + search[key].length, 0)
  return values + (search.nextFrom || search.nextTo ? 1 : 0)
}

export function hasFilters(search: ScheduleFilterValues): boolean {
  return Boolean(search.search) || countFilters(search) > 0
}

/** The part of the address that asks for rows. */
export function toFilterValues({ open: _, ...filters }: ScheduleSearch): ScheduleFilterValues {
  return filters
}

/** A view as the query of an address, always spelled the same way. */
export const toViewText = (search: ScheduleFilterValues): string =>
  writeSearchParams(filtersOfList, search).toString()

/** What views of this list are called and how they are read. */
export const schedulesViewed: ViewedList = {
  list: 'schedules',
  all: 'All schedules',
  title: 'Views of schedules',
  hint: 'It keeps search, filters and order; the schedules are looked up anew each time.',
  spell: (search) => toViewText(readSearchParams(filtersOfList, new URLSearchParams(search))),
}
