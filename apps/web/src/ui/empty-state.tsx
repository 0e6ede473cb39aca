import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

/** Nothing to show, and the next step. */
export function EmptyState({
  icon: Icon,
  title,
  text,
  action,
}: {
  readonly icon: LucideIcon
  readonly title: string
  readonly text?: ReactNode
  readonly action?: ReactNode
}) {
  return (
    <div className="flex flex-col items-center gap-3 px-6 py-12 text-center">
      <Icon aria-hidden className="size-8 text-muted" />
      <div className="flex max-w-prose flex-col gap-1">
        <p className="text-lg font-semibold text-text">{title}</p>
        {text && <p className="text-muted">{text}</p>}
      </div>
      {action}
    </div>
  )
}
