import { type Run, runState } from '@curator/console-contract/runs'
import { History } from 'lucide-react'
import { useNavigate } from 'react-router'
import { toProblemText } from '../../api/problem-text.ts'
import { formatCount, formatCounted } from '../../lib/format-count.ts'
import { formatSeconds } from '../../lib/format-seconds.ts'
import { useSearch } from '../../lib/use-search.ts'
import { paths } from '../../paths.ts'
import { classNames } from '../../ui/class-names.ts'
import { DataGrid } from '../../ui/data-grid.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { EnvironmentBadge } from '../../ui/environment-badge.tsx'
import type { GridColumn } from '../../ui/grid-column.ts'
import { InstantText } from '../../ui/instant-text.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Page } from '../../ui/page.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { usePagedRows } from '../../ui/paged-rows.ts'
import { ProblemPanel } from '../../ui/problem-panel.tsx'
import { AnyOf, HistoryFilters, toHistoryQuery } from './history-filters.tsx'
import { OutcomeBar } from './outcome-bar.tsx'
import { PlanList } from './plan-list.tsx'
import { type RunsSearch, runsSearch } from './plan-search.ts'
import { plansQueries } from './plans.queries.ts'
import { runStateText, toSliceText } from './plans-text.ts'
import { RunStateBadge } from './run-state-badge.tsx'

const pageSize = 50

const columns: readonly GridColumn<Run>[] = [
  {
    key: 'startedAt',
    header: 'Started',
    width: 205,
    render: (run) => <InstantText instant={run.startedAt} empty="Not yet" />,
  },
  { key: 'title', header: 'What', width: 236, render: (run) => run.title },
  { key: 'slice', header: 'Made in', width: 110, render: (run) => toSliceText(run.slice) },
  {
    key: 'state',
    header: 'State',
    width: 112,
    render: (run) => <RunStateBadge state={run.state} />,
  },
  { key: 'outcomes', header: 'Outcome', width: 230, render: (run) => <OutcomeBar run={run} /> },
  {
    key: 'connection',
    header: 'Connection',
    width: 220,
    render: (run) => (
      <span className="flex items-center gap-2">
        <span className="truncate">{run.connectionName}</span>
        <EnvironmentBadge environment={run.environment} />
      </span>
    ),
  },
  { key: 'author', header: 'Who', width: 120, render: (run) => run.authorName },
  { key: 'took', header: 'Took', width: 90, align: 'right', render: toDuration },
  {
    key: 'rows',
    header: 'Rows',
    width: 68,
    align: 'right',
    render: (run) => formatCount(run.rowCount),
  },
]

/** How long a run took from its start to its end; nothing while it goes on. */
function toDuration(run: Run): string {
  if (!run.startedAt || !run.finishedAt) return ''
  return formatSeconds((Date.parse(run.finishedAt) - Date.parse(run.startedAt)) / 1_000)
}

/** Every plan and run that this console has made, newest first. */
export function RunsPage() {
  const [filter, changeFilter] = useSearch(runsSearch)
  const { list, ...narrowing } = filter
  const isFiltered = Object.values(narrowing).some((value) => value !== undefined)
  const shared = { filter, isFiltered, onChange: changeFilter }
  return (
    <Page isFilled>
      <PageHeader
        title="Plans and runs"
        description="What was written to which Server, when, and by whom; and what was planned."
      />
      <fieldset className="flex gap-2">
        <legend className="sr-only">List</legend>
        {lists.map(({ key, text }) => (
          <button
            key={key}
            type="button"
            aria-pressed={key === list}
            onClick={() => changeFilter({ list: key })}
            className={classNames(
              'min-h-9 rounded-md border px-3',
              key === list
                ? 'border-accent bg-accent-soft font-semibold'
                : 'border-line bg-surface hover:bg-hover',
            )}
          >
            {text}
          </button>
        ))}
      </fieldset>
      {list === 'runs' ? <RunList {...shared} /> : <PlanList {...shared} />}
    </Page>
  )
}

const lists = [
  { key: 'runs', text: 'Runs' },
  { key: 'plans', text: 'Plans' },
] as const

function RunList({
  filter,
  isFiltered,
  onChange,
}: {
  readonly filter: RunsSearch
  readonly isFiltered: boolean
  readonly onChange: (patch: Partial<RunsSearch>, isReplaced?: boolean) => void
}) {
  const navigate = useNavigate()
  const resetKey = JSON.stringify(filter)
  const rows = usePagedRows({
    pageSize,
    resetKey,
    pageOptions: (page) =>
      plansQueries.runs({
        ...toHistoryQuery(filter),
        page,
        pageSize,
        state: filter.state ? [filter.state] : [],
      }),
  })
  return (
    <>
      <HistoryFilters filter={filter} choices={rows.page?.choices} onChange={onChange}>
        <AnyOf
          label="State"
          all="Any state"
          items={runState.options.map((key) => ({ key, text: runStateText[key].label }))}
          value={filter.state}
          onChange={(state) => onChange({ state })}
        />
      </HistoryFilters>
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
            empty={<NoRuns isFiltered={isFiltered} />}
          />
        </div>
      )}
    </>
  )
}

function NoRuns({ isFiltered }: { readonly isFiltered: boolean }) {
  if (isFiltered) {
    return (
      <EmptyState
        icon={History}
        title="No run matches"
        text="Take a filter away, or search for something else."
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
