import type { Connection } from '@curator/console-contract/connections'
import { FileCheck, FilePlus } from 'lucide-react'
import { useMemo, useState } from 'react'
import { z } from 'zod'
import { toProblemText } from '../../../api/problem-text.ts'
import { usePermission } from '../../../api/session.queries.ts'
import { useSearch } from '../../../lib/use-search.ts'
import { paths } from '../../../paths.ts'
import { ConnectionPage } from '../../../people/connection-page.tsx'
import { ActionProblem } from '../../../ui/action-problem.tsx'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Page } from '../../../ui/page.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { PagedGrid } from '../../../ui/paged-grid.tsx'
import { usePagedRows } from '../../../ui/paged-rows.ts'
import { SearchField } from '../../../ui/search-field.tsx'
import { useChosenRows } from '../../../ui/use-chosen-rows.ts'
import { CollectionsFailed } from '../collections-failed.tsx'
import { countWorkflows, text } from '../collections-text.ts'
import { AddToCollectionDialog } from './add-to-collection-dialog.tsx'
import { loosePageSize, looseQuery, readAllLoose } from './loose.queries.ts'
import { looseColumns } from './loose-columns.tsx'

const pageSearch = z.object({ search: z.string().max(200).optional() })

/** Workflows of a connection that are in no collection. */
export function LooseWorkflowsPage() {
  return (
    <ConnectionPage>
      {(connection) => <LooseWorkflows key={connection.id} connection={connection} />}
    </ConnectionPage>
  )
}

function LooseWorkflows({ connection }: { readonly connection: Connection }) {
  const [search, change] = useSearch(pageSearch)
  const [isAdding, setIsAdding] = useState(false)
  const canPlan = usePermission('plans.write')
  const filters = useMemo(() => ({ search: search.search || undefined }), [search.search])
  const rows = usePagedRows({
    pageSize: loosePageSize,
    resetKey: search.search ?? '',
    pageOptions: (page) => looseQuery(connection.id, filters, page),
  })
  const selection = useChosenRows({
    filters,
    rows,
    readAll: () => readAllLoose(connection.id, filters),
    nameOf: ({ name }) => name,
  })
  const { chosen } = selection
  return (
    <Page isFilled>
      <PageHeader
        title={text.looseTitle}
        crumbs={[{ text: text.title, to: paths.collections(connection.id) }]}
        description={toSummary(connection.name, rows)}
      />
      <p className="max-w-prose text-muted">{text.looseIntro}</p>
      <div className="flex flex-wrap items-center gap-2">
        <div className="flex w-full min-w-0 sm:w-72">
          <SearchField
            label="Search workflows"
            value={search.search ?? ''}
            onChange={(value) => change({ search: value || undefined }, true)}
          />
        </div>
        {canPlan && chosen.length > 0 && (
          <>
            <Button variant="primary" icon={FilePlus} onPress={() => setIsAdding(true)}>
              Add {countWorkflows(chosen.length)} to a collection…
            </Button>
            <Button variant="quiet" onPress={selection.clear}>
              Clear selection
            </Button>
          </>
        )}
      </div>
      {selection.error && <ActionProblem {...toProblemText(selection.error)} />}
      <div className="flex min-h-80 flex-1 flex-col">
        <PagedGrid
          rows={rows}
          toFailed={(error) => (
            <CollectionsFailed connection={connection} error={error} onRetry={rows.retry} />
          )}
          label={text.looseTitle}
          columns={looseColumns}
          selection={canPlan ? selection.grid : undefined}
          countText={countWorkflows(rows.rowCount)}
          resetKey={search.search ?? ''}
          empty={<NoLoose isSearched={filters.search !== undefined} />}
        />
      </div>
      {isAdding && (
        <AddToCollectionDialog
          connectionId={connection.id}
          workflows={chosen}
          onClose={() => setIsAdding(false)}
        />
      )}
    </Page>
  )
}

function toSummary(
  name: string,
  rows: { readonly isLoading: boolean; readonly error: Error | null; readonly rowCount: number },
): string {
  return rows.isLoading || rows.error ? name : `${countWorkflows(rows.rowCount)} on ${name}`
}

function NoLoose({ isSearched }: { readonly isSearched: boolean }) {
  return isSearched ? (
    <EmptyState icon={FileCheck} title={text.looseNoMatch} text="Try fewer letters." />
  ) : (
    <EmptyState icon={FileCheck} title={text.looseNone} text={text.looseNoneText} />
  )
}
