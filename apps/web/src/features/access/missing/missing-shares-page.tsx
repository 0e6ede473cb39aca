import type { Connection } from '@curator/console-contract/connections'
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
import { Notice } from '../../../ui/notice.tsx'
import { Page } from '../../../ui/page.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { PagedGrid } from '../../../ui/paged-grid.tsx'
import { usePagedRows } from '../../../ui/paged-rows.ts'
import { ProblemPanel } from '../../../ui/problem-panel.tsx'
import { useChosenRows } from '../../../ui/use-chosen-rows.ts'
import {
  type MissingRow,
  missingPageSize,
  missingQuery,
  readAllMissing,
  usePlanMissing,
} from '../access.queries.ts'
import { countShares, text } from '../access-text.ts'
import { toMissingColumns } from './missing-columns.tsx'
import { MissingFilters } from './missing-filters.tsx'
import { hasFilters, missingSearch, noFilters } from './missing-search.ts'

/** Who in which collection would fail for want of a share, and the plan that repairs it. */
export function MissingSharesPage() {
  return (
    <ConnectionPage>
      {(connection) => <MissingShares key={connection.id} connection={connection} />}
    </ConnectionPage>
  )
}

function MissingShares({ connection }: { readonly connection: Connection }) {
  const [search, change] = useSearch(missingSearch)
  const canPlan = usePermission('plans.write')
  const columns = useMemo(() => toMissingColumns(connection.id), [connection.id])
  const rows = usePagedRows({
    pageSize: missingPageSize,
    resetKey: JSON.stringify(search),
    pageOptions: (page) => missingQuery(connection.id, search, page),
  })
  const selection = useChosenRows({
    rowCount: rows.rowCount,
    getRow: rows.getRow,
    readAll: () => readAllMissing(connection.id, search),
    nameOf: ({ member, need }) => `${member.name || member.id} and ${need.name}`,
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
      {selection.error && <ActionProblem {...toProblemText(selection.error)} />}
      {canPlan && selection.chosen.length > 0 && (
        <PlanBar connection={connection} rows={selection.chosen} onClear={selection.clear} />
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

function PlanBar({
  connection,
  rows,
  onClear,
}: {
  readonly connection: Connection
  readonly rows: readonly MissingRow[]
  readonly onClear: () => void
}) {
  const plan = usePlanMissing(connection.id)
  return (
    <section aria-label="Selected shares" className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2 rounded-lg border border-accent bg-accent-soft px-3 py-2">
        <span role="status" className="font-semibold text-accent-ink">
          {countShares(rows.length)} selected
        </span>
        <Button size="small" variant="quiet" onPress={onClear}>
          Clear selection
        </Button>
        <div className="sm:ml-auto">
          <Button
            size="small"
            icon={Share2}
            isPending={plan.isPending}
            onPress={() => plan.mutate(rows.map(({ key }) => key))}
          >
            Plan {formatCounted(rows.length, 'share', 'shares')}
          </Button>
        </div>
      </div>
      {rows.some(({ needsWrapper }) => needsWrapper) && <Notice tone="info">{text.wrapper}</Notice>}
      {plan.error && <ActionProblem {...toProblemText(plan.error)} />}
    </section>
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
