import { ChevronDown, ListChecks, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { formatCount } from '../lib/format-count.ts'
import { Button } from './button.tsx'
import { ChoiceMenu } from './choice-menu.tsx'
import type { GridSelection } from './grid-column.ts'
import type { Chosen } from './list-selection.ts'
import { Menu } from './menu.tsx'

const which = { label: 'Which', name: 'Which are selected' }

/** What is chosen, ways to choose more or fewer, and what can be done with it. */
export function SelectionBar<Row extends { readonly id: string }>({
  label,
  countText,
  selection,
  total,
  inSight,
  names = which,
  nameOf,
  children,
}: {
  readonly label: string
  /** "12 users". */
  readonly countText: string
  readonly selection: {
    readonly chosen: Chosen<Row, unknown>
    readonly grid: Pick<GridSelection, 'allState'>
    readonly clear: () => void
    readonly all: () => void
    readonly chooseSome: (rows: readonly Row[], isWanted: boolean) => void
  }
  /** Rows in the list. */
  readonly total: number
  /** The rows in sight, where they can be chosen at once. */
  readonly inSight?: () => readonly Row[]
  /** The menu of what is chosen by name: its label, and what screen readers hear in place of it. */
  readonly names?: { readonly label: string; readonly name: string }
  readonly nameOf: (row: Row) => string
  readonly children: ReactNode
}) {
  const { chosen, clear, all, chooseSome } = selection
  const named = chosen.kind === 'ids' ? [...chosen.rows.values()] : undefined
  return (
    <section
      aria-label={label}
      className="flex flex-wrap items-center gap-2 rounded-lg border border-accent bg-accent-soft px-3 py-2"
    >
      <span role="status" className="font-semibold text-accent-ink">
        {countText} selected
        {chosen.kind === 'matching' && chosen.except.size > 0 && (
          <span className="font-normal"> (all but {formatCount(chosen.except.size)})</span>
        )}
      </span>
      {named && (
        // Some of them may be hidden by the present filters; unticking takes one out.
        <ChoiceMenu<string>
          {...names}
          isCountShown={false}
          choices={named.map((row) => ({ key: row.id, text: nameOf(row) }))}
          chosen={named.map(({ id }) => id)}
          onChange={(kept) => {
            const ids = new Set(kept)
            chooseSome(
              named.filter(({ id }) => !ids.has(id)),
              false,
            )
          }}
        />
      )}
      <SelectMore
        all={`Select all ${formatCount(total)} that match`}
        isAll={selection.grid.allState === 'all'}
        onAll={all}
        onSight={inSight && (() => chooseSome(inSight(), true))}
      />
      <Button size="small" variant="quiet" icon={X} aria-label="Clear selection" onPress={clear}>
        Clear
      </Button>
      <div className="flex flex-wrap items-center gap-2 max-sm:contents sm:ml-auto">{children}</div>
    </section>
  )
}

function SelectMore({
  all,
  isAll,
  onAll,
  onSight,
}: {
  readonly all: string
  readonly isAll: boolean
  readonly onAll: () => void
  readonly onSight: (() => void) | undefined
}) {
  if (onSight) {
    return (
      <Menu
        label="Select more"
        trigger={
          <Button size="small" icon={ListChecks}>
            Select
            <ChevronDown aria-hidden className="size-4 text-muted" />
          </Button>
        }
        entries={[
          { key: 'sight', text: 'Select the rows in sight', onAction: onSight },
          { key: 'all', text: all, onAction: onAll },
        ]}
      />
    )
  }
  return isAll ? null : (
    <Button size="small" icon={ListChecks} onPress={onAll}>
      {all}
    </Button>
  )
}
