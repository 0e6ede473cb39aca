import { X } from 'lucide-react'
import { Button } from 'react-aria-components'

/** One filter in force, with a button that takes it away. */
export function FilterChip({
  label,
  text,
  onRemove,
}: {
  readonly label: string
  readonly text: string
  readonly onRemove: () => void
}) {
  return (
    <span className="inline-flex max-w-full items-center gap-1 rounded-md border border-line-strong bg-surface pl-2 text-sm">
      <span className="truncate">
        <span className="text-muted">{label}: </span>
        {text}
      </span>
      <Button
        aria-label={`Remove filter ${label}: ${text}`}
        onPress={onRemove}
        className="flex size-7 shrink-0 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-text"
      >
        <X aria-hidden className="size-3.5" />
      </Button>
    </span>
  )
}
