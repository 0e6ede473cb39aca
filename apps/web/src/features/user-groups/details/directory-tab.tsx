import type { Connection } from '@curator/console-contract/connections'
import type { UserGroupDetails } from '@curator/console-contract/user-groups'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { toFieldErrors, toProblemText } from '../../../api/problem-text.ts'
import { ActionProblem } from '../../../ui/action-problem.tsx'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Panel } from '../../../ui/page.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { usePlanGroups } from '../user-groups.queries.ts'
import { text } from '../user-groups-text.ts'

/** Directory groups that are members, by SID. */
export function DirectoryTab({
  connection,
  details,
  canPlan,
}: {
  readonly connection: Connection
  readonly details: UserGroupDetails
  readonly canPlan: boolean
}) {
  const { directoryGroups, group } = details
  const plan = usePlanGroups(connection.id)
  const isOffered = connection.signIn === 'windows' || connection.signIn === 'unknown'
  const change = (addSids: string[], removeSids: string[]) =>
    plan.mutate({ kind: 'directory', groupId: group.id, addSids, removeSids })
  return (
    <div className="flex flex-col gap-4">
      {!isOffered && <Notice tone="info">{text.directoryNotHere}</Notice>}
      {connection.signIn === 'unknown' && <Notice tone="warning">{text.directoryUnknown}</Notice>}
      <Panel label="Directory groups">
        <div className="flex flex-col gap-3 p-4">
          <p className="text-muted">{text.directoryIntro}</p>
          {directoryGroups.length === 0 && <p>No directory group is a member.</p>}
          <ul className="flex flex-col divide-y divide-line">
            {directoryGroups.map(({ name, sid }) => (
              <li key={sid} className="flex flex-wrap items-center justify-between gap-2 py-2">
                <span className="min-w-0 wrap-anywhere">
                  {name && <span className="font-medium">{name} </span>}
                  <span className="font-mono text-sm">{sid}</span>
                </span>
                {canPlan && isOffered && (
                  <Button
                    size="small"
                    icon={Trash2}
                    aria-label={`Plan to remove ${sid}`}
                    isDisabled={plan.isPending}
                    onPress={() => change([], [sid])}
                  >
                    Plan to remove
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </div>
      </Panel>
      {canPlan && isOffered && (
        <AddSids
          isPending={plan.isPending}
          fault={Object.values(toFieldErrors(plan.error))[0]}
          onAdd={(sids) => change(sids, [])}
        />
      )}
      {plan.error && <ActionProblem {...toProblemText(plan.error)} />}
    </div>
  )
}

function AddSids({
  isPending,
  fault,
  onAdd,
}: {
  readonly isPending: boolean
  readonly fault: string | undefined
  readonly onAdd: (sids: string[]) => void
}) {
  const [typed, setTyped] = useState('')
  const sids = [...new Set(typed.split(/[\s,;]+/).filter(Boolean))]
  return (
    <Panel label="Add directory groups">
      <div className="flex flex-col gap-3 p-4">
        <TextArea
          label="SIDs to add, one per line"
          description={text.sidHint}
          error={fault}
          value={typed}
          onChange={setTyped}
        />
        <div>
          <Button
            variant="primary"
            isDisabled={sids.length === 0}
            isPending={isPending}
            onPress={() => onAdd(sids)}
          >
            Plan to add{' '}
            {sids.length === 1 ? '1 directory group' : `${sids.length} directory groups`}
          </Button>
        </div>
      </div>
    </Panel>
  )
}
