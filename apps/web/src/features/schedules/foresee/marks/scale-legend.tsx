import { formatCount } from '../../../../lib/format-count.ts'
import type { ColourScale } from './colour-scale.ts'

/** What the colours stand for. */
export function ScaleLegend({
  scale,
  unit,
}: {
  readonly scale: ColourScale
  readonly unit: string
}) {
  if (scale.steps.length === 0) return null
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1 border-t border-line px-3 py-2 text-sm text-muted">
      <span>{unit}</span>
      <ul className="flex flex-wrap gap-1">
        {scale.steps.map(({ classes, from, to }) => (
          <li key={from} className={`rounded-sm px-2 py-0.5 tabular-nums ${classes}`}>
            {from === to ? formatCount(from) : `${formatCount(from)}–${formatCount(to)}`}
          </li>
        ))}
      </ul>
    </div>
  )
}
