import { collectionFilters } from '@curator/console-contract/collections'
import type { z } from 'zod'

/** What the address of the list holds: filters and sort. */
export const collectionSearch = collectionFilters.omit({ connectionId: true })
export type CollectionSearch = z.output<typeof collectionSearch>

export const noFilters: Partial<CollectionSearch> = {
  search: undefined,
  state: [],
  ownerId: [],
  memberId: [],
  workflowId: [],
}

export function hasFilters(search: CollectionSearch): boolean {
  const { memberId, ownerId, state, workflowId } = search
  return [memberId, ownerId, state, workflowId, search.search ?? ''].some(
    ({ length }) => length > 0,
  )
}
