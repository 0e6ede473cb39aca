import type { RowFault } from '@curator/console-contract/sheets'
import { CircleAlert, WandSparkles } from 'lucide-react'
import { faultText } from './sheets-text.ts'

/** A value with what is wrong with it: icon and words below it, never colour alone. One press takes a suggestion. */
export function FaultCell({
  value,
  faults,
  isExcluded,
  onSuggestion,
}: {
  readonly value: string
  readonly faults: readonly RowFault[]
  readonly isExcluded: boolean
  readonly onSuggestion: (suggestion: string) => void
}) {
  const fault = faults[0]
  if (!fault) {
    return (
      <span className={isExcluded ? 'text-muted line-through' : ''} title={value}>
        {value}
      </span>
    )
  }
  const { suggestion } = fault
  const words = faults.map((each) => each.message).join(' ')
  return (
    <span className="flex flex-col" title={words}>
      <span className="truncate font-medium text-bad underline decoration-dotted underline-offset-2">
        {value || <em>blank</em>}
      </span>
      {suggestion === null ? (
        <span className="flex min-w-0 items-center gap-1 text-xs text-bad">
          <CircleAlert aria-hidden className="size-3.5 shrink-0" />
          <span className="truncate">{faultText[fault.code]}</span>
          <span className="sr-only">. {words}</span>
        </span>
      ) : (
        <span className="flex min-w-0 items-center gap-1 text-xs text-bad">
          <CircleAlert aria-hidden className="size-3.5 shrink-0" />
          <span className="sr-only">
            {faultText[fault.code]}. {words}
          </span>
          <button
            type="button"
            tabIndex={-1}
            onClick={() => onSuggestion(suggestion)}
            className="flex min-h-6 min-w-0 items-center gap-1 rounded-sm px-1 text-accent-ink hover:bg-hover hover:underline"
          >
            <WandSparkles aria-hidden className="size-3.5 shrink-0" />
            <span className="truncate">Use “{suggestion}”</span>
          </button>
        </span>
      )}
    </span>
  )
}
