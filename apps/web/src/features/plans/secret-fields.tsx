import type { SecretSlot } from '@curator/console-contract/plans'
import { TextField } from '../../ui/text-field.tsx'

/** What a run needs typed: goes straight to the Server and is kept nowhere, not even in this page. */
export function SecretFields({
  slots,
  typed,
  onChange,
}: {
  readonly slots: readonly SecretSlot[]
  readonly typed: Readonly<Record<string, string>>
  readonly onChange: (typed: Readonly<Record<string, string>>) => void
}) {
  if (slots.length === 0) return null
  return (
    <div className="flex flex-col gap-3">
      {slots.map(({ label, slot }) => (
        <TextField
          key={slot}
          label={label}
          type="password"
          autoComplete="new-password"
          value={typed[slot] ?? ''}
          onChange={(value) => onChange({ ...typed, [slot]: value })}
        />
      ))}
      <p className="text-muted">
        What you type goes straight to the Server and is kept nowhere. If the console stops before
        it is sent, you will have to type it again.
      </p>
    </div>
  )
}
