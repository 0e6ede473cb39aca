import { useState } from 'react'
import { PlanDialog } from '../../../people/plan-dialog.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { NumberField } from '../../../ui/number-field.tsx'
import { Select } from '../../../ui/select.tsx'
import { ZoneField } from '../fields/zone-field.tsx'
import { nameSchedules, text } from '../schedules-text.ts'
import type { BulkDialogProps } from './bulk-dialog-props.ts'
import { zoneRules } from './bulk-text.ts'

/** Whether whole rules may be written that were only guessed. */
function InferredChoice({
  isAccepted,
  onChange,
}: {
  readonly isAccepted: boolean
  readonly onChange: (isAccepted: boolean) => void
}) {
  return (
    <div className="flex flex-col gap-1">
      <Checkbox isSelected={isAccepted} onChange={onChange}>
        {text.acceptInferred}
      </Checkbox>
      <p className="ml-6 text-sm text-muted">
        {text.inferredHint} {text.unknownLeftOut}
      </p>
    </div>
  )
}

/** Gives schedules another zone. */
export function ZoneDialog({ count, only, plan, onPlan, onClose }: BulkDialogProps) {
  const [timeZone, setTimeZone] = useState(only?.timeZone ?? 'UTC')
  const [keep, setKeep] = useState<'local' | 'instant'>('local')
  const [acceptInferred, setAccept] = useState(false)
  return (
    <PlanDialog
      title={`Time zone of ${nameSchedules(count, only)}`}
      intro={text.nothingWritten}
      action={`Plan the time zone of ${nameSchedules(count, only)}`}
      isReady={only === undefined || timeZone !== only.timeZone}
      plan={plan}
      onPlan={() => onPlan({ kind: 'zone', timeZone, keep, acceptInferred })}
      onClose={onClose}
    >
      <ZoneField value={timeZone} onChange={setTimeZone} />
      <Select label="What stays" items={zoneRules} value={keep} onChange={setKeep} />
      <InferredChoice isAccepted={acceptInferred} onChange={setAccept} />
    </PlanDialog>
  )
}

/** Moves all start times by the same number of minutes. */
export function ShiftDialog({ count, only, plan, onPlan, onClose }: BulkDialogProps) {
  const [minutes, setMinutes] = useState(15)
  const [direction, setDirection] = useState<'later' | 'earlier'>('later')
  const [acceptInferred, setAccept] = useState(false)
  return (
    <PlanDialog
      title={`Shift the start of ${nameSchedules(count, only)}`}
      intro={text.nothingWritten}
      action={`Plan the shift of ${nameSchedules(count, only)}`}
      plan={plan}
      onPlan={() =>
        onPlan({
          kind: 'shift',
          minutes: direction === 'later' ? minutes : -minutes,
          acceptInferred,
        })
      }
      onClose={onClose}
    >
      <div className="grid grid-cols-2 items-start gap-4">
        <NumberField
          label="Minutes"
          value={minutes}
          minValue={1}
          maxValue={1_440}
          onChange={setMinutes}
        />
        <Select
          label="Direction"
          items={[
            { key: 'later', text: 'Later' },
            { key: 'earlier', text: 'Earlier' },
          ]}
          value={direction}
          onChange={setDirection}
        />
      </div>
      <InferredChoice isAccepted={acceptInferred} onChange={setAccept} />
    </PlanDialog>
  )
}

/** Moves start times apart, in the order of the list. */
export function SpreadDialog({ count, only, plan, onPlan, onClose }: BulkDialogProps) {
  const [everyMinutes, setEvery] = useState(5)
  const [acceptInferred, setAccept] = useState(false)
  return (
    <PlanDialog
      title={`Spread the start of ${nameSchedules(count, only)}`}
      intro={text.nothingWritten}
      action={`Plan the spread of ${nameSchedules(count, only)}`}
      isReady={count > 1}
      plan={plan}
      onPlan={() => onPlan({ kind: 'spread', everyMinutes, acceptInferred })}
      onClose={onClose}
    >
      <NumberField
        label="Minutes between two starts"
        description="In the order of the list; the first keeps its time."
        value={everyMinutes}
        minValue={1}
        maxValue={240}
        onChange={setEvery}
      />
      <InferredChoice isAccepted={acceptInferred} onChange={setAccept} />
    </PlanDialog>
  )
}
