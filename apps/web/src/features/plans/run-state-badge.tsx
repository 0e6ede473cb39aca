import type { RunState } from '@curator/console-contract/runs'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { runStateText } from './plans-text.ts'
import { runStateLooks } from './state-looks.ts'

export function RunStateBadge({ state }: { readonly state: RunState }) {
  const look = runStateLooks[state]
  return (
    <StatusBadge tone={look.tone} icon={look.icon}>
      {runStateText[state].label}
    </StatusBadge>
  )
}
