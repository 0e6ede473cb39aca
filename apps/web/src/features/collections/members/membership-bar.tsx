import type { ConnectionId } from '@curator/console-contract/ids'
import { CalendarClock, ShieldCheck, UserMinus } from 'lucide-react'
import { useState } from 'react'
import { toProblemText } from '../../../api/problem-text.ts'
import { ActionProblem } from '../../../ui/action-problem.tsx'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { SelectionBar } from '../../../ui/selection-bar.tsx'
import type { ChosenRows } from '../../../ui/use-chosen-rows.ts'
import { usePlanMemberships } from '../collections.queries.ts'
import { countMemberships, text } from '../collections-text.ts'
import { MembershipExpiryDialog, MembershipRightsDialog } from './membership-dialogs.tsx'
import { type MembershipRow, toChangeable } from './membership-row.ts'

type Task = 'rights' | 'expiry'

/** What can be done with the chosen memberships. */
export function MembershipBar({
  connectionId,
  selection,
}: {
  readonly connectionId: ConnectionId
  readonly selection: ChosenRows<MembershipRow>
}) {
  const rows = selection.chosen
  const [task, setTask] = useState<Task>()
  const plan = usePlanMemberships(connectionId)
  const memberships = toChangeable(rows)
  const isNone = memberships.length === 0
  const shared = {
    rows,
    plan,
    onPlan: (action: Parameters<typeof plan.mutate>[0]['action']) =>
      plan.mutate({ memberships, action }),
    onClose: () => {
      plan.reset()
      setTask(undefined)
    },
  }
  return (
    <div className="flex flex-col gap-2">
      <SelectionBar
        {...selection.bar}
        label="Selected memberships"
        countText={countMemberships(rows.length)}
      >
        <Button
          size="small"
          icon={ShieldCheck}
          isDisabled={isNone}
          onPress={() => setTask('rights')}
        >
          Change rights…
        </Button>
        <Button
          size="small"
          icon={CalendarClock}
          isDisabled={isNone}
          onPress={() => setTask('expiry')}
        >
          Change end…
        </Button>
        <Button
          size="small"
          icon={UserMinus}
          isDisabled={isNone}
          isPending={plan.isPending && !task}
          onPress={() => plan.mutate({ memberships, action: { kind: 'remove' } })}
        >
          Plan to remove {countMemberships(memberships.length)}
        </Button>
      </SelectionBar>
      {memberships.length < rows.length && <Notice tone="info">{text.studioFixed}</Notice>}
      {plan.error && !task && <ActionProblem {...toProblemText(plan.error)} />}
      {task === 'rights' && <MembershipRightsDialog {...shared} />}
      {task === 'expiry' && <MembershipExpiryDialog {...shared} />}
    </div>
  )
}
