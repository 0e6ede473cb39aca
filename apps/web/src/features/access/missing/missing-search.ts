import { listMissingShares } from '@curator/console-contract/access'
import type { z } from 'zod'

/** What the address of the list holds. */
export const missingSearch = listMissingShares.query.omit({
  connectionId: true,
  page: true,
  pageSize: true,
})
export type MissingSearch = z.output<typeof missingSearch>

export const noFilters: Partial<MissingSearch> = {
  search: undefined,
  collectionId: [],
  kind: [],
  certainty: [],
}

export function hasFilters({ certainty, collectionId, kind, search }: MissingSearch): boolean {
  return certainty.length + collectionId.length + kind.length > 0 || (search ?? '') !== ''
}
