import type { Outcome } from '@curator/console-contract/runs'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { usePlanWords } from './plan-words.tsx'
import { openText } from './plans-text.ts'
import { openLook, outcomeLooks } from './state-looks.ts'

/** How a change or row ended; `null` while it is open. */
export function OutcomeBadge({ outcome }: { readonly outcome: Outcome | null }) {
  const words = usePlanWords()
  const look = outcome === null ? openLook : outcomeLooks[outcome]
  return (
    <StatusBadge tone={look.tone} icon={look.icon}>
      {(outcome === null ? openText : words.outcome[outcome]).label}
    </StatusBadge>
  )
}
