import type { ReactNode } from 'react'
import { type Tone, toneClasses, toneIcons } from './status-tones.ts'

/** A remark that stays: a bar with hue, icon and words. `action` is a button or link. `isAlert` reads it out at once. */
export function Notice({
  tone,
  children,
  action,
  isAlert = false,
}: {
  readonly tone: Tone
  readonly children: ReactNode
  readonly action?: ReactNode
  readonly isAlert?: boolean
}) {
  const Icon = toneIcons[tone]
  return (
    <div
      {...(isAlert ? { role: 'alert' } : {})}
      className={`flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md px-3 py-2 ${toneClasses[tone]}`}
    >
      <Icon aria-hidden className="size-4 shrink-0" />
      <div className="min-w-0 flex-1 basis-48">{children}</div>
      {action}
    </div>
  )
}
