import { useQuery } from '@tanstack/react-query'
import { toFieldErrors } from '../../../api/problem-text.ts'
import { useSettled } from '../../../lib/use-settled.ts'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { ZoneField } from '../fields/zone-field.tsx'
import { type RuleDraft, toRule } from './rule-draft.ts'
import { RuleFields } from './rule-fields.tsx'
import { RulePreview } from './rule-preview.tsx'
import { previewQuery } from './rules.queries.ts'
import { ruleText, toStartHint, typeChoices } from './rules-text.ts'

/** Time without a key before the preview is asked for. */
const settleMs = 300

/** What the builder holds: a form and the zone of its times. */
export type RuleWish = { readonly draft: RuleDraft; readonly timeZone: string }

/** Says when a schedule runs, with the next runs beside it while one types. */
export function RuleBuilder({
  wish,
  onChange,
}: {
  readonly wish: RuleWish
  readonly onChange: (wish: RuleWish) => void
}) {
  const { draft, timeZone } = wish
  const { faults, rule } = toRule(draft)
  const settled = useSettled({ rule, timeZone }, settleMs)
  const preview = useQuery(previewQuery(settled.rule, settled.timeZone))
  const told = toFieldErrors(preview.error)
  const ofRule = Object.fromEntries(
    Object.entries(told).map(([path, message]) => [path.replace(/^rule\./, ''), message]),
  )
  const all = { ...ofRule, ...faults }
  const change = (patch: Partial<RuleDraft>) =>
    onChange({ draft: { ...draft, ...patch }, timeZone })
  return (
    <div className="grid min-w-0 gap-6 md:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
      <div className="flex min-w-0 flex-col gap-4">
        <Select
          label="Runs"
          items={typeChoices}
          value={draft.type}
          onChange={(type) => change({ type })}
        />
        <RuleFields draft={draft} onChange={change} faults={all} />
        <TextField
          label={ruleText.startTime}
          description={toStartHint(draft.type)}
          type="datetime-local"
          value={draft.startTime}
          onChange={(startTime) => change({ startTime })}
          error={all.startTime}
        />
        {draft.type !== 'Once' && (
          <TextField
            label={ruleText.endTime}
            isRequired={false}
            type="datetime-local"
            value={draft.endTime}
            onChange={(endTime) => change({ endTime })}
            error={all.endTime}
          />
        )}
        <ZoneField
          value={timeZone}
          onChange={(zone) => onChange({ draft, timeZone: zone })}
          error={told.timeZone}
        />
      </div>
      <section aria-label="Preview" className="flex min-w-0 flex-col gap-2">
        <h3 className="text-sm font-medium text-muted">What this means</h3>
        <RulePreview rule={settled.rule} timeZone={settled.timeZone} />
      </section>
    </div>
  )
}
