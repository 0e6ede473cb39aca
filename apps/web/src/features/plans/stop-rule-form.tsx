import type { StopRule } from '@curator/console-contract/runs'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { stopRuleText } from './plans-text.ts'

/** The rule as it is being chosen; the number is text until it is one. */
export interface StopRuleDraft {
  readonly kind: StopRule['kind']
  readonly failures: string
}

export const firstStopRuleDraft: StopRuleDraft = { kind: 'carry_on', failures: '10' }

const maxFailures = 10_000

/** The rule of a draft; null while the number is none that a rule can have. */
export function toStopRule(draft: StopRuleDraft): StopRule | null {
  if (draft.kind !== 'stop_after') return { kind: draft.kind }
  const failures = /^\d{1,5}$/.test(draft.failures.trim()) ? Number(draft.failures) : 0
  return failures >= 1 && failures <= maxFailures ? { kind: 'stop_after', failures } : null
}

const kinds: readonly StopRule['kind'][] = ['carry_on', 'stop_after', 'stop_at_first']

export function StopRuleForm({
  draft,
  onChange,
}: {
  readonly draft: StopRuleDraft
  readonly onChange: (draft: StopRuleDraft) => void
}) {
  return (
    <div className="flex flex-col gap-3">
      <Select
        label="When a row fails"
        items={kinds.map((kind) => ({ key: kind, text: stopRuleText[kind] }))}
        value={draft.kind}
        onChange={(kind) => onChange({ ...draft, kind })}
      />
      {draft.kind === 'stop_after' && (
        <TextField
          label="Failures"
          inputMode="numeric"
          value={draft.failures}
          onChange={(failures) => onChange({ ...draft, failures })}
          {...(toStopRule(draft) ? {} : { error: 'Write a whole number from 1 to 10,000.' })}
        />
      )}
    </div>
  )
}
