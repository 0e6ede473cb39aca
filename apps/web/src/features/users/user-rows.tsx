import type { Connection } from '@curator/console-contract/connections'
import type { ServerUser, UserColumn } from '@curator/console-contract/users'
import { useCallback, useMemo } from 'react'
import { formatCounted } from '../../lib/format-count.ts'
import { DataGrid } from '../../ui/data-grid.tsx'
import type { GridDensity, GridSelection } from '../../ui/grid-column.ts'
import { Panel } from '../../ui/page.tsx'
import type { PagedRows } from '../../ui/paged-rows.ts'
import { useCredentialNames } from './filters/use-filter-choices.ts'
import { toGridColumns } from './user-columns.ts'
import { UserDetails } from './user-details.tsx'
import { hasFilters, noFilters, toFilterValues, type UserSearch } from './user-search.ts'
import { useOpenUser } from './users.queries.ts'
import { UsersEmpty, UsersFailed } from './users-empty.tsx'

/** The grid of users with the details of one beside it; in place of it, why there is none. */
export function UserRows({
  connection,
  rows,
  search,
  onChange,
  shown,
  density,
  selection,
  canOnboard,
  onSight,
}: {
  readonly connection: Connection
  readonly rows: PagedRows<ServerUser, unknown>
  readonly search: UserSearch
  readonly onChange: (patch: Partial<UserSearch>, isReplaced?: boolean) => void
  readonly shown: readonly UserColumn[]
  readonly density: GridDensity
  /** Absent for those who may only read. */
  readonly selection: GridSelection | undefined
  readonly canOnboard: boolean
  /** Told which rows have come into view. */
  readonly onSight: (first: number, last: number) => void
}) {
  const nameOfCredential = useCredentialNames(connection.id)
  const columns = useMemo(() => toGridColumns(shown, nameOfCredential), [shown, nameOfCredential])
  const openId = search.user
  const open = useOpenUser(connection.id, openId)
  const { onVisibleRangeChange } = rows
  // biome-ignore lint/correctness/useExhaustiveDependencies: the owner's listener only notes the range
  const handleRange = useCallback(
    (first: number, last: number) => {
      onSight(first, last)
      onVisibleRangeChange(first, last)
    },
    [onVisibleRangeChange],
  )
  if (rows.error) {
    return (
      <Panel isFilled>
        <UsersFailed connection={connection} error={rows.error} onRetry={rows.retry} />
      </Panel>
    )
  }
  return (
    <div className="flex min-h-80 flex-1 flex-col">
      <Panel isFilled>
        <div className="flex min-h-0 flex-1">
          <DataGrid
            label={`Users of ${connection.name}`}
            columns={columns}
            rowCount={rows.rowCount}
            getRow={rows.getRow}
            rowKey={(user) => user.id}
            onVisibleRangeChange={handleRange}
            sort={search.sort}
            onSortChange={(sort) => onChange({ sort: sort as typeof search.sort }, true)}
            {...(selection ? { selection } : {})}
            onRowAction={(user) => onChange({ user: user.id }, openId !== undefined)}
            currentKey={openId}
            isLoading={rows.isLoading}
            isStale={rows.isStale}
            density={density}
            stickyFirstColumn
            countText={formatCounted(rows.rowCount, 'user', 'users')}
            resetKey={JSON.stringify(toFilterValues(search))}
            empty={
              <UsersEmpty
                connection={connection}
                isFiltered={hasFilters(search)}
                canOnboard={canOnboard}
                onClear={() => onChange(noFilters)}
              />
            }
          />
          {openId && <UserDetails {...open} onClose={() => onChange({ user: undefined })} />}
        </div>
      </Panel>
    </div>
  )
}
