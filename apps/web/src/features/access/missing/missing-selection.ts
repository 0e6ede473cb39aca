import {
  type MissingShareFilters,
  maxMissingShares,
  maxNamedShares,
} from '@curator/console-contract/access'
import { formatCount } from '../../../lib/format-count.ts'
import type { Chosen } from '../../../ui/list-selection.ts'
import type { MissingRow } from '../access.queries.ts'

type ChosenShares = Chosen<MissingRow, MissingShareFilters>

/** Names a row where there is no room for its columns. */
export const nameMissing = ({ member, need }: MissingRow) =>
  `${member.name || member.id} and ${need.name}`

/** Why nothing can be planned for this many; undefined when it can. */
export function toTooMany(kind: ChosenShares['kind'], count: number): string | undefined {
  const most = kind === 'ids' ? maxNamedShares : maxMissingShares
  if (count <= most) return undefined
  return `A plan takes at most ${formatCount(most)} missing shares${kind === 'ids' ? ' chosen one by one' : ''}. Narrow the list.`
}
