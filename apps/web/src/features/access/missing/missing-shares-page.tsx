import { type MissingShareFilters, missingShareFilters } from '@curator/console-contract/access'
import type { Connection } from '@curator/console-contract/connections'
import { useQueryClient } from '@tanstack/react-query'
import { CircleCheck, SearchX, Share2 } from 'lucide-react'
import { useMemo } from 'react'
import { toProblemText } from '../../../api/problem-text.ts'
import { usePermission } from '../../../api/session.queries.ts'
import { formatCounted } from '../../../lib/format-count.ts'
import { useSearch } from '../../../lib/use-search.ts'
import { paths } from '../../../paths.ts'
import { ConnectionPage } from '../../../people/connection-page.tsx'
import { ActionProblem } from '../../../ui/action-problem.tsx'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { LinkButton } from '../../../ui/link-button.tsx'
import { toSelection } from '../../../ui/list-selection.ts'
import { Notice } from '../../../ui/notice.tsx'
import { Page } from '../../../ui/page.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { PagedGrid } from '../../../ui/paged-grid.tsx'
import { usePagedRows } from '../../../ui/paged-rows.ts'
import { ProblemPanel } from '../../../ui/problem-panel.tsx'
import { SelectionBar } from '../../../ui/selection-bar.tsx'
import { useListSelection } from '../../../ui/use-list-selection.ts'
import {
  type MissingRow,
  missingPageSize,
  missingQuery,
  readMissingRange,
  usePlanMissing,
} from '../access.queries.ts'
import { countShares, text } from '../access-text.ts'
import { toMissingColumns } from './missing-columns.tsx'
import { MissingFilters } from './missing-filters.tsx'
import { hasFilters, noFilters } from './missing-search.ts'
import { nameMissing, toTooMany } from './missing-selection.ts'

/** Who in which collection would fail for want of a share, and the plan that repairs it. */
export function MissingSharesPage() {
  return (
    <ConnectionPage>
      {(connection) => <MissingShares key={connection.id} connection={connection} />}
    </ConnectionPage>
  )
}

function MissingShares({ connection }: { readonly connection: Connection }) {
  const [search, change] = useSearch(missingShareFilters)
  const canPlan = usePermission('plans.write')
  const columns = useMemo(() => toMissingColumns(connection.id), [connection.id])
  const rows = usePagedRows({
    pageSize: missingPageSize,
    resetKey: JSON.stringify(search),
    pageOptions: (page) => missingQuery(connection.id, search, page),
  })
  const client = useQueryClient()
  const selection = useListSelection({
    filters: search,
    rows,
    readRange: (first, last) => readMissingRange(client, connection.id, search, first, last),
    nameOf: nameMissing,
  })
  return (
    <Page isFilled>
      <PageHeader
        title={text.missingTitle}
        crumbs={[{ text: text.title, to: paths.access(connection.id) }]}
        description={`${connection.name}. ${text.missingIntro}`}
      />
      <Remarks connection={connection} page={rows.page} />
      <MissingFilters search={search} counts={rows.page} onChange={change} />
      {selection.rangeError && <ActionProblem {...toProblemText(selection.rangeError)} />}
      {canPlan && selection.count > 0 && (
        <PlanBar connection={connection} selection={selection} total={rows.rowCount} />
      )}
      <div className="flex min-h-80 flex-1 flex-col">
        <PagedGrid
          rows={rows}
          toFailed={(error) => <ProblemPanel {...toProblemText(error)} onRetry={rows.retry} />}
          label={`Missing shares on ${connection.name}`}
          columns={columns}
          selection={canPlan ? selection.grid : undefined}
          countText={countShares(rows.rowCount)}
          resetKey={JSON.stringify(search)}
          empty={<NoMissing isFiltered={hasFilters(search)} onClear={() => change(noFilters)} />}
        />
      </div>
    </Page>
  )
}

type Selection = ReturnType<typeof useListSelection<MissingRow, MissingShareFilters>>

function PlanBar({
  connection,
  selection,
  total,
}: {
  readonly connection: Connection
  readonly selection: Selection
  /** Missing shares in the list. */
  readonly total: number
}) {
  const plan = usePlanMissing(connection.id)
  const { chosen, count } = selection
  const tooMany = toTooMany(chosen.kind, count)
  const mayWrap =
    chosen.kind === 'matching' || [...chosen.rows.values()].some(({ needsWrapper }) => needsWrapper)
  return (
    <div className="flex flex-col gap-2">
      <SelectionBar
        label="Selected shares"
        countText={countShares(count)}
        selection={selection}
        total={total}
        nameOf={nameMissing}
      >
        <Button
          size="small"
          icon={Share2}
          isDisabled={tooMany !== undefined || count === 0}
          isPending={plan.isPending}
          onPress={() => plan.mutate(toSelection(chosen))}
        >
          Plan {formatCounted(count, 'share', 'shares')}
        </Button>
      </SelectionBar>
      {tooMany && <Notice tone="warning">{tooMany}</Notice>}
      {mayWrap && <Notice tone="info">{text.wrapper}</Notice>}
      {plan.error && <ActionProblem {...toProblemText(plan.error)} />}
    </div>
  )
}

/** What is not known, and so not in the list. */
function Remarks({
  connection,
  page,
}: {
  readonly connection: Connection
  readonly page: { readonly unnotedCount: number; readonly unknown: readonly string[] } | undefined
}) {
  if (!page) return null
  return (
    <>
      {page.unnotedCount > 0 && (
        <Notice
          tone="info"
          action={
            <LinkButton size="small" to={paths.collections(connection.id)}>
              Show collections
            </LinkButton>
          }
        >
          Of {formatCounted(page.unnotedCount, 'collection', 'collections')} nobody has noted which
          data connections are used: note it on their pages, under Needs.
        </Notice>
      )}
      {page.unknown.length > 0 && (
        <Notice tone="warning">
          <strong>{text.unknown}:</strong> {page.unknown.join(' ')}
        </Notice>
      )}
    </>
  )
}

function NoMissing({
  isFiltered,
  onClear,
}: {
  readonly isFiltered: boolean
  readonly onClear: () => void
}) {
  return isFiltered ? (
    <EmptyState
      icon={SearchX}
      title={text.filteredTitle}
      text={text.filteredText}
      action={<Button onPress={onClear}>Clear all filters</Button>}
    />
  ) : (
    <EmptyState icon={CircleCheck} title={text.noneTitle} text={text.noneText} />
  )
}
