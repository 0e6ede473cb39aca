import type { ChangeDanger } from '@curator/console-contract/plans'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { dangerText } from './plans-text.ts'
import { dangerLooks } from './state-looks.ts'

/** The danger of a row in word and hue; a dash where there is none, so that the others stand out. */
export function DangerBadge({ danger }: { readonly danger: ChangeDanger }) {
  if (danger === 'none') {
    return (
      <span className="text-muted">
        <span aria-hidden>–</span>
        <span className="sr-only">{dangerText.none.label}</span>
      </span>
    )
  }
  const look = dangerLooks[danger]
  return (
    <StatusBadge tone={look.tone} icon={look.icon}>
      {dangerText[danger].label}
    </StatusBadge>
  )
}
