import type { Connection } from '@curator/console-contract/connections'
import type { DcmRule } from '@curator/console-contract/dcm-connections'
import { useQuery } from '@tanstack/react-query'
import { ArrowRight, FileSpreadsheet, Pencil, Plus, Route, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { toProblemText } from '../../../api/problem-text.ts'
import { usePermission } from '../../../api/session.queries.ts'
import { formatCounted } from '../../../lib/format-count.ts'
import { paths } from '../../../paths.ts'
import { ConnectionPage } from '../../../people/connection-page.tsx'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { LinkButton } from '../../../ui/link-button.tsx'
import { Panel } from '../../../ui/page.tsx'
import { ProblemPanel } from '../../../ui/problem-panel.tsx'
import { SkeletonLines } from '../../../ui/skeleton.tsx'
import { ConnectionsFrame } from '../connections-frame.tsx'
import { connectionQueries, usePlanRules } from '../data-connections.queries.ts'
import { countRules, nameSource, text } from '../data-connections-text.ts'
import { SelectionRow } from '../selection-row.tsx'
import { DeleteRulesDialog, RuleDialog } from './rule-dialogs.tsx'

/** Which connection stands for which when workflows move. */
export function RulesPage() {
  return (
    <ConnectionPage>
      {(connection) => <RuleList key={connection.id} connection={connection} />}
    </ConnectionPage>
  )
}

type Task =
  | { readonly kind: 'save'; readonly rule: DcmRule | null }
  | { readonly kind: 'delete'; readonly rules: readonly DcmRule[] }

function RuleList({ connection }: { readonly connection: Connection }) {
  const { data, error, refetch } = useQuery(connectionQueries.rules(connection.id))
  const [task, setTask] = useState<Task | null>(null)
  const [chosenIds, setChosenIds] = useState<ReadonlySet<string>>(new Set())
  const canPlan = usePermission('plans.write')
  const plan = usePlanRules(connection.id)
  const rules = data?.items ?? []
  // A rule that is gone is not chosen any more.
  const chosen = rules.filter(({ id }) => chosenIds.has(id))
  const onClose = () => {
    plan.reset()
    setTask(null)
  }
  return (
    <ConnectionsFrame
      connection={connection}
      tab="rules"
      action={canPlan && data?.why === null && <RuleActions id={connection.id} onTask={setTask} />}
    >
      <p className="max-w-prose text-muted">{text.rulesIntro}</p>
      {chosen.length > 0 && (
        <SelectionRow
          label="Selected handling rules"
          countText={countRules(chosen.length)}
          tasks={[{ key: 'delete', text: `Delete ${countShort(chosen.length)}…`, icon: Trash2 }]}
          onTask={() => setTask({ kind: 'delete', rules: chosen })}
          onClear={() => setChosenIds(new Set())}
        />
      )}
      <Panel label="Handling rules">
        {!data && !error && <SkeletonLines count={6} />}
        {error && <ProblemPanel {...toProblemText(error)} onRetry={() => void refetch()} />}
        {data && rules.length === 0 && (
          <EmptyState
            icon={Route}
            title={data.why === null ? text.rulesEmpty : text.rulesUnreadable}
            text={data.why}
          />
        )}
        {canPlan && rules.length > 0 && (
          <div className="border-b border-line px-4 py-2">
            <Checkbox
              isSelected={chosen.length === rules.length}
              isIndeterminate={chosen.length > 0 && chosen.length < rules.length}
              onChange={(isAll) => setChosenIds(new Set(isAll ? rules.map(({ id }) => id) : []))}
            >
              All {countRules(rules.length)}
            </Checkbox>
          </div>
        )}
        <ul className="flex flex-col divide-y divide-line">
          {rules.map((rule) => (
            <RuleRow
              key={rule.id}
              rule={rule}
              canPlan={canPlan}
              isChosen={chosenIds.has(rule.id)}
              onChosen={(isChosen) => setChosenIds(toggle(chosenIds, rule.id, isChosen))}
              onTask={setTask}
            />
          ))}
        </ul>
      </Panel>
      {task?.kind === 'save' && <RuleDialog rule={task.rule} plan={plan} onClose={onClose} />}
      {task?.kind === 'delete' && (
        <DeleteRulesDialog rules={task.rules} plan={plan} onClose={onClose} />
      )}
    </ConnectionsFrame>
  )
}

const countShort = (count: number) => formatCounted(count, 'rule', 'rules')

function toggle(ids: ReadonlySet<string>, id: string, isWanted: boolean): ReadonlySet<string> {
  const next = new Set(ids)
  if (isWanted) next.add(id)
  else next.delete(id)
  return next
}

function RuleActions({
  id,
  onTask,
}: {
  readonly id: Connection['id']
  readonly onTask: (task: Task) => void
}) {
  return (
    <>
      <LinkButton to={paths.dcmRuleSheet(id)} icon={FileSpreadsheet}>
        Bring a sheet
      </LinkButton>
      <Button variant="primary" icon={Plus} onPress={() => onTask({ kind: 'save', rule: null })}>
        New rule
      </Button>
    </>
  )
}

function RuleRow({
  rule,
  canPlan,
  isChosen,
  onChosen,
  onTask,
}: {
  readonly rule: DcmRule
  readonly canPlan: boolean
  readonly isChosen: boolean
  readonly onChosen: (isChosen: boolean) => void
  readonly onTask: (task: Task) => void
}) {
  const source = nameSource(rule)
  const target = rule.targetTitle || rule.targetConnectionId
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2">
      {canPlan && (
        <Checkbox
          aria-label={`Select the rule for ${source}`}
          isSelected={isChosen}
          onChange={onChosen}
        />
      )}
      <span className="flex min-w-0 flex-1 basis-48 flex-wrap items-center gap-2 wrap-anywhere">
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
            onPress={() => onTask({ kind: 'delete', rules: [rule] })}
          >
            Delete…
          </Button>
        </span>
      )}
    </li>
  )
}
