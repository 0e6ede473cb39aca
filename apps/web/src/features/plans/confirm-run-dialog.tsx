import { type Plan, verdicts } from '@curator/console-contract/plans'
import type { StopRule } from '@curator/console-contract/runs'
import { type ReactNode, useState } from 'react'
import { formatCount, formatCounted } from '../../lib/format-count.ts'
import { formatSeconds } from '../../lib/format-seconds.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { EnvironmentBadge } from '../../ui/environment-badge.tsx'
import { Notice } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toKindPhrases, toStartLabel } from './plan-sentences.ts'
import { usePlanWords } from './plan-words.tsx'
import { SecretFields } from './secret-fields.tsx'
import { firstStopRuleDraft, StopRuleForm, toStopRule } from './stop-rule-form.tsx'

export interface RunConfirmation {
  readonly stopRule: StopRule
  /** What was typed for a destructive plan. */
  readonly typedCount?: number
  /** What was typed for the plan's slots. */
  readonly secrets: Readonly<Record<string, string>>
}

const unwritten = verdicts.filter((verdict) => verdict !== 'create' && verdict !== 'update')

/**
 * Says in numbers what will be written and where, and is the only place that starts a run. Mounted only while it is open:
 * what is typed goes with it.
 */
export function ConfirmRunDialog({
  plan,
  isPending,
  problem,
  onClose,
  onConfirm,
}: {
  readonly plan: Plan
  readonly isPending: boolean
  /** Why the last try was refused. */
  readonly problem?: ReactNode
  readonly onClose: () => void
  readonly onConfirm: (confirmation: RunConfirmation) => void
}) {
  const [draft, setDraft] = useState(firstStopRuleDraft)
  const [typed, setTyped] = useState('')
  const [secrets, setSecrets] = useState<Readonly<Record<string, string>>>({})
  const { work } = usePlanWords()
  const stopRule = toStopRule(draft)
  const isTypedRight = plan.danger !== 'destructive' || Number(typed.trim()) === plan.changeCount
  const areSecretsTyped = plan.secretSlots.every(({ slot }) => secrets[slot])
  const label = toStartLabel(plan.kindCounts, plan.connectionName)
  const handleConfirm = () => {
    if (!stopRule || !isTypedRight || !areSecretsTyped) return
    const isDestructive = plan.danger === 'destructive'
    onConfirm({ stopRule, secrets, ...(isDestructive && { typedCount: plan.changeCount }) })
  }
  return (
    <Dialog
      isAlert
      title={`${label}?`}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Not now</Button>
          <Button
            variant={plan.danger === 'destructive' ? 'danger' : 'primary'}
            isPending={isPending}
            isDisabled={!stopRule || !isTypedRight || !areSecretsTyped}
            onPress={handleConfirm}
          >
            {label}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4 pb-3">
        <WhereLine plan={plan} />
        <KindList plan={plan} />
        <UnwrittenLine plan={plan} />
        <p>
          It will take about <strong>{formatSeconds(plan.estimatedSeconds)}</strong>. You may close
          the browser meanwhile, pause, or cancel the rest.
        </p>
        <StopRuleForm draft={draft} onChange={setDraft} />
        <SecretFields slots={plan.secretSlots} typed={secrets} onChange={setSecrets} />
        {plan.danger === 'destructive' && (
          <TextField
            label={`Type ${plan.changeCount} to confirm`}
            description={`This plan takes something away. The number is how many ${work.many} it makes.`}
            inputMode="numeric"
            autoComplete="off"
            value={typed}
            onChange={setTyped}
          />
        )}
        {problem}
      </div>
    </Dialog>
  )
}

function WhereLine({ plan }: { readonly plan: Plan }) {
  return (
    <>
      <p className="flex flex-wrap items-center gap-2">
        On <strong>{plan.connectionName}</strong>
        <EnvironmentBadge environment={plan.environment} />
        {plan.isPractice && <span className="text-muted">Practice: nobody real is touched.</span>}
      </p>
      {plan.environment === 'production' && (
        <Notice tone="bad">
          <strong>{plan.connectionName} is a production Server.</strong> What is written here
          concerns real people at once.
        </Notice>
      )}
    </>
  )
}

function KindList({ plan }: { readonly plan: Plan }) {
  return (
    <div>
      <p>This run will:</p>
      <ul className="mt-1 list-disc pl-5">
        {toKindPhrases(plan.kindCounts).map(({ kind, phrase }) => (
          <li key={kind} className="font-semibold tabular-nums">
            {phrase}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The rows that nothing is written for, by verdict. */
function UnwrittenLine({ plan }: { readonly plan: Plan }) {
  const spoken = usePlanWords()
  const parts = unwritten.filter((verdict) => plan.verdictCounts[verdict] > 0)
  const count = parts.reduce((sum, verdict) => sum + plan.verdictCounts[verdict], 0)
  if (count === 0) return null
  const words = parts.map(
    (verdict) =>
      `${formatCount(plan.verdictCounts[verdict])} ${spoken.verdict[verdict].label.toLowerCase()}`,
  )
  return (
    <p className="text-muted">
      {spoken.areCalls ? 'No call is made for' : 'Nothing is written for'}{' '}
      {formatCounted(count, 'row', 'rows')}: {words.join(', ')}.
    </p>
  )
}
