import type { Connection } from '@curator/console-contract/connections'
import type { ServerUser } from '@curator/console-contract/users'
import { useMemo, useRef } from 'react'
import { useNavigate } from 'react-router'
import { toProblemText } from '../../api/problem-text.ts'
import { usePermission } from '../../api/session.queries.ts'
import { download } from '../../lib/download.ts'
import { useSearch } from '../../lib/use-search.ts'
import { paths } from '../../paths.ts'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { usePagedRows } from '../../ui/paged-rows.ts'
import { BulkBar } from './bulk/bulk-bar.tsx'
import { GridEditPage } from './grid-edit/grid-edit-page.tsx'
import { useUserSelection } from './selection/use-user-selection.ts'
import { useDensity, useShownColumns } from './user-columns.ts'
import { UserFilterBar } from './user-filter-bar.tsx'
import { UserListTools } from './user-list-tools.tsx'
import { UserRows } from './user-rows.tsx'
import { toFilterValues, toViewText, userSearch } from './user-search.ts'
import { useExportUsers, userPageSize, usersQueries } from './users.queries.ts'
import { UsersHeader } from './users-header.tsx'

/** The list of users: search, filters, sort, columns of a view and the open user live in the address. */
export function UserList({ connection }: { readonly connection: Connection }) {
  const [search, change] = useSearch(userSearch)
  const navigate = useNavigate()
  const filters = useMemo(() => toFilterValues(search), [search])
  const [shown, setShown] = useShownColumns(search.column, (column) => change({ column }, true))
  const [density, setDensity] = useDensity()
  const canPlan = usePermission('plans.write')
  const exporting = useExportUsers(connection.id)
  const rows = usePagedRows({
    pageSize: userPageSize,
    resetKey: JSON.stringify(filters),
    pageOptions: (page) => usersQueries.page(connection.id, filters, page),
  })
  const selection = useUserSelection(connection.id, filters, rows)
  const sight = useRef({ first: 0, last: 0 })
  if (search.edit === 'grid' && canPlan && selection.count > 0) {
    return (
      <GridEditPage
        connection={connection}
        chosen={selection.chosen}
        count={selection.count}
        onClose={() => change({ edit: undefined })}
      />
    )
  }
  const inSight = () => {
    const users: ServerUser[] = []
    for (let index = sight.current.first; index <= sight.current.last; index += 1) {
      const row = rows.getRow(index)
      if (row) users.push(row)
    }
    return users
  }
  const exportProblem = exporting.error && toProblemText(exporting.error)
  return (
    <Page isFilled>
      <UsersHeader
        connection={connection}
        page={rows.page}
        canPlan={canPlan}
        present={toViewText(search, shown)}
        onApply={(view) => void navigate(`${paths.users(connection.id)}${view && `?${view}`}`)}
      />
      <UserFilterBar connectionId={connection.id} search={search} onChange={change}>
        <UserListTools
          shown={shown}
          onShownChange={setShown}
          density={density}
          onDensityChange={setDensity}
          onExport={() => exporting.mutate({ filters, columns: shown }, { onSuccess: download })}
          isExporting={exporting.isPending}
        />
      </UserFilterBar>
      {exportProblem && (
        <Notice tone="bad" isAlert>
          The export failed. <strong className="font-semibold">{exportProblem.title}</strong>{' '}
          {exportProblem.detail}
        </Notice>
      )}
      {canPlan && selection.count > 0 && (
        <BulkBar
          connection={connection}
          selection={selection}
          total={rows.rowCount}
          inSight={inSight}
          onGridEdit={() => change({ edit: 'grid', user: undefined })}
        />
      )}
      <UserRows
        connection={connection}
        rows={rows}
        search={search}
        onChange={change}
        shown={shown}
        density={density}
        selection={canPlan ? selection.grid : undefined}
        canOnboard={canPlan}
        onSight={(first, last) => {
          sight.current = { first, last }
        }}
      />
    </Page>
  )
}
