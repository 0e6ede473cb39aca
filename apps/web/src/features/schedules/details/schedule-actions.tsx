import type { ConnectionId } from '@curator/console-contract/ids'
import type { ScheduleAction } from '@curator/console-contract/schedule-plans'
import type { ServerSchedule } from '@curator/console-contract/schedules'
import { CalendarCog, ChevronDown, Pencil } from 'lucide-react'
import { useState } from 'react'
import { toProblemText } from '../../../api/problem-text.ts'
import { ActionProblem } from '../../../ui/action-problem.tsx'
import { Button } from '../../../ui/button.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { type BulkDialog, toBulkEntries } from '../bulk/bulk-actions.ts'
import { BulkDialogs } from '../bulk/bulk-dialogs.tsx'
import { ChangeRuleDialog } from '../rules/rule-dialogs.tsx'
import { usePlanSchedules } from '../schedules.queries.ts'

/** What makes no sense for one alone. */
const forMany: readonly string[] = ['spread', 'hold']

/** Everything that can be done with one schedule. */
export function ScheduleActions({
  connectionId,
  schedule,
}: {
  readonly connectionId: ConnectionId
  readonly schedule: ServerSchedule
}) {
  const plan = usePlanSchedules(connectionId)
  const [dialog, setDialog] = useState<BulkDialog>()
  const [isRuleOpen, setIsRuleOpen] = useState(false)
  const act = (action: ScheduleAction) =>
    plan.mutate({ selection: { kind: 'ids', ids: [schedule.id] }, action })
  const open = (next: BulkDialog) => {
    plan.reset()
    setDialog(next)
  }
  const entries = toBulkEntries({
    onAction: act,
    onDialog: open,
    // The plan says it, with the reason.
    whyNot: () => undefined,
  }).filter(({ key }) => !forMany.includes(key) && key !== (schedule.isEnabled ? 'on' : 'off'))
  return (
    <>
      <Menu
        label="Actions"
        trigger={
          <Button isPending={plan.isPending && !dialog}>
            Actions
            <ChevronDown aria-hidden className="size-4 text-muted" />
          </Button>
        }
        entries={entries}
      />
      <Button icon={Pencil} onPress={() => open({ kind: 'set' })}>
        Edit fields…
      </Button>
      <Button variant="primary" icon={CalendarCog} onPress={() => setIsRuleOpen(true)}>
        Change when it runs…
      </Button>
      {plan.error && !dialog && <ActionProblem {...toProblemText(plan.error)} />}
      <BulkDialogs
        connectionId={connectionId}
        dialog={dialog}
        count={1}
        only={schedule}
        plan={plan}
        onPlan={act}
        onClose={() => setDialog(undefined)}
      />
      {isRuleOpen && (
        <ChangeRuleDialog
          connectionId={connectionId}
          schedule={schedule}
          onClose={() => setIsRuleOpen(false)}
        />
      )}
    </>
  )
}
