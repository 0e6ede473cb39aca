/** A cell of a grid: row -1 is the header; columns count from 0. */
export type GridPosition = { readonly row: number; readonly column: number }

export type GridExtent = {
  readonly rowCount: number
  readonly columnCount: number
  /** Rows that one page key moves. */
  readonly pageRows: number
}

type KeyPress = { readonly key: string; readonly ctrlKey: boolean; readonly metaKey: boolean }

type Step = (at: GridPosition, extent: GridExtent) => GridPosition

const steps: Record<string, Step> = {
  ArrowUp: ({ row, column }) => ({ row: row - 1, column }),
  ArrowDown: ({ row, column }) => ({ row: row + 1, column }),
  ArrowLeft: ({ row, column }) => ({ row, column: column - 1 }),
  ArrowRight: ({ row, column }) => ({ row, column: column + 1 }),
  PageUp: ({ row, column }, { pageRows }) => ({ row: Math.max(row - pageRows, 0), column }),
  PageDown: ({ row, column }, { pageRows }) => ({ row: row + pageRows, column }),
  Home: ({ row }) => ({ row, column: 0 }),
  End: ({ row }, { columnCount }) => ({ row, column: columnCount - 1 }),
  'Control+Home': () => ({ row: 0, column: 0 }),
  'Control+End': (_, { rowCount, columnCount }) => ({ row: rowCount - 1, column: columnCount - 1 }),
}

/** Where a key leads, kept inside the grid; undefined for keys that move nothing (ARIA grid pattern). */
export function nextPosition(
  at: GridPosition,
  press: KeyPress,
  extent: GridExtent,
): GridPosition | undefined {
  const name = press.ctrlKey || press.metaKey ? `Control+${press.key}` : press.key
  const step = Object.hasOwn(steps, name) ? steps[name] : undefined
  return step && clampPosition(step(at, extent), extent)
}

/** The nearest position inside the grid. */
export function clampPosition(
  { row, column }: GridPosition,
  { rowCount, columnCount }: GridExtent,
): GridPosition {
  return {
    row: Math.max(-1, Math.min(row, rowCount - 1)),
    column: Math.max(0, Math.min(column, columnCount - 1)),
  }
}
