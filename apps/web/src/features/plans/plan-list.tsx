import { type Plan, planState } from '@curator/console-contract/plans'
import { FileClock } from 'lucide-react'
import { useNavigate } from 'react-router'
import { toProblemText } from '../../api/problem-text.ts'
import { formatCount, formatCounted } from '../../lib/format-count.ts'
import { paths } from '../../paths.ts'
import { DataGrid } from '../../ui/data-grid.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { EnvironmentBadge } from '../../ui/environment-badge.tsx'
import type { GridColumn } from '../../ui/grid-column.ts'
import { InstantText } from '../../ui/instant-text.tsx'
import { usePagedRows } from '../../ui/paged-rows.ts'
import { ProblemPanel } from '../../ui/problem-panel.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { DangerBadge } from './danger-badge.tsx'
import { AnyOf, HistoryFilters, toHistoryQuery } from './history-filters.tsx'
import type { RunsSearch } from './plan-search.ts'
import { plansQueries } from './plans.queries.ts'
import { planStateText, toSliceText, waitingText } from './plans-text.ts'
import { planStateLooks } from './state-looks.ts'

const pageSize = 50

function PlanStateBadge({ plan }: { readonly plan: Plan }) {
  const look = planStateLooks[plan.state]
  const isWaiting = plan.state === 'draft' && plan.approval.state === 'waiting'
  return (
    <StatusBadge tone={isWaiting ? 'warning' : look.tone} icon={look.icon}>
      {isWaiting ? waitingText : planStateText[plan.state].label}
    </StatusBadge>
  )
}

const columns: readonly GridColumn<Plan>[] = [
  {
    key: 'createdAt',
    header: 'Made',
    width: 205,
    render: (plan) => <InstantText instant={plan.createdAt} />,
  },
  { key: 'title', header: 'What', width: 236, render: (plan) => plan.title },
  { key: 'slice', header: 'Made in', width: 110, render: (plan) => toSliceText(plan.slice) },
  {
    key: 'state',
    header: 'State',
    width: 160,
    render: (plan) => <PlanStateBadge plan={plan} />,
  },
  {
    key: 'connection',
    header: 'Connection',
    width: 220,
    render: (plan) => (
      <span className="flex items-center gap-2">
        <span className="truncate">{plan.connectionName}</span>
        <EnvironmentBadge environment={plan.environment} />
      </span>
    ),
  },
  { key: 'author', header: 'Who', width: 120, render: (plan) => plan.authorName },
  {
    key: 'danger',
    header: 'Danger',
    width: 120,
    render: (plan) => <DangerBadge danger={plan.danger} />,
  },
  {
    key: 'changes',
    header: 'Changes',
    width: 90,
    align: 'right',
    render: (plan) => formatCount(plan.changeCount),
  },
]

/** Every plan that was made, newest first, run or not. */
export function PlanList({
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
      plansQueries.plans({ ...toHistoryQuery(filter), ...toStateQuery(filter), page, pageSize }),
  })
  return (
    <>
      <HistoryFilters filter={filter} choices={rows.page?.choices} onChange={onChange}>
        <AnyOf
          label="State"
          all="Any state"
          items={[
            { key: 'waiting', text: waitingText },
            ...planState.options.map((key) => ({ key, text: planStateText[key].label })),
          ]}
          value={filter.plan}
          onChange={(plan) => onChange({ plan })}
        />
      </HistoryFilters>
      {rows.error ? (
        <ProblemPanel {...toProblemText(rows.error)} onRetry={rows.retry} />
      ) : (
        <div className="flex h-0 min-h-96 shrink-0 grow flex-col overflow-hidden rounded-lg border border-line">
          <DataGrid
            label="Plans"
            columns={columns}
            rowCount={rows.rowCount}
            getRow={rows.getRow}
            rowKey={(plan) => plan.id}
            onVisibleRangeChange={rows.onVisibleRangeChange}
            onRowAction={(plan) => navigate(paths.plan(plan.id))}
            isLoading={rows.isLoading}
            isStale={rows.isStale}
            countText={formatCounted(rows.rowCount, 'plan', 'plans')}
            resetKey={resetKey}
            empty={
              <EmptyState
                icon={FileClock}
                title={isFiltered ? 'No plan matches' : 'No plan has been made yet'}
                text={
                  isFiltered
                    ? 'Take a filter away, or search for something else.'
                    : 'Bring a sheet or choose users: what would change is planned before anything is written.'
                }
              />
            }
          />
        </div>
      )}
    </>
  )
}

function toStateQuery({ plan }: RunsSearch) {
  if (plan === 'waiting') return { state: [], isWaiting: 'true' as const }
  return { state: plan ? [plan] : [] }
}
