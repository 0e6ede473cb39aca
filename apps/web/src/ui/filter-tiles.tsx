import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { formatCount } from '../lib/format-count.ts'
import { classNames } from './class-names.ts'
import type { Tone } from './status-tones.ts'

export type FilterTile<K extends string> = {
  readonly key: K
  readonly text: string
  /** One sentence about what the number counts; shown below the tiles while the tile is chosen. */
  readonly meaning: string
  readonly count: number
  readonly icon: LucideIcon
  readonly tone: Tone
}

const iconClasses: Record<Tone, string> = {
  good: 'text-good',
  info: 'text-info',
  warning: 'text-warning',
  bad: 'text-bad',
  neutral: 'text-muted',
}

/**
 * Numbers that are filters: pressing one shows what it counts, pressing it again shows all. A tile of nothing can't be
 * pressed, but keeps its place; only a phone, where room is short, leaves it out.
 */
export function FilterTiles<K extends string>({
  label,
  tiles,
  chosen,
  onChange,
  children,
}: {
  readonly label: string
  readonly tiles: readonly FilterTile<K>[]
  readonly chosen: K | null
  readonly onChange: (chosen: K | null) => void
  /** What else narrows or walks the list; stands before the meaning. */
  readonly children?: ReactNode
}) {
  const chosenTile = tiles.find((tile) => tile.key === chosen)
  return (
    <div className="flex flex-col gap-3">
      <fieldset className="grid grid-cols-[repeat(auto-fill,minmax(8.5rem,1fr))] gap-2">
        <legend className="sr-only">{label}</legend>
        {tiles.map((tile) => (
          <button
            key={tile.key}
            type="button"
            aria-pressed={tile.key === chosen}
            disabled={tile.count === 0 && tile.key !== chosen}
            onClick={() => onChange(tile.key === chosen ? null : tile.key)}
            className={classNames(
              'flex min-h-16 flex-col justify-center gap-0.5 rounded-lg border px-3 py-2 text-left transition-colors disabled:cursor-default max-sm:disabled:hidden',
              tile.key === chosen
                ? 'border-accent bg-accent-soft ring-1 ring-accent'
                : 'border-line bg-surface enabled:hover:bg-hover',
            )}
          >
            <span className="text-lg font-semibold tabular-nums">{formatCount(tile.count)}</span>
            <span className="flex items-center gap-1.5 text-sm text-muted">
              <tile.icon aria-hidden className={`size-4 shrink-0 ${iconClasses[tile.tone]}`} />
              {tile.text}
            </span>
          </button>
        ))}
      </fieldset>
      <div className="flex min-h-9 flex-wrap items-center gap-x-4 gap-y-2">
        {children}
        <p role="status" className="min-w-0 text-sm text-muted empty:hidden">
          {chosenTile ? `${chosenTile.text}: ${chosenTile.meaning}` : ''}
        </p>
      </div>
    </div>
  )
}
