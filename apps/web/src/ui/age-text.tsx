import { formatAge, formatInstant } from '../lib/format-instant.ts'
import { useNow } from '../lib/now.ts'

const tickMs = 60_000

/** How long ago: "93 days ago"; hovering shows the instant in the viewer's zone and in UTC. */
export function AgeText({
  instant,
  empty = 'Never',
}: {
  readonly instant: string | null
  readonly empty?: string
}) {
  const nowMs = useNow(tickMs)
  if (instant === null) return <span className="text-muted">{empty}</span>
  const { text, utc } = formatInstant(instant)
  return (
    <time dateTime={instant} title={`${text} (${utc})`} className="tabular-nums">
      {formatAge(instant, nowMs)}
    </time>
  )
}
