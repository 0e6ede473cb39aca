import type { ServerCollection } from '@curator/console-contract/collections'
import type { ConnectionId } from '@curator/console-contract/ids'
import { useQueryClient } from '@tanstack/react-query'
import { useListSelection } from '../../../ui/use-list-selection.ts'
import type { CollectionSearch } from '../collection-search.ts'
import { readCollectionRange } from '../collections.queries.ts'

/** The collections chosen in the list, for its grid and for what is done with them. */
export function useCollectionSelection(
  connectionId: ConnectionId,
  filters: CollectionSearch,
  rows: {
    readonly rowCount: number
    readonly getRow: (index: number) => ServerCollection | undefined
  },
) {
  const client = useQueryClient()
  return useListSelection({
    filters,
    rows,
    readRange: (first, last) => readCollectionRange(client, connectionId, filters, first, last),
    nameOf: ({ name }: ServerCollection) => name,
  })
}
export type CollectionSelectionState = ReturnType<typeof useCollectionSelection>
