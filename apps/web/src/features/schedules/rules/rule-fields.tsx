import { Checkbox } from '../../../ui/checkbox.tsx'
import { NumberField } from '../../../ui/number-field.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { RuleDraft } from './rule-draft.ts'
import { dayChoices, monthChoices, occurrenceChoices, weekdayChoices } from './rules-text.ts'
import { ToggleList } from './toggle-list.tsx'

type Props = {
  readonly draft: RuleDraft
  readonly onChange: (patch: Partial<RuleDraft>) => void
  readonly faults: Readonly<Record<string, string>>
}

/** The fields that belong to one kind of rule. */
export function RuleFields(props: Props) {
  const { draft, faults, onChange } = props
  switch (draft.type) {
    case 'Once':
      return null
    case 'Hourly':
      return <IntervalFields {...props} />
    case 'Daily':
      return (
        <Checkbox
          isSelected={draft.runOnlyWorkWeek}
          onChange={(runOnlyWorkWeek) => onChange({ runOnlyWorkWeek })}
        >
          Monday to Friday only
        </Checkbox>
      )
    case 'Weekly':
      return (
        <ToggleList
          label="Days of the week"
          choices={weekdayChoices.map(({ key }) => ({ key, text: key.slice(0, 3) }))}
          chosen={draft.daysOfWeek}
          onChange={(daysOfWeek) => onChange({ daysOfWeek })}
          error={faults.daysOfWeek}
        />
      )
    case 'Monthly':
      return (
        <NumberField
          label="Day of the month"
          description="A month that has no such day is left out."
          value={draft.dayOfMonth}
          minValue={1}
          maxValue={31}
          onChange={(dayOfMonth) => onChange({ dayOfMonth })}
        />
      )
    case 'MonthlyWeekday':
      return <MonthlyWeekdayFields {...props} />
    case 'Custom':
      return <CustomFields {...props} />
    case 'Cron':
      return (
        <TextField
          label="Cron expression"
          description="Minute, hour, day, month and weekday. It is read in the time zone."
          isMonospace
          value={draft.cronExpression}
          onChange={(cronExpression) => onChange({ cronExpression })}
          maxLength={200}
          error={faults.cronExpression}
        />
      )
  }
}

function IntervalFields({ draft, faults, onChange }: Props) {
  return (
    <div className="grid grid-cols-2 items-start gap-4">
      <NumberField
        label="Hours between two runs"
        value={draft.hours}
        minValue={0}
        maxValue={8_760}
        onChange={(hours) => onChange({ hours })}
      />
      <NumberField
        label="Minutes"
        value={draft.minutes}
        minValue={0}
        maxValue={59}
        onChange={(minutes) => onChange({ minutes })}
        error={faults.minutes}
      />
    </div>
  )
}

function MonthlyWeekdayFields({ draft, onChange }: Props) {
  return (
    <div className="grid grid-cols-2 items-start gap-4">
      <Select
        label="Which of the month"
        items={occurrenceChoices}
        value={String(draft.occurrence) as (typeof occurrenceChoices)[number]['key']}
        onChange={(occurrence) => onChange({ occurrence: Number(occurrence) })}
      />
      <Select
        label="Weekday"
        items={weekdayChoices}
        value={draft.dayOfWeek}
        onChange={(dayOfWeek) => onChange({ dayOfWeek })}
      />
    </div>
  )
}

function CustomFields({ draft, faults, onChange }: Props) {
  return (
    <>
      <ToggleList
        label="Days of the month"
        choices={dayChoices}
        chosen={draft.daysOfMonth.map(String)}
        onChange={(days) => onChange({ daysOfMonth: days.map(Number) })}
        error={faults.daysOfMonth}
      />
      <ToggleList
        label="Months"
        choices={monthChoices}
        chosen={draft.months.map(String)}
        onChange={(months) => onChange({ months: months.map(Number) })}
        error={faults.months}
      />
    </>
  )
}
