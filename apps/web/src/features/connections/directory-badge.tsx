import type { DirectoryStatus } from '@curator/console-contract/connections'
import { LoaderCircle } from 'lucide-react'
import { StatusBadge } from '../../ui/status-badge.tsx'

/** The state of the console's copy of a connection, in a word. */
export function DirectoryBadge({ directory }: { readonly directory: DirectoryStatus }) {
  if (directory.isRefreshing || directory.state === 'loading') {
    return (
      <StatusBadge tone="info" icon={LoaderCircle}>
        Reading
      </StatusBadge>
    )
  }
  if (directory.state === 'failed') return <StatusBadge tone="bad">Can’t be read</StatusBadge>
  if (directory.problem) return <StatusBadge tone="warning">Last refresh failed</StatusBadge>
  if (directory.state === 'ready') return <StatusBadge tone="good">Ready</StatusBadge>
  return <StatusBadge tone="neutral">Not read yet</StatusBadge>
}
