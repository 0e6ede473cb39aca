import {
  type CollectionRights,
  collectionRightKeys,
  collectionRightLabels,
} from '@curator/console-contract/collections'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { isSameRights, rightsPresets } from './rights.ts'

/** The six rights of a member, one by one or as a preset. */
export function RightsField({
  value,
  onChange,
}: {
  readonly value: CollectionRights
  readonly onChange: (rights: CollectionRights) => void
}) {
  const preset = rightsPresets.find(({ rights }) => isSameRights(rights, value))
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 text-sm font-medium">Rights</legend>
      <div className="flex flex-wrap gap-2">
        {rightsPresets.map(({ key, rights, text }) => (
          <Button
            key={key}
            size="small"
            variant={preset?.key === key ? 'primary' : 'secondary'}
            aria-pressed={preset?.key === key}
            onPress={() => onChange(rights)}
          >
            {text}
          </Button>
        ))}
      </div>
      <p className="text-sm text-muted">
        {preset ? `${preset.text}: ${preset.meaning}.` : 'Rights of your own choice.'}
      </p>
      <div className="grid gap-2 sm:grid-cols-2">
        {collectionRightKeys.map((key) => (
          <Checkbox
            key={key}
            isSelected={value[key]}
            onChange={(isChosen) => onChange({ ...value, [key]: isChosen })}
          >
            {collectionRightLabels[key].label}
          </Checkbox>
        ))}
      </div>
    </fieldset>
  )
}
