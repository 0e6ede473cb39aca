import { CircleAlert, PencilLine } from 'lucide-react'
import { classNames } from '../../../ui/class-names.ts'
import type { CellView } from './use-grid-edits.ts'

/** A value; when it is changed, what it was, and what is wrong with it. Icon and words, never colour alone. */
export function EditCell({
  cell,
  isMarked,
}: {
  readonly cell: CellView
  readonly isMarked: boolean
}) {
  const { text, before, fault } = cell
  return (
    <span
      className={classNames(
        'flex min-h-9 flex-col justify-center rounded-sm px-1',
        isMarked && 'bg-accent-soft ring-1 ring-accent ring-inset',
      )}
      title={fault ?? (before === undefined ? text : `Was: ${before || 'blank'}`)}
    >
      <span className={classNames('truncate', before !== undefined && 'font-semibold')}>
        {text || <em className="font-normal text-muted">blank</em>}
      </span>
      {fault !== undefined ? (
        <span className="flex min-w-0 items-center gap-1 text-xs text-bad">
          <CircleAlert aria-hidden className="size-3 shrink-0" />
          <span className="truncate">{fault}</span>
        </span>
      ) : (
        before !== undefined && (
          <span className="flex min-w-0 items-center gap-1 text-xs text-muted">
            <PencilLine aria-hidden className="size-3 shrink-0" />
            <span className="sr-only">Changed; was </span>
            <s className="truncate">{before || 'blank'}</s>
          </span>
        )
      )}
    </span>
  )
}
