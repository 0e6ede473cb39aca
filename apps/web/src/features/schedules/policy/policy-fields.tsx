import { schedulePriorities } from '@curator/console-contract/schedules'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { NumberField } from '../../../ui/number-field.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { ToggleList } from '../rules/toggle-list.tsx'
import { CollectionLines, mostMinutes, type PolicyFieldProps, RoleLines } from './policy-lines.tsx'
import { policyText } from './policy-text.ts'

const priorityChoices = schedulePriorities.map((key) => ({ key, text: key }))

export function OftenFields(props: PolicyFieldProps) {
  const { draft, onChange } = props
  return (
    <>
      <Checkbox isSelected={draft.hasLeast} onChange={(hasLeast) => onChange({ hasLeast })}>
        {policyText.limit}
      </Checkbox>
      {draft.hasLeast && (
        <NumberField
          label={policyText.leastMinutes}
          value={draft.leastMinutes}
          minValue={1}
          maxValue={mostMinutes}
          onChange={(leastMinutes) => onChange({ leastMinutes })}
        />
      )}
      <RoleLines {...props} />
      <CollectionLines {...props} />
    </>
  )
}

export function UseFields({ draft, faults, onChange }: PolicyFieldProps) {
  return (
    <>
      <div className="flex flex-col gap-1">
        <ToggleList
          label={policyText.priorities}
          choices={priorityChoices}
          chosen={draft.priorities}
          onChange={(priorities) => onChange({ priorities })}
        />
        <p className="text-sm text-muted">{policyText.prioritiesHint}</p>
      </div>
      <Checkbox isSelected={draft.hasTags} onChange={(hasTags) => onChange({ hasTags })}>
        {policyText.limitTags}
      </Checkbox>
      {draft.hasTags && (
        <>
          <TextArea
            label={policyText.tags}
            value={draft.tagLines}
            error={faults['policy.workerTags']}
            onChange={(tagLines) => onChange({ tagLines })}
          />
          <Checkbox
            isSelected={draft.isNoTagAllowed}
            onChange={(isNoTagAllowed) => onChange({ isNoTagAllowed })}
          >
            {policyText.noTag}
          </Checkbox>
        </>
      )}
    </>
  )
}

/** The most each number takes, as the contract has it. */
const numbers = [
  { key: 'mostStartsAtOnce', maxValue: 10_000 },
  { key: 'failuresInARow', maxValue: 100 },
  { key: 'graceMinutes', maxValue: 10_080 },
  { key: 'disabledDays', maxValue: 3_650 },
  { key: 'unreadDays', maxValue: 3_650 },
] as const

export function TroubleFields({ draft, onChange }: PolicyFieldProps) {
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      {numbers.map(({ key, maxValue }) => (
        <NumberField
          key={key}
          label={policyText[key]}
          description={key === 'mostStartsAtOnce' ? policyText.mostStartsAtOnceHint : undefined}
          value={draft[key]}
          minValue={1}
          maxValue={maxValue}
          onChange={(value) => onChange({ [key]: value })}
        />
      ))}
    </div>
  )
}
