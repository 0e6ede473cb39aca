import type { ConnectionId } from '@curator/console-contract/ids'
import type { ServerSchedule } from '@curator/console-contract/schedules'
import { useState } from 'react'
import { toProblemText } from '../../../api/problem-text.ts'
import { useNow } from '../../../lib/now.ts'
import { PlanDialog } from '../../../people/plan-dialog.tsx'
import { ActionProblem } from '../../../ui/action-problem.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { usePlanSchedules } from '../schedules.queries.ts'
import { guessStart } from './first-start.ts'
import { RuleBuilder, type RuleWish } from './rule-builder.tsx'
import { toDraft, toRule } from './rule-draft.ts'
import { useConfirmRule } from './rules.queries.ts'
import { ruleText } from './rules-text.ts'

type Props = {
  readonly connectionId: ConnectionId
  readonly schedule: ServerSchedule
  readonly onClose: () => void
}

const tickMs = 60_000

/** The form of a schedule's rule, as far as it is known. */
function useRuleWish(schedule: ServerSchedule) {
  const {
    frequency,
    rule: { rule },
    timeZone,
  } = schedule
  const nowMs = useNow(tickMs)
  return useState<RuleWish>(() => ({
    draft: toDraft(rule, guessStart(schedule, nowMs), frequency),
    timeZone,
  }))
}

/** Writes another rule by a plan. */
export function ChangeRuleDialog({ connectionId, schedule, onClose }: Props) {
  const [wish, setWish] = useRuleWish(schedule)
  const plan = usePlanSchedules(connectionId)
  const { rule } = toRule(wish.draft)
  return (
    <PlanDialog
      size="wide"
      title={`When “${schedule.name}” runs`}
      intro={ruleText.changeIntro}
      action="Plan the new rule"
      isReady={rule !== undefined}
      plan={plan}
      onPlan={() => {
        if (!rule) return
        plan.mutate({
          selection: { kind: 'ids', ids: [schedule.id] },
          action: { kind: 'rule', rule, timeZone: wish.timeZone },
        })
      }}
      onClose={onClose}
    >
      <RuleBuilder wish={wish} onChange={setWish} />
    </PlanDialog>
  )
}

/** Says which rule is the right one; the console remembers it. */
export function ConfirmRuleDialog({ connectionId, schedule, onClose }: Props) {
  const [wish, setWish] = useRuleWish(schedule)
  const confirm = useConfirmRule(connectionId, schedule.id)
  const showToast = useToast()
  const { rule } = toRule(wish.draft)
  const handleConfirm = () => {
    if (!rule) return
    confirm.mutate(
      { rule, timeZone: wish.timeZone },
      {
        onSuccess: () => {
          showToast(`The rule of “${schedule.name}” is confirmed.`)
          onClose()
        },
      },
    )
  }
  return (
    <Dialog
      isOpen
      size="wide"
      title={`The rule of “${schedule.name}”`}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Not now</Button>
          <Button
            variant="primary"
            isDisabled={!rule}
            isPending={confirm.isPending}
            onPress={handleConfirm}
          >
            Confirm this rule
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4 pb-2">
        <p className="text-muted">{ruleText.confirmIntro}</p>
        <RuleBuilder wish={wish} onChange={setWish} />
        {confirm.error && <ActionProblem {...toProblemText(confirm.error)} />}
      </div>
    </Dialog>
  )
}
