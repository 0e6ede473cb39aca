import type { Connection } from '@curator/console-contract/connections'
import type { DcmRule } from '@curator/console-contract/dcm-connections'
import { useQuery } from '@tanstack/react-query'
import { ArrowRight, Pencil, Plus, Route, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { toProblemText } from '../../../api/problem-text.ts'
import { usePermission } from '../../../api/session.queries.ts'
import { ConnectionPage } from '../../../people/connection-page.tsx'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Panel } from '../../../ui/page.tsx'
import { ProblemPanel } from '../../../ui/problem-panel.tsx'
import { SkeletonLines } from '../../../ui/skeleton.tsx'
import { ConnectionsFrame } from '../connections-frame.tsx'
import { connectionQueries, usePlanRules } from '../data-connections.queries.ts'
import { text } from '../data-connections-text.ts'
import { DeleteRuleDialog, RuleDialog } from './rule-dialogs.tsx'

/** Which connection stands for which when workflows move. */
export function RulesPage() {
  return (
    <ConnectionPage>
      {(connection) => <RuleList key={connection.id} connection={connection} />}
    </ConnectionPage>
  )
}

type Task = { readonly kind: 'save' | 'delete'; readonly rule: DcmRule | null }

function RuleList({ connection }: { readonly connection: Connection }) {
  const { data, error, refetch } = useQuery(connectionQueries.rules(connection.id))
  const [task, setTask] = useState<Task | null>(null)
  const canPlan = usePermission('plans.write')
  const plan = usePlanRules(connection.id)
  const onClose = () => {
    plan.reset()
    setTask(null)
  }
  return (
    <ConnectionsFrame
      connection={connection}
      tab="rules"
      action={
        canPlan &&
        data?.why === null && (
          <Button
            variant="primary"
            icon={Plus}
            onPress={() => setTask({ kind: 'save', rule: null })}
          >
            New rule
          </Button>
        )
      }
    >
      <p className="max-w-prose text-muted">{text.rulesIntro}</p>
      <Panel label="Handling rules">
        {!data && !error && <SkeletonLines count={6} />}
        {error && <ProblemPanel {...toProblemText(error)} onRetry={() => void refetch()} />}
        {data && data.items.length === 0 && (
          <EmptyState
            icon={Route}
            title={data.why === null ? text.rulesEmpty : text.rulesUnreadable}
            text={data.why}
          />
        )}
        <ul className="flex flex-col divide-y divide-line">
          {data?.items.map((rule) => (
            <RuleRow key={rule.id} rule={rule} canPlan={canPlan} onTask={setTask} />
          ))}
        </ul>
      </Panel>
      {task?.kind === 'save' && <RuleDialog rule={task.rule} plan={plan} onClose={onClose} />}
      {task?.kind === 'delete' && task.rule && (
        <DeleteRuleDialog rule={task.rule} plan={plan} onClose={onClose} />
      )}
    </ConnectionsFrame>
  )
}

function RuleRow({
  rule,
  canPlan,
  onTask,
}: {
  readonly rule: DcmRule
  readonly canPlan: boolean
  readonly onTask: (task: Task) => void
}) {
  const source = rule.sourceTitle || rule.sourceConnectionId
  const target = rule.targetTitle || rule.targetConnectionId
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2">
      <span className="flex min-w-0 flex-1 flex-wrap items-center gap-2 wrap-anywhere">
        <span className="font-medium">{source}</span>
        <ArrowRight aria-label="stands for it:" className="size-4 shrink-0 text-muted" />
        <span className={target ? '' : 'text-muted'}>{target || 'Nothing yet'}</span>
      </span>
      {canPlan && (
        <span className="flex gap-2">
          <Button
            size="small"
            icon={Pencil}
            aria-label={`Change the rule for ${source}`}
            onPress={() => onTask({ kind: 'save', rule })}
          >
            Change…
          </Button>
          <Button
            size="small"
            icon={Trash2}
            aria-label={`Delete the rule for ${source}`}
            onPress={() => onTask({ kind: 'delete', rule })}
          >
            Delete…
          </Button>
        </span>
      )}
    </li>
  )
}
