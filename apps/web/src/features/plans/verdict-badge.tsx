import type { Verdict } from '@curator/console-contract/plans'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { verdictText } from './plans-text.ts'
import { verdictLooks } from './state-looks.ts'

export function VerdictBadge({ verdict }: { readonly verdict: Verdict }) {
  const look = verdictLooks[verdict]
  return (
    <StatusBadge tone={look.tone} icon={look.icon}>
      {verdictText[verdict].label}
    </StatusBadge>
  )
}
