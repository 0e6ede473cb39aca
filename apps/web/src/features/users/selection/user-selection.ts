import { maxSelected } from '@curator/console-contract/user-plans'
import type { ServerUser } from '@curator/console-contract/users'
import { formatCount } from '../../../lib/format-count.ts'
import type { Chosen } from '../../../ui/list-selection.ts'
import type { UserFilterValues } from '../user-search.ts'

/** Chosen users: some by name, or everyone that the filters match except some. */
export type ChosenUsers = Chosen<ServerUser, UserFilterValues>

/** Why nothing can be planned for this many; undefined when it can. */
export function toTooMany(count: number): string | undefined {
  if (count <= maxSelected) return undefined
  return `A plan takes at most ${formatCount(maxSelected)} users. Narrow the list.`
}
