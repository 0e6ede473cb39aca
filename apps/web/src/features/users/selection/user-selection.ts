import type { UserId } from '@curator/console-contract/ids'
import { maxSelected, type UserSelection } from '@curator/console-contract/user-plans'
import type { ServerUser } from '@curator/console-contract/users'
import { formatCount } from '../../../lib/format-count.ts'
import type { UserFilterValues } from '../user-search.ts'

type Users = ReadonlyMap<UserId, ServerUser>

/** Chosen users: some by name, or everyone that the filters match except some. */
export type ChosenUsers =
  | { readonly kind: 'ids'; readonly users: Users }
  | { readonly kind: 'matching'; readonly filters: UserFilterValues; readonly except: Users }

export const noUsers: ChosenUsers = { kind: 'ids', users: new Map() }

export function isChosen(chosen: ChosenUsers, id: UserId): boolean {
  return chosen.kind === 'ids' ? chosen.users.has(id) : !chosen.except.has(id)
}

/** How many are chosen; `total` is how many the list has now. */
export function countChosen(chosen: ChosenUsers, total: number): number {
  return chosen.kind === 'ids' ? chosen.users.size : Math.max(0, total - chosen.except.size)
}

/** Chooses users, or takes them out. */
export function choose(
  chosen: ChosenUsers,
  users: readonly ServerUser[],
  isWanted: boolean,
): ChosenUsers {
  if (chosen.kind === 'ids') return { kind: 'ids', users: patch(chosen.users, users, isWanted) }
  return { ...chosen, except: patch(chosen.except, users, !isWanted) }
}

function patch(before: Users, users: readonly ServerUser[], isIn: boolean): Users {
  const next = new Map(before)
  for (const user of users) {
    if (isIn) next.set(user.id, user)
    else next.delete(user.id)
  }
  return next
}

export function chooseAll(filters: UserFilterValues): ChosenUsers {
  return { kind: 'matching', filters, except: new Map() }
}

/** Two questions for the same people, whatever their order. */
function isSameQuestion(a: UserFilterValues, b: UserFilterValues): boolean {
  return JSON.stringify({ ...a, sort: null }) === JSON.stringify({ ...b, sort: null })
}

/**
 * What stays chosen when the list asks something else: people chosen by name do, and another order changes nothing;
 * "everyone that matches" does not outlive its filters.
 */
export function followFilters(chosen: ChosenUsers, filters: UserFilterValues): ChosenUsers {
  if (chosen.kind === 'ids' || chosen.filters === filters) return chosen
  return isSameQuestion(chosen.filters, filters) ? { ...chosen, filters } : noUsers
}

/** Why nothing can be planned for this many; undefined when it can. */
export function toTooMany(count: number): string | undefined {
  if (count <= maxSelected) return undefined
  return `A plan takes at most ${formatCount(maxSelected)} users. Narrow the list.`
}

/** The words of the wire. */
export function toUserSelection(chosen: ChosenUsers): UserSelection {
  if (chosen.kind === 'ids') return { kind: 'ids', ids: [...chosen.users.keys()] }
  return { kind: 'matching', filters: chosen.filters, except: [...chosen.except.keys()] }
}
