import type { ConnectionId } from '@curator/console-contract/ids'
import type { ServerUser } from '@curator/console-contract/users'
import { useQueryClient } from '@tanstack/react-query'
import { useListSelection } from '../../../ui/use-list-selection.ts'
import type { UserFilterValues } from '../user-search.ts'
import { readUserRange } from '../users.queries.ts'

/** The users chosen in the list, for its grid and for what is done with them. */
export function useUserSelection(
  connectionId: ConnectionId,
  filters: UserFilterValues,
  rows: {
    readonly rowCount: number
    readonly getRow: (index: number) => ServerUser | undefined
  },
) {
  const client = useQueryClient()
  return useListSelection({
    filters,
    rows,
    readRange: (first, last) => readUserRange(client, connectionId, filters, first, last),
    nameOf: ({ email }: ServerUser) => email,
  })
}
export type UserSelectionState = ReturnType<typeof useUserSelection>
