import type { ConnectionId } from '@curator/console-contract/ids'
import type { ScheduleDeletion } from '@curator/console-contract/schedule-plans'
import { useQuery } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { Link } from 'react-router'
import { toProblemText } from '../../../api/problem-text.ts'
import { paths } from '../../../paths.ts'
import { ActionProblem } from '../../../ui/action-problem.tsx'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { InstantText } from '../../../ui/instant-text.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Panel } from '../../../ui/page.tsx'
import { PageSteps } from '../../../ui/page-steps.tsx'
import { ProblemPanel } from '../../../ui/problem-panel.tsx'
import { SkeletonLines } from '../../../ui/skeleton.tsx'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import { countSchedules } from '../schedules-text.ts'
import type { SetAsideTabProps } from './holds-tab.tsx'
import { setAsidePageSize, setAsideQueries, usePlanDeletion } from './set-aside.queries.ts'
import { deletionLooks, setAsideText } from './set-aside-text.ts'

/** The to-do list of deletions: what is due first. */
export function DeletionsTab({ connection, canPlan, page, onPage }: SetAsideTabProps) {
  const { data, error, refetch } = useQuery(setAsideQueries.deletions(connection.id, page))
  const plan = usePlanDeletion(connection.id)
  if (error && !data)
    return <ProblemPanel {...toProblemText(error)} onRetry={() => void refetch()} />
  return (
    <div className="flex flex-col gap-4">
      {data && data.dueCount > 0 && (
        <Notice
          tone="warning"
          action={
            canPlan && (
              <Button variant="danger" isPending={plan.isPending} onPress={() => plan.mutate([])}>
                Plan to delete {countSchedules(data.dueCount)}
              </Button>
            )
          }
        >
          {countSchedules(data.dueCount)} waited long enough. {setAsideText.forGood}
        </Notice>
      )}
      {plan.error && <ActionProblem {...toProblemText(plan.error)} />}
      <Panel label={setAsideText.deletions}>
        {!data && <SkeletonLines count={6} />}
        {data?.items.length === 0 && (
          <EmptyState
            icon={Trash2}
            title={setAsideText.noDeletions}
            text={setAsideText.noDeletionsText}
          />
        )}
        {data && data.items.length > 0 && (
          <ul className="divide-y divide-line">
            {data.items.map((item) => (
              <DeletionItem
                key={`${item.scheduleId} ${item.planId}`}
                connectionId={connection.id}
                deletion={item}
                onDelete={
                  canPlan && item.state === 'due' ? () => plan.mutate([item.scheduleId]) : undefined
                }
              />
            ))}
          </ul>
        )}
      </Panel>
      {data && (
        <PageSteps
          label="the deletions"
          page={page}
          pageSize={setAsidePageSize}
          total={data.total}
          onChange={onPage}
        />
      )}
    </div>
  )
}

function DeletionItem({
  connectionId,
  deletion,
  onDelete,
}: {
  readonly connectionId: ConnectionId
  readonly deletion: ScheduleDeletion
  readonly onDelete: (() => void) | undefined
}) {
  const { dueAt, name, planId, plannedByName, scheduleId, state, switchedOffAt } = deletion
  const { text, tone } = deletionLooks[state]
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 p-3">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-2 font-medium wrap-anywhere">
          {state === 'gone' ? (
            name
          ) : (
            <Link
              to={paths.schedule(connectionId, scheduleId)}
              className="text-accent-ink hover:underline"
            >
              {name}
            </Link>
          )}
          <StatusBadge tone={tone}>{text}</StatusBadge>
        </p>
        <p className="text-sm text-muted wrap-anywhere">
          Off since <InstantText instant={switchedOffAt} /> by {plannedByName} · due{' '}
          <InstantText instant={dueAt} /> ·{' '}
          <Link to={paths.plan(planId)} className="text-accent-ink hover:underline">
            Plan
          </Link>
        </p>
      </div>
      {onDelete && (
        <Button size="small" onPress={onDelete}>
          Plan its deletion
        </Button>
      )}
    </li>
  )
}
