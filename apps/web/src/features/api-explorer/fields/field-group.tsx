import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

/** Fields that belong together, with their name and what is wrong with them as a whole. */
export function FieldGroup({
  label,
  isRequired,
  error,
  action,
  children,
}: {
  readonly label: string
  readonly isRequired: boolean
  readonly error?: string | undefined
  readonly action?: ReactNode
  readonly children: ReactNode
}) {
  return (
    <fieldset className="flex min-w-0 flex-col gap-3 border-l-2 border-line-strong pl-3">
      <legend className="float-left text-sm font-medium">
        {label}
        {isRequired ? ' *' : ''}
      </legend>
      {error && (
        <p className="flex items-start gap-1 text-sm text-bad">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {error}
        </p>
      )}
      {children}
      {action && <div className="flex">{action}</div>}
    </fieldset>
  )
}
