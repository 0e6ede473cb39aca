import type { MissingShareFilters } from '@curator/console-contract/access'

export const noFilters: Partial<MissingShareFilters> = {
  search: undefined,
  collectionId: [],
  kind: [],
  certainty: [],
}

export function hasFilters({
  certainty,
  collectionId,
  kind,
  search,
}: MissingShareFilters): boolean {
  return certainty.length + collectionId.length + kind.length > 0 || (search ?? '') !== ''
}
