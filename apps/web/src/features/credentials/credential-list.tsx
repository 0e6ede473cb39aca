import type { Connection } from '@curator/console-contract/connections'
import { FileSpreadsheet, KeyRound, Plus, RefreshCw, SearchX } from 'lucide-react'
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
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PagedGrid } from '../../ui/paged-grid.tsx'
import { usePagedRows } from '../../ui/paged-rows.ts'
import { useChosenRows } from '../../ui/use-chosen-rows.ts'
import { CredentialBulkBar } from './credential-bulk-bar.tsx'
import { toCredentialColumns } from './credential-columns.tsx'
import { CredentialFilterBar } from './credential-filter-bar.tsx'
import { credentialSearch, hasFilters, noFilters } from './credential-search.ts'
import { listReasons } from './credential-tasks.tsx'
import {
  credentialPageSize,
  credentialQueries,
  readAllCredentials,
  useExportCredentials,
} from './credentials.queries.ts'
import { CredentialsFailed } from './credentials-failed.tsx'
import { countCredentials, text } from './credentials-text.ts'
import { NewCredentialDialog } from './new-credential-dialog.tsx'

/** The list of credentials: search, filters and sort live in the address. */
export function CredentialList({ connection }: { readonly connection: Connection }) {
  const [search, change] = useSearch(credentialSearch)
  const [isNew, setIsNew] = useState(false)
  const navigate = useNavigate()
  const canPlan = usePermission('plans.write')
  const exporting = useExportCredentials(connection.id)
  const columns = useMemo(() => toCredentialColumns(connection.id), [connection.id])
  const rows = usePagedRows({
    pageSize: credentialPageSize,
    resetKey: JSON.stringify(search),
    pageOptions: (page) => credentialQueries.page(connection.id, search, page),
  })
  const cannot = rows.page?.cannot
  const selection = useChosenRows({
    filters: search,
    rows,
    readAll: () => readAllCredentials(connection.id, search),
    nameOf: ({ userName }) => userName,
  })
  const newCredential = canPlan && (
    <Button
      variant="primary"
      icon={Plus}
      isDisabled={Boolean(cannot?.create)}
      onPress={() => setIsNew(true)}
    >
      {text.newCredential}
    </Button>
  )
  return (
    <Page isFilled>
      <PageHeader
        title={text.title}
        description={toSummary(connection.name, rows)}
        action={
          <>
            <LinkButton to={paths.credentialRotations(connection.id)} icon={RefreshCw}>
              {text.rotations}
            </LinkButton>
            {canPlan && (
              <LinkButton to={paths.credentialSheet(connection.id)} icon={FileSpreadsheet}>
                {text.sheetTitle}
              </LinkButton>
            )}
            {newCredential}
          </>
        }
      />
      {listReasons(cannot).map((why) => (
        <Notice key={why} tone="info">
          {why}
        </Notice>
      ))}
      <CredentialFilterBar
        search={search}
        onChange={change}
        isExporting={exporting.isPending}
        onExport={() => exporting.mutate(search, { onSuccess: download })}
      />
      {exporting.error && <ActionProblem {...toProblemText(exporting.error)} />}
      {selection.error && <ActionProblem {...toProblemText(selection.error)} />}
      {canPlan && selection.chosen.length > 0 && (
        <CredentialBulkBar connectionId={connection.id} cannot={cannot} selection={selection} />
      )}
      <div className="flex min-h-80 flex-1 flex-col">
        <PagedGrid
          rows={rows}
          toFailed={(error) => (
            <CredentialsFailed connection={connection} error={error} onRetry={rows.retry} />
          )}
          label={`Credentials of ${connection.name}`}
          columns={columns}
          sort={search.sort}
          onSortChange={(sort) => change({ sort: sort as typeof search.sort }, true)}
          selection={canPlan ? selection.grid : undefined}
          onRowAction={({ id }) => void navigate(paths.credential(connection.id, id))}
          countText={countCredentials(rows.rowCount)}
          resetKey={JSON.stringify(search)}
          empty={
            <NoCredentials
              isFiltered={hasFilters(search)}
              onClear={() => change(noFilters)}
              action={newCredential}
            />
          }
        />
      </div>
      {isNew && (
        <NewCredentialDialog connectionId={connection.id} onClose={() => setIsNew(false)} />
      )}
    </Page>
  )
}

function toSummary(
  name: string,
  rows: { readonly isLoading: boolean; readonly error: Error | null; readonly rowCount: number },
): string {
  return rows.isLoading || rows.error ? name : `${countCredentials(rows.rowCount)} on ${name}`
}

function NoCredentials({
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
    <EmptyState icon={KeyRound} title={text.emptyTitle} text={text.emptyText} action={action} />
  )
}
