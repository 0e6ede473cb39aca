import type { DcmRule } from '@curator/console-contract/dcm-connections'
import { useState } from 'react'
import { PlanDialog } from '../../../people/plan-dialog.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { PlanRules } from '../data-connections.queries.ts'
import { countRules, nameSource, text } from '../data-connections-text.ts'

type Props = { readonly plan: PlanRules; readonly onClose: () => void }
const fields = [
  ['sourceConnectionId', 'Connection id of the source', 'The id that workflows use.'],
  ['sourceTitle', 'Name of the source', undefined],
  [
    'targetConnectionId',
    'Connection id of what stands for it',
    'Empty: nothing stands for it yet.',
  ],
  ['targetTitle', 'Name of what stands for it', undefined],
] as const

/** A new rule, or another one in its place. */
export function RuleDialog({ rule, plan, onClose }: Props & { readonly rule: DcmRule | null }) {
  const [values, setValues] = useState({
    sourceConnectionId: rule?.sourceConnectionId ?? '',
    sourceTitle: rule?.sourceTitle ?? '',
    targetConnectionId: rule?.targetConnectionId ?? '',
    targetTitle: rule?.targetTitle ?? '',
  })
  return (
    <PlanDialog
      title={rule ? `Rule for ${nameSource(rule)}` : 'New handling rule'}
      intro={text.nothingWritten}
      action="Plan the rule"
      isReady={values.sourceConnectionId.trim() !== ''}
      plan={plan}
      onPlan={() => plan.mutate({ kind: 'save', id: rule?.id ?? null, ...values })}
      onClose={onClose}
    >
      {fields.map(([key, label, description]) => (
        <TextField
          key={key}
          label={label}
          description={description}
          value={values[key]}
          onChange={(value) => setValues({ ...values, [key]: value })}
          maxLength={255}
        />
      ))}
    </PlanDialog>
  )
}

/** Deletes one rule or all chosen ones. */
export function DeleteRulesDialog({
  rules,
  plan,
  onClose,
}: Props & { readonly rules: readonly DcmRule[] }) {
  const [only] = rules
  const isOne = rules.length === 1 && only
  const what = isOne ? `the rule for ${nameSource(only)}` : countRules(rules.length)
  return (
    <PlanDialog
      title={`Delete ${what}`}
      intro={text.nothingWritten}
      action={`Plan the deletion of ${countRules(rules.length)}`}
      isDanger
      plan={plan}
      onPlan={() => plan.mutate({ kind: 'delete', ids: rules.map(({ id }) => id) })}
      onClose={onClose}
    >
      <p>It can be undone. {text.rulesUndo}</p>
    </PlanDialog>
  )
}
