import { useState } from 'react'
import { PlanDialog } from '../../../people/plan-dialog.tsx'
import { NumberField } from '../../../ui/number-field.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { nameSchedules, text } from '../schedules-text.ts'
import type { BulkDialogProps } from './bulk-dialog-props.ts'
import { bulkText } from './bulk-text.ts'

/** Days that a schedule waits for its deletion, unless somebody says otherwise. */
const usualDays = 30

/** Switches schedules off now and puts their deletion on the to-do list. */
export function DeleteDialog({ count, only, plan, onPlan, onClose }: BulkDialogProps) {
  const [afterDays, setAfterDays] = useState(usualDays)
  return (
    <PlanDialog
      title={`Delete ${nameSchedules(count, only)}`}
      intro={text.nothingWritten}
      action={`Plan to switch off and later delete ${nameSchedules(count, only)}`}
      isDanger
      plan={plan}
      onPlan={() => onPlan({ kind: 'delete', afterDays })}
      onClose={onClose}
    >
      <p>{bulkText.deleteHint}</p>
      <NumberField
        label={bulkText.deleteDays}
        description={bulkText.deleteDaysHint}
        value={afterDays}
        minValue={0}
        maxValue={365}
        onChange={setAfterDays}
      />
    </PlanDialog>
  )
}

/** Switches schedules off for maintenance. */
export function HoldDialog({ count, only, plan, onPlan, onClose }: BulkDialogProps) {
  const [note, setNote] = useState('')
  return (
    <PlanDialog
      title={`Hold ${nameSchedules(count, only)} for maintenance`}
      intro={text.nothingWritten}
      action={`Plan to hold ${nameSchedules(count, only)}`}
      plan={plan}
      onPlan={() => onPlan({ kind: 'hold', note: note.trim() })}
      onClose={onClose}
    >
      <p>{bulkText.holdHint}</p>
      <TextField
        label={bulkText.holdNote}
        description={bulkText.holdNoteHint}
        isRequired={false}
        value={note}
        onChange={setNote}
        maxLength={500}
      />
    </PlanDialog>
  )
}
