import type { ConnectionId } from '@curator/console-contract/ids'
import type { ServerUser } from '@curator/console-contract/users'
import { useState } from 'react'
import { PersonPicker } from '../../../people/person-picker.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { CredentialField } from '../fields/credential-field.tsx'
import { WorkerTagField } from '../fields/worker-tag-field.tsx'
import { priorityChoices } from '../schedules-text.ts'
import { type SetDrafts, type SetField, setLabels } from './set-fields.ts'

/** The box of one field; its label stands beside it. */
export function SetFieldInput({
  field,
  connectionId,
  drafts,
  onChange,
}: {
  readonly field: SetField
  readonly connectionId: ConnectionId
  readonly drafts: SetDrafts
  readonly onChange: (patch: SetDrafts) => void
}) {
  const [owner, setOwner] = useState<ServerUser>()
  const label = setLabels[field]
  switch (field) {
    case 'ownerId':
      return (
        <PersonPicker
          label={label}
          isLabelHidden
          connectionId={connectionId}
          chosen={owner}
          onChange={(user) => {
            setOwner(user)
            onChange({ ownerId: user?.id })
          }}
        />
      )
    case 'priority':
      return (
        <Select
          label={label}
          isLabelHidden
          items={priorityChoices}
          value={drafts.priority ?? null}
          onChange={(priority) => onChange({ priority })}
        />
      )
    case 'workerTag':
      return (
        <WorkerTagField
          isLabelHidden
          connectionId={connectionId}
          value={drafts.workerTag ?? ''}
          onChange={(workerTag) => onChange({ workerTag })}
        />
      )
    case 'credentialId':
      return (
        <CredentialField
          isLabelHidden
          connectionId={connectionId}
          value={drafts.credentialId}
          onChange={(credentialId) => onChange({ credentialId })}
        />
      )
    default:
      return (
        <TextField
          label={label}
          isLabelHidden
          value={drafts[field] ?? ''}
          onChange={(value) => onChange({ [field]: value })}
          maxLength={field === 'name' ? 256 : 1_024}
        />
      )
  }
}
