import type { OffboardingTask } from '@curator/console-contract/offboarding'
import { useQuery } from '@tanstack/react-query'
import { ListTodo } from 'lucide-react'
import { Link } from 'react-router'
import { toProblemText } from '../../api/problem-text.ts'
import { usePermission } from '../../api/session.queries.ts'
import { paths } from '../../paths.ts'
import { ActionProblem } from '../../ui/action-problem.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { InstantText } from '../../ui/instant-text.tsx'
import { Panel } from '../../ui/page.tsx'
import { PageSteps } from '../../ui/page-steps.tsx'
import { ProblemPanel } from '../../ui/problem-panel.tsx'
import { Select } from '../../ui/select.tsx'
import { SkeletonLines } from '../../ui/skeleton.tsx'
import { useToast } from '../../ui/toast.tsx'
import {
  offboardingQueries,
  taskPageSize,
  usePlanUsers,
  useTickTask,
} from './offboarding.queries.ts'
import type { OffboardingTabProps } from './offboarding-props.ts'
import { text } from './offboarding-text.ts'

const stateChoices = [
  { key: 'open', text: 'Open' },
  { key: 'done', text: 'Done' },
  { key: 'all', text: 'All' },
] as const

/** What no call can do, until a person ticks it. */
export function TasksTab({ connection, search, onChange }: OffboardingTabProps) {
  const { data, error, refetch } = useQuery(
    offboardingQueries.tasks(connection.id, search.state, search.page),
  )
  const canTick = usePermission('plans.write')
  const showToast = useToast()
  const tick = useTickTask(connection.id)
  const deletion = usePlanUsers(connection.id)
  if (error && !data)
    return <ProblemPanel {...toProblemText(error)} onRetry={() => void refetch()} />
  const problem = tick.error ?? deletion.error
  return (
    <div className="flex flex-col gap-4">
      <div className="w-40">
        <Select
          label="Show"
          items={stateChoices}
          value={search.state}
          onChange={(state) => onChange({ state, page: 1 })}
        />
      </div>
      {problem && <ActionProblem {...toProblemText(problem)} />}
      <Panel label="To do">
        {!data && <SkeletonLines count={6} />}
        {data?.items.length === 0 && (
          <EmptyState icon={ListTodo} title={text.taskEmpty} text={text.taskEmptyText} />
        )}
        {data && data.items.length > 0 && (
          <ul className="divide-y divide-line">
            {data.items.map((task) => (
              <TaskItem
                key={task.id}
                task={task}
                canTick={canTick}
                onTick={(isDone) =>
                  tick.mutate(
                    { taskId: task.id, isDone },
                    { onSuccess: () => showToast(isDone ? text.ticked : text.opened) },
                  )
                }
                onDelete={() =>
                  deletion.mutate({ userId: task.leaver.id, action: { kind: 'delete' } })
                }
              />
            ))}
          </ul>
        )}
      </Panel>
      {data && (
        <PageSteps
          label="the to-do list"
          page={search.page}
          pageSize={taskPageSize}
          total={data.total}
          onChange={(page) => onChange({ page })}
        />
      )}
    </div>
  )
}

function TaskItem({
  task,
  canTick,
  onTick,
  onDelete,
}: {
  readonly task: OffboardingTask
  readonly canTick: boolean
  readonly onTick: (isDone: boolean) => void
  readonly onDelete: () => void
}) {
  const isDone = task.doneAt !== null
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-2 p-3">
      <div className="min-w-0 flex-1 basis-64">
        <Checkbox isSelected={isDone} isDisabled={!canTick} onChange={onTick}>
          <span className={isDone ? 'text-muted line-through wrap-anywhere' : 'wrap-anywhere'}>
            {task.sentence}
          </span>
        </Checkbox>
        <p className="mt-1 ml-6 text-sm text-muted wrap-anywhere">
          {task.leaver.name} ·{' '}
          <Link to={paths.plan(task.planId)} className="text-accent-ink hover:underline">
            Plan
          </Link>
          {task.dueAt && (
            <>
              {' '}
              · due <InstantText instant={task.dueAt} />
            </>
          )}
          {task.doneAt && (
            <>
              {' '}
              · ticked by {task.doneByName ?? 'somebody'} <InstantText instant={task.doneAt} />
            </>
          )}
        </p>
      </div>
      {task.kind === 'account' && !isDone && canTick && (
        <Button size="small" onPress={onDelete}>
          Plan deletion
        </Button>
      )}
    </li>
  )
}
