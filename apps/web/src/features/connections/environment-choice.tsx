import type { Environment } from '@curator/console-contract/connections'
import { CircleAlert } from 'lucide-react'
import { FieldError, Label, Radio, RadioGroup } from 'react-aria-components'
import { EnvironmentBadge } from '../../ui/environment-badge.tsx'
import { environmentChoices } from './connections-text.ts'

/** Where a Server stands: a word with its colour, and what the colour is for. */
export function EnvironmentChoice({
  value,
  onChange,
  error,
}: {
  readonly value: Environment | null
  readonly onChange: (value: Environment) => void
  readonly error: string | undefined
}) {
  return (
    <RadioGroup
      value={value}
      onChange={(key) => onChange(key as Environment)}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      className="flex flex-col gap-1"
    >
      <Label className="text-sm font-medium text-text">Environment</Label>
      <div className="grid gap-2 sm:grid-cols-3">
        {environmentChoices.map(({ key, text, description }) => (
          <Radio
            key={key}
            value={key}
            aria-label={text}
            className="flex cursor-pointer flex-col items-start gap-1 rounded-md border border-line-strong bg-surface px-3 py-2 text-sm data-focus-visible:outline-2 data-focus-visible:outline-focus data-hovered:bg-hover data-selected:border-accent data-selected:bg-accent-soft data-selected:ring-1 data-selected:ring-accent"
          >
            <EnvironmentBadge environment={key} />
            <span className="text-muted">{description}</span>
          </Radio>
        ))}
      </div>
      <FieldError className="flex items-start gap-1 text-sm text-bad">
        <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
        <span>{error}</span>
      </FieldError>
    </RadioGroup>
  )
}
