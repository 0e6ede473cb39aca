import type { ConnectionId } from '@curator/console-contract/ids'
import type { ReviewDecision } from '@curator/console-contract/schedule-findings'
import { PersonPicker } from '../../../people/person-picker.tsx'
import { NumberField } from '../../../ui/number-field.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { CredentialField } from '../fields/credential-field.tsx'
import { WorkerTagField } from '../fields/worker-tag-field.tsx'
import { ZoneField } from '../fields/zone-field.tsx'
import { viewerZone } from '../rules/run-words.ts'
import { columnLabels, priorityChoices } from '../schedules-text.ts'
import { type AnswerDraft, needsReason, toAnswerText } from './decision-choices.ts'
import { reviewText } from './review-text.ts'

const mostMinutes = 1_440

/** What an answer needs: the decision, its value, the reason. Without a connection nothing of a Server can be chosen. */
export function AnswerFields({
  connectionId,
  decisions,
  draft,
  hasFindings,
  faults,
  onChange,
}: {
  readonly connectionId: ConnectionId | undefined
  readonly decisions: readonly ReviewDecision[]
  readonly draft: AnswerDraft
  readonly hasFindings: boolean
  readonly faults: Readonly<Record<string, string>>
  readonly onChange: (patch: Partial<AnswerDraft>) => void
}) {
  const faultOf = (key: string) => faults[`answer.${key}`] ?? faults[key]
  return (
    <div className="flex flex-col gap-3">
      <Select<ReviewDecision>
        label="What shall become of it"
        items={decisions.map((key) => ({ key, text: toAnswerText(key) }))}
        value={draft.decision}
        onChange={(decision) => onChange({ decision })}
      />
      <ValueField connectionId={connectionId} draft={draft} faultOf={faultOf} onChange={onChange} />
      <TextField
        label={reviewText.reason}
        description={reviewText.reasonHint}
        {...(draft.decision !== null && !needsReason(draft.decision, hasFindings)
          ? { isRequired: false }
          : {})}
        value={draft.reason}
        maxLength={1_000}
        error={faultOf('reason')}
        onChange={(reason) => onChange({ reason })}
      />
    </div>
  )
}

function ValueField({
  connectionId,
  draft,
  faultOf,
  onChange,
}: {
  readonly connectionId: ConnectionId | undefined
  readonly draft: AnswerDraft
  readonly faultOf: (key: string) => string | undefined
  readonly onChange: (patch: Partial<AnswerDraft>) => void
}) {
  switch (draft.decision) {
    case 'keep_until':
    case 'pause':
      return (
        <TextField
          type="datetime-local"
          label={`Until (${viewerZone()})`}
          {...(draft.decision === 'pause' ? { isRequired: false } : {})}
          value={draft.until}
          error={faultOf('until')}
          onChange={(until) => onChange({ until })}
        />
      )
    case 'retime':
      return (
        <NumberField
          label="Minutes later; less than 0 is earlier"
          value={draft.minutes}
          minValue={-mostMinutes}
          maxValue={mostMinutes}
          error={faultOf('minutes')}
          onChange={(minutes) => onChange({ minutes })}
        />
      )
    case 'change_priority':
      return (
        <Select
          label={columnLabels.priority}
          items={priorityChoices}
          value={draft.priority ?? null}
          onChange={(priority) => onChange({ priority })}
        />
      )
    case 'change_zone':
      return (
        <ZoneField
          value={draft.timeZone}
          error={faultOf('timeZone')}
          onChange={(timeZone) => onChange({ timeZone })}
        />
      )
    default:
      if (connectionId)
        return <ServerField connectionId={connectionId} draft={draft} onChange={onChange} />
      return draft.decision === 'transfer' ? (
        <TextField
          type="email"
          label="E-mail of the new owner"
          value={draft.owner?.email ?? ''}
          error={faultOf('ownerId')}
          maxLength={128}
          onChange={(email) => onChange({ owner: email ? { id: email, email } : undefined })}
        />
      ) : null
  }
}

/** What is chosen among things of the Server. */
function ServerField({
  connectionId,
  draft,
  onChange,
}: {
  readonly connectionId: ConnectionId
  readonly draft: AnswerDraft
  readonly onChange: (patch: Partial<AnswerDraft>) => void
}) {
  switch (draft.decision) {
    case 'transfer':
      return (
        <PersonPicker
          label="New owner"
          connectionId={connectionId}
          chosen={draft.owner as Parameters<typeof PersonPicker>[0]['chosen']}
          onChange={(user) => onChange({ owner: user })}
        />
      )
    case 'change_credential':
      return (
        <CredentialField
          connectionId={connectionId}
          value={draft.credentialId}
          onChange={(credentialId) => onChange({ credentialId })}
        />
      )
    case 'change_worker_tag':
      return (
        <WorkerTagField
          connectionId={connectionId}
          value={draft.workerTag}
          onChange={(workerTag) => onChange({ workerTag })}
        />
      )
    default:
      return null
  }
}
