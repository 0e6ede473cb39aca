import type { RunnerRequest, RunnerSheet } from '@curator/console-contract/bulk-runner'
import { Download, Send } from 'lucide-react'
import { useState } from 'react'
import { toProblemText } from '../../api/problem-text.ts'
import { download } from '../../lib/download.ts'
import { formatCounted } from '../../lib/format-count.ts'
import { ActionProblem } from '../../ui/action-problem.tsx'
import { Button } from '../../ui/button.tsx'
import { DataGrid } from '../../ui/data-grid.tsx'
import { DetailSplit } from '../../ui/detail-split.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import type { GridColumn } from '../../ui/grid-column.ts'
import { usePagedRows } from '../../ui/paged-rows.ts'
import { ProblemPanel } from '../../ui/problem-panel.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { bulkRunnerQueries, requestPageSize, useExportRequests } from './bulk-runner.queries.ts'
import { RequestDetail } from './request-detail.tsx'

const columns: GridColumn<RunnerRequest>[] = [
  {
    key: 'record',
    header: 'Record id',
    width: 140,
    render: ({ recordId }) => <span className="truncate">{recordId}</span>,
  },
  {
    key: 'method',
    header: 'Method',
    width: 84,
    render: ({ method }) => <span className="font-mono text-sm font-semibold">{method}</span>,
  },
  {
    key: 'address',
    header: 'Address',
    width: 360,
    render: ({ address }) => (
      <span className="truncate font-mono text-sm" title={address}>
        {/* The host is the same for all rows; the rest is what tells them apart. */}
        {address.replace(/^https?:\/\/[^/]+/, '')}
      </span>
    ),
  },
  {
    key: 'body',
    header: 'Body',
    width: 320,
    render: ({ body }) =>
      body === null ? (
        <span className="text-muted">none</span>
      ) : (
        <span className="truncate font-mono text-sm">{body}</span>
      ),
  },
]

/** The dry run: every request as it will be sent, and nothing sent. */
export function RequestsPanel({
  sheet,
  search,
  onSearch,
}: {
  readonly sheet: RunnerSheet
  readonly search: string
  readonly onSearch: (search: string) => void
}) {
  const [open, setOpen] = useState<RunnerRequest | null>(null)
  const exported = useExportRequests(sheet.id)
  const rows = usePagedRows({
    pageSize: requestPageSize,
    resetKey: search,
    pageOptions: (page) => bulkRunnerQueries.requests(sheet.id, search, page),
  })
  const save = (format: 'csv' | 'json') => exported.mutate(format, { onSuccess: download })
  const saving = exported.isPending ? exported.variables : null
  return (
    <>
      <p className="text-muted">
        These requests are worked out from the sheet alone; nothing has been sent. Rows with faults
        and rows you left out have none.
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <div className="flex w-full max-w-md">
          <SearchField label="Search the requests" value={search} onChange={onSearch} />
        </div>
        <Button icon={Download} isPending={saving === 'csv'} onPress={() => save('csv')}>
          Download as CSV
        </Button>
        <Button icon={Download} isPending={saving === 'json'} onPress={() => save('json')}>
          Download as JSON
        </Button>
      </div>
      {exported.error && <ActionProblem {...toProblemText(exported.error)} />}
      {rows.error ? (
        <ProblemPanel {...toProblemText(rows.error)} onRetry={rows.retry} />
      ) : (
        <DetailSplit
          title={open ? `Request of ${open.recordId}` : 'Request'}
          detail={open && <RequestDetail request={open} />}
          onClose={() => setOpen(null)}
        >
          <DataGrid
            label="Requests"
            columns={columns}
            rowCount={rows.rowCount}
            getRow={rows.getRow}
            rowKey={(request) => String(request.line)}
            onVisibleRangeChange={rows.onVisibleRangeChange}
            isLoading={rows.isLoading}
            isStale={rows.isStale}
            stickyFirstColumn
            onRowAction={setOpen}
            {...(open ? { currentKey: String(open.line) } : {})}
            countText={formatCounted(rows.rowCount, 'request', 'requests')}
            resetKey={search}
            empty={
              <EmptyState
                icon={Send}
                title={search ? 'No request matches' : 'No row is ready'}
                text={
                  search
                    ? 'Search for a part of a record id, an address or a body.'
                    : 'Fix the faults of at least one row first.'
                }
              />
            }
          />
        </DetailSplit>
      )}
    </>
  )
}
