import { fromLocalInput, toLocalInput } from '../lib/local-instant.ts'
import { Checkbox } from '../ui/checkbox.tsx'
import { TextField } from '../ui/text-field.tsx'

/** An expiry while it is edited. */
export type ExpiryDraft = { readonly ends: boolean; readonly at: string }

export const neverEnds: ExpiryDraft = { ends: false, at: '' }
export const toExpiryDraft = (instant: string | null): ExpiryDraft =>
  instant === null ? neverEnds : { ends: true, at: toLocalInput(instant) }

/** The instant, null for never, undefined while it is missing. */
export const toExpiry = ({ at, ends }: ExpiryDraft): string | null | undefined =>
  ends ? fromLocalInput(at) : null

/** When a membership or something else ends, in the zone of this browser, which is named; or never. */
export function ExpiryField({
  label = 'The membership ends',
  value,
  onChange,
}: {
  readonly label?: string
  readonly value: ExpiryDraft
  readonly onChange: (draft: ExpiryDraft) => void
}) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  return (
    <div className="flex flex-col gap-2">
      <Checkbox isSelected={value.ends} onChange={(ends) => onChange({ ...value, ends })}>
        {label}
      </Checkbox>
      {value.ends && (
        <div className="max-w-72">
          <TextField
            type="datetime-local"
            label={`Ends at (${zone})`}
            value={value.at}
            onChange={(at) => onChange({ ...value, at })}
          />
        </div>
      )}
    </div>
  )
}
