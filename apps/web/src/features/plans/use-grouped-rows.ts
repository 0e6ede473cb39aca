import type { PlanRow } from '@curator/console-contract/plans'
import { type ReactNode, useCallback, useMemo, useState } from 'react'
import type { GridGroup } from '../../ui/grid-group-row.tsx'
import { type GroupSpan, layOutGroups } from '../../ui/grid-groups.ts'
import type { PagedRows } from '../../ui/paged-rows.ts'

/** What a grid needs to show rows, with headings between them or without. */
export interface GroupedRows {
  readonly rowCount: number
  readonly getRow: (index: number) => PlanRow | undefined
  readonly onVisibleRangeChange: (first: number, last: number) => void
  readonly groups?: {
    readonly at: (index: number) => GridGroup | undefined
    readonly of: (index: number) => GridGroup | undefined
  }
}

/**
 * Puts headings between rows that come group after group. Without groups the rows stand as they are. Folded groups stay
 * folded as long as the page is open; `grouping` names what the groups are of, so that equal keys do not mix.
 */
export function useGroupedRows<K extends string>(
  rows: PagedRows<PlanRow, unknown>,
  grouping: string,
  groups: readonly GroupSpan<K>[],
  toLabel: (key: K) => ReactNode,
): GroupedRows {
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const layout = useMemo(
    () => layOutGroups(groups, (key) => folded.has(`${grouping}/${key}`)),
    [groups, grouping, folded],
  )
  const { onVisiblePiecesChange } = rows
  const handleVisible = useCallback(
    (first: number, last: number) => onVisiblePiecesChange(layout.rowsBetween(first, last)),
    [layout, onVisiblePiecesChange],
  )
  if (groups.length === 0) return rows
  const toGroup = (group: GroupSpan<K> & { readonly isFolded: boolean }): GridGroup => ({
    label: toLabel(group.key),
    count: group.count,
    isFolded: group.isFolded,
    onToggle: () =>
      setFolded((before) => {
        const after = new Set(before)
        const name = `${grouping}/${group.key}`
        if (!after.delete(name)) after.add(name)
        return after
      }),
  })
  return {
    rowCount: layout.count,
    getRow: (index) => {
      const item = layout.itemAt(index)
      return item?.kind === 'row' ? rows.getRow(item.index) : undefined
    },
    onVisibleRangeChange: handleVisible,
    groups: {
      at: (index) => {
        const item = layout.itemAt(index)
        return item?.kind === 'group' ? toGroup(item.group) : undefined
      },
      of: (index) => {
        const item = layout.itemAt(index)
        return item && toGroup(item.group)
      },
    },
  }
}
