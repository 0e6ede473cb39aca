import { formatInstant } from '../lib/format-instant.ts'

/** An instant in the viewer's zone, which is named; hovering shows UTC. `empty` stands for never. */
export function InstantText({
  instant,
  empty = 'Never',
}: {
  readonly instant: string | null
  readonly empty?: string
}) {
  if (instant === null) return <span className="text-muted">{empty}</span>
  const { text, utc } = formatInstant(instant)
  return (
    <time dateTime={instant} title={utc} className="tabular-nums">
      {text}
    </time>
  )
}
