import type { Connection } from '@curator/console-contract/connections'
import { userColumns } from '@curator/console-contract/users'
import { UserPlus } from 'lucide-react'
import { useMemo } from 'react'
import { z } from 'zod'
import { toProblemText } from '../../api/problem-text.ts'
import { usePermission } from '../../api/session.queries.ts'
import { download } from '../../lib/download.ts'
import { formatCounted } from '../../lib/format-count.ts'
import { useSearch } from '../../lib/use-search.ts'
import { useStored } from '../../lib/use-stored.ts'
import { paths } from '../../paths.ts'
import { DataGrid } from '../../ui/data-grid.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page, Panel } from '../../ui/page.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { usePagedRows } from '../../ui/paged-rows.ts'
import { toGridColumns, useShownColumns } from './user-columns.ts'
import { UserDetails } from './user-details.tsx'
import { UserFilterBar } from './user-filter-bar.tsx'
import { UserListTools } from './user-list-tools.tsx'
import { hasFilters, noFilters, userSearch } from './user-search.ts'
import { useExportUsers, useOpenUser, userPageSize, usersQueries } from './users.queries.ts'
import { UsersEmpty, UsersFailed } from './users-empty.tsx'
import { UsersSummary } from './users-summary.tsx'

const densitySchema = z.enum(['comfortable', 'compact'])

/** The list of users: search, filters, sort and the open user live in the address. */
export function UserList({ connection }: { readonly connection: Connection }) {
  const [search, change] = useSearch(userSearch)
  const [shown, setShown] = useShownColumns()
  const [density, setDensity] = useStored('console.users.density', densitySchema, 'comfortable')
  const canOnboard = usePermission('plans.write')
  const exporting = useExportUsers(connection.id)
  const { user: openId, ...filters } = search
  const resetKey = JSON.stringify(filters)
  const rows = usePagedRows({
    pageSize: userPageSize,
    resetKey,
    pageOptions: (page) => usersQueries.page(connection.id, filters, page),
  })
  const columns = useMemo(() => toGridColumns(shown), [shown])
  const open = useOpenUser(connection.id, openId)
  const exportRows = () =>
    exporting.mutate(
      { filters, columns: userColumns.filter((key) => key === 'email' || shown.includes(key)) },
      { onSuccess: download },
    )
  const exportProblem = exporting.error && toProblemText(exporting.error)
  return (
    <Page isFilled>
      <PageHeader
        title="Users"
        description={
          <UsersSummary
            connection={connection}
            total={rows.page?.total}
            takenAt={rows.page?.takenAt}
          />
        }
        action={
          canOnboard && (
            <LinkButton to={paths.onboarding(connection.id)} variant="primary" icon={UserPlus}>
              Onboard users
            </LinkButton>
          )
        }
      />
      <UserFilterBar connectionId={connection.id} search={search} onChange={change}>
        <UserListTools
          shown={shown}
          onShownChange={setShown}
          density={density}
          onDensityChange={setDensity}
          onExport={exportRows}
          isExporting={exporting.isPending}
        />
      </UserFilterBar>
      {exportProblem && (
        <Notice tone="bad" isAlert>
          The export failed. <strong className="font-semibold">{exportProblem.title}</strong>{' '}
          {exportProblem.detail}
        </Notice>
      )}
      <Panel isFilled>
        {rows.error ? (
          <UsersFailed connection={connection} error={rows.error} onRetry={rows.retry} />
        ) : (
          <div className="flex min-h-0 flex-1">
            <DataGrid
              label={`Users of ${connection.name}`}
              columns={columns}
              rowCount={rows.rowCount}
              getRow={rows.getRow}
              rowKey={(user) => user.id}
              onVisibleRangeChange={rows.onVisibleRangeChange}
              sort={search.sort}
              onSortChange={(sort) => change({ sort: sort as typeof search.sort }, true)}
              onRowAction={(user) => change({ user: user.id }, openId !== undefined)}
              currentKey={openId}
              isLoading={rows.isLoading}
              isStale={rows.isStale}
              density={density}
              stickyFirstColumn
              countText={formatCounted(rows.rowCount, 'user', 'users')}
              resetKey={resetKey}
              empty={
                <UsersEmpty
                  connection={connection}
                  isFiltered={hasFilters(search)}
                  canOnboard={canOnboard}
                  onClear={() => change(noFilters)}
                />
              }
            />
            {openId && <UserDetails {...open} onClose={() => change({ user: undefined })} />}
          </div>
        )}
      </Panel>
    </Page>
  )
}
