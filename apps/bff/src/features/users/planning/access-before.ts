import type { EndOfAccess } from '../../../store/user-history.store.ts'
import type { AccessBefore } from './user-plan-facts.ts'

/**
 * What a person had before this console ended the access. The Server answers the groups of a deactivation once, so the
 * result has them; the names are those that the plan knew.
 */
export function toAccessBefore({ before, kind, removedFrom, result }: EndOfAccess): AccessBefore {
  if (kind !== 'deactivate-user') return { groups: removedFrom, role: before.set?.role ?? null }
  const seen = before.groups ?? []
  const names = new Map(seen.map(({ id, name }) => [id, name]))
  const ids = result?.groupIds ?? seen.map(({ id }) => id)
  return { groups: ids.map((id) => ({ id, name: names.get(id) ?? id })), role: null }
}
