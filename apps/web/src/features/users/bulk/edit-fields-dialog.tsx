import { type UserFieldKey, userFields } from '@curator/console-contract/user-fields'
import { useState } from 'react'
import {
  type FieldDrafts,
  fieldsFor,
  toFieldValues,
  toFirstDraft,
} from '../../../people/field-drafts.ts'
import { FieldInput } from '../../../people/field-input.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import type { BulkDialogProps } from './bulk-dialog-props.ts'
import { countUsers } from './bulk-text.ts'
import { PlanDialog } from './plan-dialog.tsx'

/** Sets the same values for all chosen users. A field that is not switched on is left as it is. */
export function EditFieldsDialog({ connection, count, plan, onPlan, onClose }: BulkDialogProps) {
  const [drafts, setDrafts] = useState<FieldDrafts>({})
  const values = toFieldValues(drafts)
  const toggle = (key: UserFieldKey, isOn: boolean) => {
    const { [key]: _, ...others } = drafts
    setDrafts(isOn ? { ...drafts, [key]: toFirstDraft(key) } : others)
  }
  return (
    <PlanDialog
      title={`Edit ${countUsers(count)}`}
      action={`Plan the change of ${countUsers(count)}`}
      isReady={values !== undefined}
      plan={plan}
      onPlan={() => {
        if (values) onPlan({ kind: 'set', values })
      }}
      onClose={onClose}
    >
      <p className="text-muted">Tick what is to change; everything else is left as it is.</p>
      <ul className="flex flex-col divide-y divide-line">
        {fieldsFor(count).map((key) => {
          const draft = drafts[key]
          const { label } = userFields[key]
          return (
            <li
              key={key}
              className="grid min-h-11 items-center gap-x-4 gap-y-1 py-1 sm:grid-cols-2"
            >
              <Checkbox isSelected={draft !== undefined} onChange={(isOn) => toggle(key, isOn)}>
                {label}
              </Checkbox>
              {draft === undefined ? (
                <span className="text-sm text-muted max-sm:sr-only">Leave as is</span>
              ) : (
                <FieldInput
                  field={key}
                  connectionId={connection.id}
                  draft={draft}
                  onChange={(next) => setDrafts({ ...drafts, [key]: next })}
                />
              )}
            </li>
          )
        })}
      </ul>
    </PlanDialog>
  )
}
