import type { ProfileReach } from '@curator/console-contract/job-profiles'
import { onboardingFields } from '@curator/console-contract/onboarding-fields'
import { TextField } from '../../../ui/text-field.tsx'
import { reachPlaceholders, text } from './profiles-text.ts'

const keys = ['collections', 'credentials', 'dataConnections'] as const

/** Collections, credentials and data connections of a profile, written as in a cell of the sheet. */
export function ReachFields({
  reach,
  onChange,
}: {
  readonly reach: ProfileReach
  readonly onChange: (reach: ProfileReach) => void
}) {
  return (
    <section aria-label={text.reach} className="flex flex-col gap-2">
      <h3 className="font-semibold">{text.reach}</h3>
      <p className="text-sm text-muted">{text.reachAbout}</p>
      {keys.map((key) => (
        <TextField
          key={key}
          label={onboardingFields[key].label}
          isRequired={false}
          value={reach[key]}
          onChange={(cell) => onChange({ ...reach, [key]: cell })}
          placeholder={reachPlaceholders[key]}
          maxLength={10_000}
          autoComplete="off"
        />
      ))}
    </section>
  )
}
