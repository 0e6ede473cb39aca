import { userId } from '@curator/console-contract/ids'
import { userFilters } from '@curator/console-contract/users'
import type { z } from 'zod'

/** What the address of the users page holds: filters, sort, and the user whose details are open. */
export const userSearch = userFilters
  .omit({ connectionId: true })
  .extend({ user: userId.optional() })
export type UserSearch = z.output<typeof userSearch>

/** The search without any filter; sort and open user stay. */
export const noFilters = {
  search: undefined,
  role: [],
  state: [],
  groupId: [],
} satisfies Partial<UserSearch>

export function hasFilters({ search, role, state, groupId }: UserSearch): boolean {
  return Boolean(search) || role.length + state.length + groupId.length > 0
}
