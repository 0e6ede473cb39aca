import type { ServerSchedule } from '@curator/console-contract/schedules'
import { useState } from 'react'
import { PlanDialog } from '../../../people/plan-dialog.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { nameSchedules, text } from '../schedules-text.ts'
import type { BulkDialogProps } from './bulk-dialog-props.ts'
import { SetFieldInput } from './set-field-input.tsx'
import { type SetDrafts, type SetField, setFields, setLabels, toValues } from './set-fields.ts'

/** Sets the same values for all chosen schedules. A field that is not switched on is left as it is. */
export function SetDialog({
  connectionId,
  count,
  only,
  first,
  plan,
  onPlan,
  onClose,
}: BulkDialogProps & { readonly first: SetField | undefined }) {
  const [drafts, setDrafts] = useState<SetDrafts>(first ? { [first]: toPresent(first, only) } : {})
  const values = toValues(drafts)
  const fields = only ? setFields : setFields.filter((key) => key !== 'name')
  const toggle = (key: SetField, isOn: boolean) => {
    const { [key]: _, ...others } = drafts
    setDrafts(isOn ? { ...drafts, [key]: toPresent(key, only) } : others)
  }
  return (
    <PlanDialog
      title={`Edit ${nameSchedules(count, only)}`}
      intro={text.nothingWritten}
      action={`Plan the change of ${nameSchedules(count, only)}`}
      isReady={values !== undefined}
      plan={plan}
      onPlan={() => {
        if (values) onPlan({ kind: 'set', values })
      }}
      onClose={onClose}
    >
      <p className="text-muted">Tick what is to change; everything else is left as it is.</p>
      <ul className="flex flex-col divide-y divide-line">
        {fields.map((key) => (
          <li key={key} className="grid min-h-11 items-center gap-x-4 gap-y-1 py-1 sm:grid-cols-2">
            <Checkbox isSelected={key in drafts} onChange={(isOn) => toggle(key, isOn)}>
              {setLabels[key]}
            </Checkbox>
            {key in drafts ? (
              <SetFieldInput
                field={key}
                connectionId={connectionId}
                drafts={drafts}
                onChange={(patch) => setDrafts({ ...drafts, ...patch })}
              />
            ) : (
              <span className="text-sm text-muted max-sm:sr-only">Leave as is</span>
            )}
          </li>
        ))}
      </ul>
    </PlanDialog>
  )
}

/** Text begins with what one schedule has now; people, priorities and credentials are chosen anew. */
function toPresent(key: SetField, only: ServerSchedule | undefined): string | undefined {
  if (key === 'name' || key === 'comment') return only?.[key] ?? ''
  return key === 'workerTag' ? (only?.workerTag ?? '') : undefined
}
