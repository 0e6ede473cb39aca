import type { Connection } from '@curator/console-contract/connections'
import { FileSpreadsheet, Grid3x3, Plus, SearchX, UsersRound } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import { toProblemText } from '../../api/problem-text.ts'
import { usePermission } from '../../api/session.queries.ts'
import { download } from '../../lib/download.ts'
import { useSearch } from '../../lib/use-search.ts'
import { paths } from '../../paths.ts'
import { ActionProblem } from '../../ui/action-problem.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Page } from '../../ui/page.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PagedGrid } from '../../ui/paged-grid.tsx'
import { usePagedRows } from '../../ui/paged-rows.ts'
import { useChosenRows } from '../../ui/use-chosen-rows.ts'
import { GroupBulkBar } from './group-bulk-bar.tsx'
import { toGroupColumns } from './group-columns.tsx'
import { GroupFilterBar } from './group-filter-bar.tsx'
import { groupSearch, hasFilters, noFilters } from './group-search.ts'
import { GroupsFailed } from './groups-failed.tsx'
import { NewGroupDialog } from './new-group-dialog.tsx'
import {
  groupPageSize,
  groupQueries,
  readAllGroups,
  useExportMemberships,
  usePlanGroups,
} from './user-groups.queries.ts'
import { countGroups, text } from './user-groups-text.ts'

/** The list of groups: search, filters and sort live in the address. */
export function GroupList({ connection }: { readonly connection: Connection }) {
  const [search, change] = useSearch(groupSearch)
  const [isNew, setIsNew] = useState(false)
  const navigate = useNavigate()
  const canPlan = usePermission('plans.write')
  const plan = usePlanGroups(connection.id)
  const exporting = useExportMemberships(connection.id)
  const columns = useMemo(() => toGroupColumns(connection.id), [connection.id])
  const rows = usePagedRows({
    pageSize: groupPageSize,
    resetKey: JSON.stringify(search),
    pageOptions: (page) => groupQueries.page(connection.id, search, page),
  })
  const selection = useChosenRows({
    filters: search,
    rows,
    readAll: () => readAllGroups(connection.id, search),
    nameOf: ({ name }) => name,
  })
  const newGroup = (
    <Button variant="primary" icon={Plus} onPress={() => setIsNew(true)}>
      {text.newGroup}
    </Button>
  )
  return (
    <Page isFilled>
      <PageHeader
        title={text.title}
        description={toSummary(connection.name, rows)}
        action={
          <HeaderActions connectionId={connection.id} canPlan={canPlan}>
            {newGroup}
          </HeaderActions>
        }
      />
      <GroupFilterBar
        search={search}
        onChange={change}
        isExporting={exporting.isPending}
        onExport={() => exporting.mutate({ filters: search }, { onSuccess: download })}
      />
      {exporting.error && <ActionProblem {...toProblemText(exporting.error)} />}
      {selection.error && <ActionProblem {...toProblemText(selection.error)} />}
      {canPlan && selection.chosen.length > 0 && (
        <GroupBulkBar connectionId={connection.id} selection={selection} />
      )}
      <div className="flex min-h-80 flex-1 flex-col">
        <PagedGrid
          rows={rows}
          toFailed={(error) => (
            <GroupsFailed connection={connection} error={error} onRetry={rows.retry} />
          )}
          label={`Groups of ${connection.name}`}
          columns={columns}
          sort={search.sort}
          onSortChange={(sort) => change({ sort: sort as typeof search.sort }, true)}
          selection={canPlan ? selection.grid : undefined}
          onRowAction={({ id }) => void navigate(paths.userGroup(connection.id, id))}
          countText={countGroups(rows.rowCount)}
          resetKey={JSON.stringify(search)}
          empty={
            <NoGroups
              isFiltered={hasFilters(search)}
              onClear={() => change(noFilters)}
              action={canPlan && newGroup}
            />
          }
        />
      </div>
      {isNew && (
        <NewGroupDialog
          connectionId={connection.id}
          plan={plan}
          onClose={() => {
            plan.reset()
            setIsNew(false)
          }}
        />
      )}
    </Page>
  )
}

function toSummary(
  name: string,
  rows: { readonly isLoading: boolean; readonly error: Error | null; readonly rowCount: number },
): string {
  return rows.isLoading || rows.error ? name : `${countGroups(rows.rowCount)} on ${name}`
}

function HeaderActions({
  connectionId,
  canPlan,
  children,
}: {
  readonly connectionId: Connection['id']
  readonly canPlan: boolean
  readonly children: ReactNode
}) {
  return (
    <>
      <LinkButton to={paths.groupMatrix(connectionId)} icon={Grid3x3}>
        Matrix
      </LinkButton>
      {canPlan && (
        <LinkButton to={paths.groupDrift(connectionId)} icon={FileSpreadsheet}>
          Compare with a file
        </LinkButton>
      )}
      {canPlan && children}
    </>
  )
}

function NoGroups({
  isFiltered,
  onClear,
  action,
}: {
  readonly isFiltered: boolean
  readonly onClear: () => void
  readonly action: ReactNode
}) {
  return isFiltered ? (
    <EmptyState
      icon={SearchX}
      title={text.filteredTitle}
      text={text.filteredText}
      action={<Button onPress={onClear}>Clear all filters</Button>}
    />
  ) : (
    <EmptyState icon={UsersRound} title={text.emptyTitle} text={text.emptyText} action={action} />
  )
}
