import { userId } from '@curator/console-contract/ids'
import { many } from '@curator/console-contract/paging'
import {
  userColumn,
  userFilters,
  userFlags,
  usualInactiveDays,
} from '@curator/console-contract/users'
import { z } from 'zod'
import { readSearchParams, writeSearchParams } from '../../lib/search-params.ts'
import type { ViewedList } from '../../saved-views/viewed-list.ts'

const filtersOfList = userFilters.omit({ connectionId: true })
/** What a saved view holds: filters, sort and columns. */
const viewSearch = filtersOfList.extend({
  /** Columns of a view; empty for those this person chose. */
  column: many(userColumn),
})

/** What the address of the users page holds: a view, the user whose details are open, and whether a grid is edited. */
export const userSearch = viewSearch.extend({
  user: userId.optional(),
  edit: z.literal('grid').optional(),
})
export type UserSearch = z.output<typeof userSearch>
/** What narrows and sorts the list. */
export type UserFilterValues = z.output<typeof filtersOfList>

/** Filters that hold several values. */
export const manyFilters = [
  'role',
  'state',
  'groupId',
  ...userFlags,
  'timeZone',
  'workerTag',
  'credentialId',
  'finding',
] as const
export type ManyFilter = (typeof manyFilters)[number]

/** The search without any filter; sort, columns and open user stay. */
export const noFilters: Partial<UserSearch> = {
  search: undefined,
  inactiveDays: usualInactiveDays,
  ...Object.fromEntries(manyFilters.map((key) => [key, []])),
}

/** How many filter values are in force, the free search not counted. */
export function countFilters(search: UserFilterValues): number {
  return manyFilters.reduce((sum, key) => sum + search[key].length, 0)
}

export function hasFilters(search: UserFilterValues): boolean {
  return Boolean(search.search) || countFilters(search) > 0
}

/** The part of the address that asks for rows. */
export function toFilterValues({
  user: _,
  edit: __,
  column: ___,
  ...filters
}: UserSearch): UserFilterValues {
  return filters
}

/** A view as the query of an address, always spelled the same way. */
export function toViewText(search: UserSearch, columns: UserSearch['column']): string {
  return writeSearchParams(viewSearch, { ...search, column: columns }).toString()
}

/** What views of this list are called and how they are read. */
export const usersViewed: ViewedList = {
  list: 'users',
  all: 'All users',
  title: 'Views of users',
  hint: 'It keeps search, filters, order and columns; the people are looked up anew each time.',
  spell: (search) => {
    const values = readSearchParams(userSearch, new URLSearchParams(search))
    return toViewText(values, values.column)
  },
}
