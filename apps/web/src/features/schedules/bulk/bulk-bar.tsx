import type { ConnectionId } from '@curator/console-contract/ids'
import type { ScheduleAction } from '@curator/console-contract/schedule-plans'
import type { ServerSchedule } from '@curator/console-contract/schedules'
import { ChevronDown, type LucideIcon, Pencil, UserPen } from 'lucide-react'
import { useState } from 'react'
import { toProblemText } from '../../../api/problem-text.ts'
import { ActionProblem } from '../../../ui/action-problem.tsx'
import { Button } from '../../../ui/button.tsx'
import { toSelection } from '../../../ui/list-selection.ts'
import { Menu } from '../../../ui/menu.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { SelectionBar } from '../../../ui/selection-bar.tsx'
import { usePlanSchedules } from '../schedules.queries.ts'
import { countSchedules } from '../schedules-text.ts'
import { type ScheduleSelectionState, toTooMany } from '../selection/schedule-selection.ts'
import { type BulkDialog, toBulkEntries } from './bulk-actions.ts'
import { BulkDialogs } from './bulk-dialogs.tsx'

type Lead = { readonly text: string; readonly icon: LucideIcon; readonly dialog: BulkDialog }
const editFirst: Lead = { text: 'Edit fields…', icon: Pencil, dialog: { kind: 'set' } }
/** Where somebody is wanted who answers for them. */
export const handOverFirst: Lead = {
  text: 'Hand over…',
  icon: UserPen,
  dialog: { kind: 'set', first: 'ownerId' },
}

/** What can be done with the chosen schedules. Each action makes a plan, and the page goes to it. */
export function BulkBar({
  connectionId,
  selection,
  total,
  inSight,
  cannot,
  lead = editFirst,
}: {
  readonly connectionId: ConnectionId
  readonly selection: ScheduleSelectionState
  /** Schedules in the list. */
  readonly total: number
  /** Schedules of the rows in sight. */
  readonly inSight: () => readonly ServerSchedule[]
  readonly cannot: readonly { readonly action: string; readonly why: string }[]
  /** The action in the open. */
  readonly lead?: Lead
}) {
  const plan = usePlanSchedules(connectionId)
  const [dialog, setDialog] = useState<BulkDialog>()
  const { chosen, count } = selection
  const tooMany = toTooMany(count)
  const isBlocked = tooMany !== undefined || plan.isPending || count === 0
  const act = (action: ScheduleAction) => plan.mutate({ selection: toSelection(chosen), action })
  const open = (next: BulkDialog) => {
    plan.reset()
    setDialog(next)
  }
  const whyNot = (kind: string) => cannot.find(({ action }) => action === kind)?.why
  const error = selection.rangeError ?? (dialog ? null : plan.error)
  const only = chosen.kind === 'ids' && count === 1 ? [...chosen.rows.values()][0] : undefined
  return (
    <div className="flex flex-col gap-2">
      <SelectionBar
        label="Selected schedules"
        countText={countSchedules(count)}
        selection={selection}
        total={total}
        inSight={inSight}
        names={{ label: 'Which', name: 'Which are selected' }}
        nameOf={({ name }) => name}
      >
        <Button
          size="small"
          icon={lead.icon}
          isDisabled={isBlocked || whyNot('set') !== undefined}
          onPress={() => open(lead.dialog)}
        >
          {lead.text}
        </Button>
        <Menu
          label="Actions for the selected schedules"
          trigger={
            <Button size="small" isDisabled={isBlocked} isPending={plan.isPending && !dialog}>
              Actions
              <ChevronDown aria-hidden className="size-4 text-muted" />
            </Button>
          }
          entries={toBulkEntries({ onAction: act, onDialog: open, whyNot })}
        />
      </SelectionBar>
      {tooMany && <Notice tone="warning">{tooMany}</Notice>}
      {error && <ActionProblem {...toProblemText(error)} />}
      <BulkDialogs
        connectionId={connectionId}
        dialog={dialog}
        count={count}
        only={only}
        plan={plan}
        onPlan={act}
        onClose={() => setDialog(undefined)}
      />
    </div>
  )
}
