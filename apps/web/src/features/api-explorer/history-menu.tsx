import { History } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { text } from './api-explorer-text.ts'
import type { HistoryEntry } from './call-history.ts'

/** The last calls of this session; one opens again with what was entered. */
export function HistoryMenu({
  calls,
  onReopen,
}: {
  readonly calls: readonly HistoryEntry[]
  readonly onReopen: (call: HistoryEntry) => void
}) {
  if (calls.length === 0)
    return (
      <Button icon={History} isDisabled aria-label={`Recent calls. ${text.historyEmpty}`}>
        Recent calls
      </Button>
    )
  const entries = calls.map((call, at) => ({
    key: String(at),
    text: `${call.method} ${call.path}`,
    description: call.status === undefined ? 'Planned' : `Status ${call.status ?? 'unknown'}`,
    onAction: () => onReopen(call),
  }))
  return (
    <Menu
      label="Recent calls"
      heading="Recent calls of this session"
      trigger={<Button icon={History}>Recent calls</Button>}
      entries={entries}
    />
  )
}
