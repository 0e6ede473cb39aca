import type { Connection } from '@curator/console-contract/connections'
import { CalendarOff, LoaderCircle } from 'lucide-react'
import { isReading } from '../../api/connections.queries.ts'
import { problemCodeOf, toProblemText } from '../../api/problem-text.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ProblemPanel } from '../../ui/problem-panel.tsx'
import { text, toReadingTitle } from './schedules-text.ts'

/** Schedules can't be shown: the directory is still being read, the Server has no such list, or reading failed. */
export function SchedulesFailed({
  connection,
  error,
  onRetry,
}: {
  readonly connection: Connection
  readonly error: unknown
  readonly onRetry: () => void
}) {
  const code = problemCodeOf(error)
  const { problem } = connection.directory
  if (code === 'content_not_available') {
    const { detail, title } = toProblemText(error)
    return <EmptyState icon={CalendarOff} title={text.noContent} text={detail ?? title} />
  }
  if (code !== 'directory_not_ready')
    return <ProblemPanel {...toProblemText(error)} onRetry={onRetry} />
  if (problem && !isReading(connection)) return <ProblemPanel {...problem} onRetry={onRetry} />
  return (
    <EmptyState
      icon={LoaderCircle}
      title={toReadingTitle(connection.name)}
      text={text.readingText}
    />
  )
}
