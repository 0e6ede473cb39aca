import type { ConnectionId } from '@curator/console-contract/ids'
import { type UserFieldKey, userFields } from '@curator/console-contract/user-fields'
import { type FieldDrafts, toFirstDraft } from '../../../people/field-drafts.ts'
import { FieldInput } from '../../../people/field-input.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { profileFieldKeys } from './profile-draft.ts'

/** Any subset of the fields, each switched on with its value. */
export function ProfileFields({
  connectionId,
  fields,
  onChange,
}: {
  readonly connectionId: ConnectionId
  readonly fields: FieldDrafts
  readonly onChange: (fields: FieldDrafts) => void
}) {
  const toggle = (key: UserFieldKey, isOn: boolean) => {
    const { [key]: _, ...others } = fields
    onChange(isOn ? { ...fields, [key]: toFirstDraft(key) } : others)
  }
  return (
    <ul className="flex flex-col divide-y divide-line">
      {profileFieldKeys.map((key) => {
        const draft = fields[key]
        return (
          <li key={key} className="grid min-h-11 items-center gap-x-4 gap-y-1 py-1 sm:grid-cols-2">
            <Checkbox isSelected={draft !== undefined} onChange={(isOn) => toggle(key, isOn)}>
              {userFields[key].label}
            </Checkbox>
            {draft === undefined ? (
              <span className="text-sm text-muted max-sm:sr-only">Not set</span>
            ) : (
              <FieldInput
                field={key}
                connectionId={connectionId}
                draft={draft}
                onChange={(next) => onChange({ ...fields, [key]: next })}
              />
            )}
          </li>
        )
      })}
    </ul>
  )
}
