import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { type Tone, toneClasses, toneIcons } from './status-tones.ts'

/** A state in one or two words, with its hue and icon. */
export function StatusBadge({
  tone,
  icon,
  children,
}: {
  readonly tone: Tone
  readonly icon?: LucideIcon | undefined
  readonly children: ReactNode
}) {
  const Icon = icon ?? toneIcons[tone]
  return (
    <span
      className={`inline-flex max-w-full items-center gap-1 rounded-sm px-1.5 py-0.5 text-sm font-medium whitespace-nowrap ${toneClasses[tone]}`}
    >
      <Icon aria-hidden className="size-3.5 shrink-0" />
      <span className="truncate">{children}</span>
    </span>
  )
}
