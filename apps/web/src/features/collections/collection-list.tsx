import type { ServerCollection } from '@curator/console-contract/collections'
import type { Connection } from '@curator/console-contract/connections'
import { LibraryBig, Plus, SearchX } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { toProblemText } from '../../api/problem-text.ts'
import { usePermission } from '../../api/session.queries.ts'
import { download } from '../../lib/download.ts'
import { useSearch } from '../../lib/use-search.ts'
import { paths } from '../../paths.ts'
import { ActionProblem } from '../../ui/action-problem.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { PagedGrid } from '../../ui/paged-grid.tsx'
import { usePagedRows } from '../../ui/paged-rows.ts'
import { CollectionBulkBar } from './bulk/collection-bulk-bar.tsx'
import { useCollectionSelection } from './bulk/collection-selection.ts'
import { toCollectionColumns } from './collection-columns.tsx'
import { CollectionFilters } from './collection-filters.tsx'
import { collectionSearch, hasFilters, noFilters } from './collection-search.ts'
import {
  collectionPageSize,
  collectionQueries,
  useExportCollections,
} from './collections.queries.ts'
import { CollectionsFailed } from './collections-failed.tsx'
import { CollectionsHeader } from './collections-header.tsx'
import { countCollections, text } from './collections-text.ts'
import { NewCollectionDialog } from './new-collection-dialog.tsx'

/** The list of collections: search, filters and sort live in the address. */
export function CollectionList({ connection }: { readonly connection: Connection }) {
  const [search, change] = useSearch(collectionSearch)
  const [isNew, setIsNew] = useState(false)
  const navigate = useNavigate()
  const canPlan = usePermission('plans.write')
  const exporting = useExportCollections(connection.id)
  const columns = useMemo(() => toCollectionColumns(connection.id), [connection.id])
  const rows = usePagedRows({
    pageSize: collectionPageSize,
    resetKey: JSON.stringify(search),
    pageOptions: (page) => collectionQueries.page(connection.id, search, page),
  })
  const selection = useCollectionSelection(connection.id, search, rows)
  const sight = useRef({ first: 0, last: 0 })
  const onNew = () => setIsNew(true)
  return (
    <Page isFilled>
      <CollectionsHeader connection={connection} page={rows.page} canPlan={canPlan} onNew={onNew} />
      <CollectionFilters
        search={search}
        counts={rows.page?.stateCounts}
        onChange={change}
        isExporting={exporting.isPending}
        onExport={() => exporting.mutate(search, { onSuccess: download })}
      />
      {exporting.error && <ActionProblem {...toProblemText(exporting.error)} />}
      {canPlan && selection.count > 0 && (
        <CollectionBulkBar
          connection={connection}
          selection={selection}
          total={rows.rowCount}
          inSight={() => rowsBetween(rows.getRow, sight.current)}
          rightsWhy={rows.page?.rightsWhy ?? null}
        />
      )}
      <div className="flex min-h-80 flex-1 flex-col">
        <PagedGrid
          rows={{
            ...rows,
            onVisibleRangeChange: (first, last) => {
              sight.current = { first, last }
              rows.onVisibleRangeChange(first, last)
            },
          }}
          toFailed={(error) => (
            <CollectionsFailed connection={connection} error={error} onRetry={rows.retry} />
          )}
          label={`Collections of ${connection.name}`}
          columns={columns}
          sort={search.sort}
          onSortChange={(sort) => change({ sort: sort as typeof search.sort }, true)}
          selection={canPlan ? selection.grid : undefined}
          onRowAction={({ id }) => void navigate(paths.collection(connection.id, id))}
          countText={countCollections(rows.rowCount)}
          resetKey={JSON.stringify(search)}
          empty={
            <NoCollections
              isFiltered={hasFilters(search)}
              onClear={() => change(noFilters)}
              onNew={canPlan ? onNew : undefined}
            />
          }
        />
      </div>
      {isNew && <NewCollectionDialog connection={connection} onClose={() => setIsNew(false)} />}
    </Page>
  )
}

function rowsBetween(
  getRow: (index: number) => ServerCollection | undefined,
  { first, last }: { readonly first: number; readonly last: number },
): ServerCollection[] {
  const rows = Array.from({ length: last - first + 1 }, (_, index) => getRow(first + index))
  return rows.filter((row) => row !== undefined)
}

function NoCollections({
  isFiltered,
  onClear,
  onNew,
}: {
  readonly isFiltered: boolean
  readonly onClear: () => void
  readonly onNew: (() => void) | undefined
}) {
  return isFiltered ? (
    <EmptyState
      icon={SearchX}
      title={text.filteredTitle}
      text={text.filteredText}
      action={<Button onPress={onClear}>Clear all filters</Button>}
    />
  ) : (
    <EmptyState
      icon={LibraryBig}
      title={text.emptyTitle}
      text={text.emptyText}
      action={
        onNew && (
          <Button variant="primary" icon={Plus} onPress={onNew}>
            {text.newCollection}
          </Button>
        )
      }
    />
  )
}
