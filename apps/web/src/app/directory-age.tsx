import type { Connection } from '@curator/console-contract/connections'
import { RefreshCw, TriangleAlert } from 'lucide-react'
import { isReading, useStartRefresh } from '../api/connections.queries.ts'
import { toProblemText } from '../api/problem-text.ts'
import { formatAge, formatInstant } from '../lib/format-instant.ts'
import { useNow } from '../lib/now.ts'
import { Button } from '../ui/button.tsx'
import { Tooltip } from '../ui/tooltip.tsx'

const tickMs = 15_000

/** How old the copy of a connection is, and a button that reads it anew. */
export function DirectoryAge({ connection }: { readonly connection: Connection }) {
  const nowMs = useNow(tickMs)
  const refresh = useStartRefresh()
  const { takenAt, problem } = connection.directory
  const isBusy = isReading(connection) || refresh.isPending
  const failure = problem?.title ?? (refresh.error ? toProblemText(refresh.error).title : undefined)
  const age = takenAt ? `Read ${formatAge(takenAt, nowMs)}` : 'Not read yet'
  const exact = takenAt
    ? `Read at ${formatInstant(takenAt).text}`
    : 'The directory has not been read yet.'
  return (
    <div className="flex items-center gap-1 text-sm whitespace-nowrap text-muted">
      {failure && <TriangleAlert aria-hidden className="size-4 text-warning" />}
      <span role="status" className="max-md:sr-only">
        {isBusy ? 'Reading…' : age}
        {failure && <span className="sr-only">. The last refresh failed: {failure}</span>}
      </span>
      <Tooltip
        text={
          failure
            ? `${exact}\nThe last refresh failed: ${failure}`
            : `${exact}\nPress to read it anew.`
        }
      >
        <Button
          variant="quiet"
          size="small"
          icon={RefreshCw}
          isPending={isBusy}
          aria-label="Refresh the directory"
          onPress={() => refresh.mutate(connection.id)}
        />
      </Tooltip>
    </div>
  )
}
