import type { Connection } from '@curator/console-contract/connections'
import { SearchX } from 'lucide-react'
import { useMemo } from 'react'
import { toProblemText } from '../../../api/problem-text.ts'
import { usePermission } from '../../../api/session.queries.ts'
import { download } from '../../../lib/download.ts'
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
import { useChosenRows } from '../../../ui/use-chosen-rows.ts'
import { CollectionsFailed } from '../collections-failed.tsx'
import { countMemberships, text } from '../collections-text.ts'
import { MembershipBar } from '../members/membership-bar.tsx'
import { toMembershipColumns } from '../members/membership-columns.tsx'
import { RightsNotice } from '../rights-notice.tsx'
import { hasFilters, MembershipFilters, noFilters } from './membership-filters.tsx'
import {
  membershipPageSize,
  membershipSearch,
  membershipsQuery,
  readAllMemberships,
  useExportMemberships,
} from './memberships.queries.ts'

/** Who is in which collection of a connection, what ends first on top. */
export function MembershipsPage() {
  return (
    <ConnectionPage>
      {(connection) => <Memberships key={connection.id} connection={connection} />}
    </ConnectionPage>
  )
}

function Memberships({ connection }: { readonly connection: Connection }) {
  const [search, change] = useSearch(membershipSearch)
  const canPlan = usePermission('plans.write')
  const exporting = useExportMemberships(connection.id)
  const columns = useMemo(() => toMembershipColumns(connection.id), [connection.id])
  const rows = usePagedRows({
    pageSize: membershipPageSize,
    resetKey: JSON.stringify(search),
    pageOptions: (page) => membershipsQuery(connection.id, search, page),
  })
  const selection = useChosenRows({
    filters: search,
    rows,
    readAll: () => readAllMemberships(connection.id, search),
    nameOf: ({ collection, member }) => `${member.name || member.id} in ${collection.name}`,
  })
  return (
    <Page isFilled>
      <PageHeader
        title={text.membershipsTitle}
        crumbs={[{ text: text.title, to: paths.collections(connection.id) }]}
        description={
          rows.isLoading || rows.error
            ? connection.name
            : `${countMemberships(rows.rowCount)} on ${connection.name}. ${text.membershipsIntro}`
        }
      />
      <RightsNotice why={rows.page?.rightsWhy ?? null} />
      <MembershipFilters
        search={search}
        onChange={change}
        isExporting={exporting.isPending}
        onExport={() => exporting.mutate(search, { onSuccess: download })}
      />
      {exporting.error && <ActionProblem {...toProblemText(exporting.error)} />}
      {selection.error && <ActionProblem {...toProblemText(selection.error)} />}
      {canPlan && selection.chosen.length > 0 && (
        <MembershipBar connectionId={connection.id} selection={selection} />
      )}
      <div className="flex min-h-80 flex-1 flex-col">
        <PagedGrid
          rows={rows}
          toFailed={(error) => (
            <CollectionsFailed connection={connection} error={error} onRetry={rows.retry} />
          )}
          label={`Memberships of collections of ${connection.name}`}
          columns={columns}
          sort={search.sort}
          onSortChange={(sort) => change({ sort: sort as typeof search.sort }, true)}
          selection={canPlan ? selection.grid : undefined}
          countText={countMemberships(rows.rowCount)}
          resetKey={JSON.stringify(search)}
          empty={
            <EmptyState
              icon={SearchX}
              title={text.noMemberships}
              text={hasFilters(search) ? text.filteredText : text.noMembershipsText}
              action={
                hasFilters(search) && (
                  <Button onPress={() => change(noFilters)}>Clear all filters</Button>
                )
              }
            />
          }
        />
      </div>
    </Page>
  )
}
