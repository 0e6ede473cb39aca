import type { Connection } from '@curator/console-contract/connections'
import { LoaderCircle } from 'lucide-react'
import { isReading } from '../api/connections.queries.ts'
import { problemCodeOf, toProblemText } from '../api/problem-text.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { ProblemPanel } from '../ui/problem-panel.tsx'

export type FailedList = {
  readonly connection: Connection
  readonly error: unknown
  readonly onRetry: () => void
}

/** What comes from the directory can’t be shown: the directory is still being read, or reading failed. */
export function DirectoryFailed({
  connection,
  error,
  onRetry,
  what,
}: FailedList & {
  /** What would be shown: "collections". */
  readonly what: string
}) {
  const { problem } = connection.directory
  if (problemCodeOf(error) !== 'directory_not_ready')
    return <ProblemPanel {...toProblemText(error)} onRetry={onRetry} />
  if (problem && !isReading(connection)) return <ProblemPanel {...problem} onRetry={onRetry} />
  return (
    <EmptyState
      icon={LoaderCircle}
      title={`Reading the ${what} of “${connection.name}”`}
      text="This is done once, then kept up to date. The list appears by itself."
    />
  )
}
