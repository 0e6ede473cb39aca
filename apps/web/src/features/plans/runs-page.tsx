import {
  type ConnectionId,
  connectionId as connectionIdSchema,
} from '@curator/console-contract/ids'
import { type Run, type RunState, runState } from '@curator/console-contract/runs'
import { useQuery } from '@tanstack/react-query'
import { History } from 'lucide-react'
import { useNavigate } from 'react-router'
import { connectionsQuery } from '../../api/connections.queries.ts'
import { toProblemText } from '../../api/problem-text.ts'
import { formatCount, formatCounted } from '../../lib/format-count.ts'
import { readParam } from '../../lib/read-param.ts'
import { useSearch } from '../../lib/use-search.ts'
import { paths } from '../../paths.ts'
import { DataGrid } from '../../ui/data-grid.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import type { GridColumn } from '../../ui/grid-column.ts'
import { InstantText } from '../../ui/instant-text.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Page } from '../../ui/page.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { usePagedRows } from '../../ui/paged-rows.ts'
import { ProblemPanel } from '../../ui/problem-panel.tsx'
import { Select } from '../../ui/select.tsx'
import { runsSearch } from './plan-search.ts'
import { plansQueries } from './plans.queries.ts'
import { runStateText } from './plans-text.ts'
import { toTroubledCount } from './run-progress.ts'
import { RunStateBadge } from './run-state-badge.tsx'

const pageSize = 50

const columns: readonly GridColumn<Run>[] = [
  {
    key: 'createdAt',
    header: 'When',
    width: 215,
    render: (run) => <InstantText instant={run.createdAt} />,
  },
  { key: 'title', header: 'What', width: 236, render: (run) => run.title },
  {
    key: 'state',
    header: 'State',
    width: 112,
    render: (run) => <RunStateBadge state={run.state} />,
  },
  { key: 'author', header: 'Who', width: 120, render: (run) => run.authorName },
  { key: 'connection', header: 'Connection', width: 130, render: (run) => run.connectionName },
  {
    key: 'rows',
    header: 'Rows',
    width: 68,
    align: 'right',
    render: (run) => formatCount(run.rowCount),
  },
  { key: 'outcomes', header: 'Outcome', width: 230, render: (run) => toOutcomeWords(run) },
]

/** Every run that this console has made, newest first. */
export function RunsPage() {
  const navigate = useNavigate()
  const [filter, changeFilter] = useSearch(runsSearch)
  const connectionId = readParam(connectionIdSchema, filter.connection)
  const resetKey = `${filter.state ?? ''}/${connectionId ?? ''}`
  const rows = usePagedRows({
    pageSize,
    resetKey,
    pageOptions: (page) =>
      plansQueries.runs({
        page,
        pageSize,
        state: filter.state ? [filter.state] : [],
        ...(connectionId ? { connectionId } : {}),
      }),
  })
  return (
    <Page isFilled>
      <PageHeader
        title="Plans and runs"
        description="What was written to which Server, when, and by whom."
      />
      <RunFilters
        state={filter.state ?? null}
        connectionId={connectionId}
        onState={(state) => changeFilter({ state: state ?? undefined })}
        onConnection={(connection) => changeFilter({ connection: connection ?? undefined })}
      />
      {rows.error ? (
        <ProblemPanel {...toProblemText(rows.error)} onRetry={rows.retry} />
      ) : (
        <div className="flex h-0 min-h-96 shrink-0 grow flex-col overflow-hidden rounded-lg border border-line">
          <DataGrid
            label="Runs"
            columns={columns}
            rowCount={rows.rowCount}
            getRow={rows.getRow}
            rowKey={(run) => run.id}
            onVisibleRangeChange={rows.onVisibleRangeChange}
            onRowAction={(run) => navigate(paths.run(run.id))}
            isLoading={rows.isLoading}
            isStale={rows.isStale}
            countText={formatCounted(rows.rowCount, 'run', 'runs')}
            resetKey={resetKey}
            empty={<NoRuns isFiltered={resetKey !== '/'} />}
          />
        </div>
      )}
    </Page>
  )
}

function NoRuns({ isFiltered }: { readonly isFiltered: boolean }) {
  if (isFiltered) {
    return (
      <EmptyState
        icon={History}
        title="No run matches"
        text="Choose another state or connection."
      />
    )
  }
  return (
    <EmptyState
      icon={History}
      title="Nothing has been run yet"
      text="Onboard people from a sheet: you see the plan before anything is written, and the result of every row stays here."
      action={<LinkButton to={paths.home()}>Choose a connection</LinkButton>}
    />
  )
}

const anyChoice = 'any'

function RunFilters({
  state,
  connectionId,
  onState,
  onConnection,
}: {
  readonly state: RunState | null
  readonly connectionId: ConnectionId | null
  readonly onState: (state: RunState | null) => void
  readonly onConnection: (connectionId: string | null) => void
}) {
  const { data = [] } = useQuery(connectionsQuery)
  const connections = data.map(({ id, name }) => ({ key: id as string, text: name }))
  return (
    <div className="flex flex-wrap gap-3 *:w-56">
      <Select
        label="State"
        items={[
          { key: anyChoice, text: 'Any state' },
          ...runState.options.map((key) => ({ key, text: runStateText[key].label })),
        ]}
        value={state ?? anyChoice}
        onChange={(key) => onState(runState.options.find((option) => option === key) ?? null)}
      />
      <Select
        label="Connection"
        items={[{ key: anyChoice, text: 'Any connection' }, ...connections]}
        value={connectionId ?? anyChoice}
        onChange={(key) => onConnection(key === anyChoice ? null : key)}
      />
    </div>
  )
}

/** What came of a run in a few words: "112 well, 3 failed, 5 open". */
function toOutcomeWords(run: Run): string {
  const { outcomes, waiting, inFlight } = run.counts
  const parts: [number, string][] = [
    [outcomes.applied + outcomes.already_applied, 'well'],
    [toTroubledCount(run.counts), 'not well'],
    [outcomes.cancelled, 'cancelled'],
    [waiting + inFlight, 'open'],
  ]
  const words = parts
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${formatCount(count)} ${word}`)
  return words.length > 0 ? words.join(', ') : 'No changes'
}
