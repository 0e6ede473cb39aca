import type { Run } from '@curator/console-contract/runs'
import { formatCount } from '../../lib/format-count.ts'
import { toTroubledCount } from './run-progress.ts'

const pieceClasses = {
  well: 'bg-good',
  'not well': 'bg-bad',
  cancelled: 'bg-line-strong',
  open: 'bg-info',
} as const
type Piece = keyof typeof pieceClasses

function toPieces(run: Run): { word: Piece; count: number }[] {
  const { outcomes, waiting, inFlight } = run.counts
  const pieces: { word: Piece; count: number }[] = [
    { word: 'well', count: outcomes.applied + outcomes.already_applied },
    { word: 'not well', count: toTroubledCount(run.counts) },
    { word: 'cancelled', count: outcomes.cancelled },
    { word: 'open', count: waiting + inFlight },
  ]
  return pieces.filter(({ count }) => count > 0)
}

/** What came of a run: a bar of its parts, and the same in words: "112 well, 3 not well, 5 open". */
export function OutcomeBar({ run }: { readonly run: Run }) {
  const pieces = toPieces(run)
  if (pieces.length === 0) return <span className="text-muted">No changes</span>
  return (
    <span className="flex items-center gap-2">
      <span aria-hidden className="flex h-2 w-16 shrink-0 gap-px overflow-hidden rounded-full">
        {pieces.map(({ word, count }) => (
          // At least two pixels, so that one failure among thousands is seen.
          <span
            key={word}
            className={`min-w-0.5 ${pieceClasses[word]}`}
            style={{ flexGrow: count }}
          />
        ))}
      </span>
      <span className="truncate">
        {pieces.map(({ word, count }) => `${formatCount(count)} ${word}`).join(', ')}
      </span>
    </span>
  )
}
