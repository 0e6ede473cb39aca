import type { Connection } from '@curator/console-contract/connections'
import { formatCount } from '../../lib/format-count.ts'
import { formatAge, formatInstant } from '../../lib/format-instant.ts'
import { useNow } from '../../lib/now.ts'

const tickMs = 15_000

/** How many users match, of how many, and how old that knowledge is. */
export function UsersSummary({
  connection,
  total,
  takenAt,
}: {
  readonly connection: Connection
  readonly total: number | undefined
  readonly takenAt: string | undefined
}) {
  const nowMs = useNow(tickMs)
  if (total === undefined || takenAt === undefined) return <>{connection.name}</>
  const all = connection.directory.userCount
  const { text, utc } = formatInstant(takenAt)
  return (
    <>
      {total === all ? formatCount(total) : `${formatCount(total)} of ${formatCount(all)}`} users on{' '}
      {connection.name},{' '}
      <time dateTime={takenAt} title={`${text} (${utc})`}>
        read {formatAge(takenAt, nowMs)}
      </time>
    </>
  )
}
