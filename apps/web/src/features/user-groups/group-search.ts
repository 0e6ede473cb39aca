import { userGroupFilters } from '@curator/console-contract/user-groups'
import type { z } from 'zod'

/** What the address of the list holds: filters and sort. */
export const groupSearch = userGroupFilters.omit({ connectionId: true })
export type GroupFilterValues = z.output<typeof groupSearch>
export type GroupSearch = GroupFilterValues

export const noFilters: Partial<GroupSearch> = { search: undefined, role: [], state: [] }

export function hasFilters({ role, search, state }: GroupSearch): boolean {
  return role.length > 0 || state.length > 0 || (search ?? '') !== ''
}
