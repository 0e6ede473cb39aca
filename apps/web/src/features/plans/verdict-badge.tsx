import type { Verdict } from '@curator/console-contract/plans'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { usePlanWords } from './plan-words.tsx'
import { verdictLooks } from './state-looks.ts'

export function VerdictBadge({ verdict }: { readonly verdict: Verdict }) {
  const words = usePlanWords()
  const look = verdictLooks[verdict]
  return (
    <StatusBadge tone={look.tone} icon={look.icon}>
      {words.verdict[verdict].label}
    </StatusBadge>
  )
}
