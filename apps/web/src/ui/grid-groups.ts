/** A heading of a grid and how many rows of the list stand under it. */
export type GroupSpan<K extends string = string> = { readonly key: K; readonly count: number }

type Placed<K extends string> = GroupSpan<K> & {
  /** Index of the heading among everything that is shown. */
  readonly at: number
  /** Index of its first row in the list. */
  readonly firstRow: number
  readonly isFolded: boolean
}

/** What stands at an index of a grouped grid: a heading, or a row of the list. */
export type GroupedItem<K extends string> =
  | { readonly kind: 'group'; readonly group: Placed<K> }
  | { readonly kind: 'row'; readonly index: number; readonly group: Placed<K> }

/**
 * Where headings and rows stand when the rows of folded groups are hidden. The list behind holds the rows group after
 * group; there are few groups, so that looking one up may walk them.
 */
export function layOutGroups<K extends string>(
  groups: readonly GroupSpan<K>[],
  isFolded: (key: K) => boolean,
) {
  let at = 0
  let firstRow = 0
  const placed = groups.map((group): Placed<K> => {
    const place = { ...group, at, firstRow, isFolded: isFolded(group.key) }
    at += 1 + (place.isFolded ? 0 : group.count)
    firstRow += group.count
    return place
  })
  const itemAt = (index: number): GroupedItem<K> | undefined => {
    const group = placed.findLast((candidate) => candidate.at <= index)
    if (!group || index >= at) return undefined
    if (group.at === index) return { kind: 'group', group }
    return { kind: 'row', index: group.firstRow + index - group.at - 1, group }
  }
  return {
    /** Headings and rows together. */
    count: at,
    itemAt,
    /** Rows of the list that stand between two shown indexes, both included, as pieces without gaps. */
    rowsBetween: (first: number, last: number): readonly (readonly [number, number])[] =>
      placed.flatMap((group) => {
        const from = Math.max(first, group.at + 1)
        const to = Math.min(last, group.isFolded ? group.at : group.at + group.count)
        const shift = group.firstRow - group.at - 1
        return from <= to ? [[from + shift, to + shift] as const] : []
      }),
  }
}
