import type { Connection } from '@curator/console-contract/connections'
import { LoaderCircle } from 'lucide-react'
import { isReading } from '../../api/connections.queries.ts'
import { problemCodeOf, toProblemText } from '../../api/problem-text.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ProblemPanel } from '../../ui/problem-panel.tsx'

/** Data connections can't be shown: the directory is still being read, or reading failed. */
export function ConnectionsFailed({
  connection,
  error,
  onRetry,
}: {
  readonly connection: Connection
  readonly error: unknown
  readonly onRetry: () => void
}) {
  const { problem } = connection.directory
  if (problemCodeOf(error) !== 'directory_not_ready')
    return <ProblemPanel {...toProblemText(error)} onRetry={onRetry} />
  if (problem && !isReading(connection)) return <ProblemPanel {...problem} onRetry={onRetry} />
  return (
    <EmptyState
      icon={LoaderCircle}
      title={`Reading “${connection.name}”`}
      text="This is done once, then kept up to date. The list appears by itself."
    />
  )
}
