import type { Sheet } from '@curator/console-contract/onboarding'
import { GroupsForm } from './groups-form.tsx'
import type { SheetChoices } from './sheet-choices.ts'
import { TruthForm } from './truth-form.tsx'
import { UsualProfileForm } from './usual-profile-form.tsx'

/** What is chosen for the whole sheet, the last step before the plan. */
export function ChoicesStep({
  sheet,
  chosenGroups,
  choices,
  refusal,
  onGroups,
  onChoices,
}: {
  readonly sheet: Sheet
  readonly chosenGroups: ReadonlySet<string>
  readonly choices: SheetChoices
  /** Why no plan was made: over the limit of removals. */
  readonly refusal: Error | null
  readonly onGroups: (chosen: ReadonlySet<string>) => void
  readonly onChoices: (choices: SheetChoices) => void
}) {
  const change = (patch: Partial<SheetChoices>) => onChoices({ ...choices, ...patch })
  return (
    <>
      <GroupsForm sheet={sheet} chosen={chosenGroups} onChange={onGroups} />
      <UsualProfileForm
        connectionId={sheet.connectionId}
        profileId={choices.profileId}
        onChange={(profileId) => change({ profileId })}
      />
      <TruthForm sheetId={sheet.id} choices={choices} refusal={refusal} onChange={change} />
    </>
  )
}
