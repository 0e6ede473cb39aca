import type { OffboardingOptions } from '@curator/console-contract/offboarding'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Panel } from '../../ui/page.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import {
  collectionChoices,
  endChoices,
  scheduleChoices,
  text,
  workflowChoices,
} from './offboarding-text.ts'

/** Days that are offered for the deletion of an account. */
const usualDeleteDays = 90
const mostDays = 3_650

/** What becomes of everybody in the list. */
export function OptionsForm({
  options,
  onChange,
}: {
  readonly options: OffboardingOptions
  readonly onChange: (options: OffboardingOptions) => void
}) {
  const set = (patch: Partial<OffboardingOptions>) => onChange({ ...options, ...patch })
  return (
    <Panel label={text.whatHappens}>
      <div className="flex flex-col gap-4 p-4">
        <h2 className="text-lg font-semibold">{text.whatHappens}</h2>
        <div className="grid gap-4 sm:grid-cols-2">
          <Select
            label="Workflows"
            items={workflowChoices}
            value={options.workflows}
            onChange={(workflows) => set({ workflows })}
          />
          <Select
            label="Schedules"
            items={scheduleChoices}
            value={options.schedules}
            onChange={(schedules) => set({ schedules })}
          />
          <Select
            label="Collections"
            items={collectionChoices}
            value={options.collections}
            onChange={(collections) => set({ collections })}
          />
          <Select
            label="Account"
            items={endChoices}
            value={options.end}
            onChange={(end) => set({ end })}
          />
        </div>
        <div className="flex flex-wrap items-end gap-4">
          <Checkbox
            isSelected={options.deleteAfterDays !== null}
            onChange={(isOn) => set({ deleteAfterDays: isOn ? usualDeleteDays : null })}
          >
            {text.deleteLater}
          </Checkbox>
          {options.deleteAfterDays !== null && (
            <TextField
              label={text.deleteDays}
              type="number"
              value={String(options.deleteAfterDays)}
              onChange={(value) => {
                const days = Math.round(Number(value))
                if (days >= 1 && days <= mostDays) set({ deleteAfterDays: days })
              }}
            />
          )}
        </div>
      </div>
    </Panel>
  )
}
