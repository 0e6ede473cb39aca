import type { AccountId } from '@curator/console-contract/ids'
import {
  type CampaignValues,
  recurrence,
  silenceRule,
  stageKind,
} from '@curator/console-contract/schedule-review'
import { useQuery } from '@tanstack/react-query'
import { toProblemText } from '../../../api/problem-text.ts'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { viewerZone } from '../rules/run-words.ts'
import { reviewQueries } from './review.queries.ts'
import { type ReviewDraft, readReminders } from './review-draft.ts'
import { recurrenceTexts, reviewText, silenceTexts, stageTexts } from './review-text.ts'

type Props = {
  readonly draft: ReviewDraft
  readonly faults: Readonly<Record<string, string>>
  readonly onChange: (patch: Partial<ReviewDraft>) => void
}

/** Everything of a review but its scope. */
export function ReviewFields({ draft, faults, onChange }: Props) {
  return (
    <>
      <TextField
        label={reviewText.name}
        value={draft.name}
        maxLength={120}
        error={faults.name}
        onChange={(name) => onChange({ name })}
      />
      <StageFields draft={draft} faults={faults} onChange={onChange} />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <TextField
          type="datetime-local"
          label={`${reviewText.startsAt} (${viewerZone()})`}
          description={reviewText.startsAtHint}
          value={draft.startsAt}
          error={faults.startsAt}
          onChange={(startsAt) => onChange({ startsAt })}
        />
        <AccountField
          label={reviewText.fallback}
          value={draft.fallbackAccountId}
          error={faults.fallbackAccountId}
          onChange={(fallbackAccountId) => onChange({ fallbackAccountId })}
        />
        <Select<CampaignValues['silence']>
          label={reviewText.silence}
          items={silenceRule.options.map((key) => ({ key, text: silenceTexts[key] }))}
          value={draft.silence}
          onChange={(silence) => onChange({ silence })}
        />
        <Select<CampaignValues['recurrence']>
          label={reviewText.recurrence}
          items={recurrence.options.map((key) => ({ key, text: recurrenceTexts[key] }))}
          value={draft.recurrence}
          onChange={(next) => onChange({ recurrence: next })}
        />
        <TextField
          label={reviewText.reminders}
          description={reviewText.remindersHint}
          value={draft.reminders}
          error={
            faults.reminderDays ??
            (readReminders(draft.reminders) ? undefined : reviewText.remindersFault)
          }
          onChange={(reminders) => onChange({ reminders })}
        />
      </div>
    </>
  )
}

/** Who decides one after the other, each until an end of its own. */
function StageFields({ draft, faults, onChange }: Props) {
  const set = (kind: keyof ReviewDraft['ends'], endsAt: string) =>
    onChange({ ends: { ...draft.ends, [kind]: endsAt } })
  /** A stage that is switched on ends when the one before does, until somebody says when. */
  const latest = [draft.startsAt, ...Object.values(draft.ends)].sort().at(-1) ?? ''
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-2 text-sm font-medium">Stages, one after the other</legend>
      {stageKind.options.map((kind) => (
        <div key={kind} className="grid items-start gap-x-4 gap-y-1 sm:grid-cols-2">
          <div className="flex flex-col gap-0.5 sm:pt-6">
            <Checkbox
              isSelected={draft.ends[kind] !== ''}
              onChange={(isOn) => set(kind, isOn ? latest : '')}
            >
              {stageTexts[kind].text}
            </Checkbox>
            <span className="text-sm text-muted">{stageTexts[kind].meaning}</span>
          </div>
          {draft.ends[kind] !== '' && (
            <TextField
              type="datetime-local"
              label={`${stageTexts[kind].text} until (${viewerZone()})`}
              value={draft.ends[kind]}
              onChange={(endsAt) => set(kind, endsAt)}
            />
          )}
        </div>
      ))}
      {faults.stages && <p className="text-sm text-bad">{faults.stages}</p>}
    </fieldset>
  )
}

/** An account of this console. */
export function AccountField({
  label,
  value,
  error,
  onChange,
}: {
  readonly label: string
  readonly value: AccountId | null
  readonly error?: string | undefined
  readonly onChange: (id: AccountId) => void
}) {
  const reviewers = useQuery(reviewQueries.reviewers)
  const problem = reviewers.error ? toProblemText(reviewers.error).title : undefined
  return (
    <Select<AccountId>
      label={label}
      items={(reviewers.data ?? []).map(({ email, id, name }) => ({
        key: id,
        text: name,
        description: email,
      }))}
      value={value}
      error={error ?? problem}
      onChange={onChange}
    />
  )
}
