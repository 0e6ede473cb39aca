import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { FieldError, Label, Text } from 'react-aria-components'

/** The look of every box that takes text. */
export const inputClasses =
  'w-full min-h-9 rounded-md border border-line-strong bg-surface px-3 text-base text-text ' +
  'data-invalid:border-bad disabled:cursor-not-allowed disabled:opacity-60'

/** What each kind of field has in common. */
export type FieldProps = {
  readonly label: string
  /** For fields whose place says enough; screen readers still hear the label. */
  readonly isLabelHidden?: boolean | undefined
  /** Said beforehand, below the label. */
  readonly description?: ReactNode
  /** Said beside the field; makes it invalid. */
  readonly error?: string | undefined
  readonly isRequired?: boolean
  readonly isDisabled?: boolean
}

export function FieldLabel({
  label,
  isLabelHidden,
  isRequired,
}: Pick<FieldProps, 'label' | 'isLabelHidden' | 'isRequired'>) {
  return (
    <Label className={isLabelHidden ? 'sr-only' : 'text-sm font-medium text-text'}>
      {label}
      {isRequired === false && <span className="font-normal text-muted"> (optional)</span>}
    </Label>
  )
}

export function FieldNotes({ description, error }: Pick<FieldProps, 'description' | 'error'>) {
  return (
    <>
      {description && (
        <Text slot="description" className="text-sm text-muted">
          {description}
        </Text>
      )}
      <FieldError className="flex items-start gap-1 text-sm text-bad">
        <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
        <span>{error}</span>
      </FieldError>
    </>
  )
}
