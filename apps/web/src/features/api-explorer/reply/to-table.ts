/** A list of objects as rows and columns; cells are text. */
export type Table = {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** Columns that are shown; the tree holds the rest. */
const mostColumns = 40

/** A table of a list of objects, columns in the order they first occur; null for anything else. */
export function toTable(value: unknown): Table | null {
  if (!Array.isArray(value) || value.length === 0) return null
  const rows: Record<string, unknown>[] = []
  const names = new Set<string>()
  for (const entry of value as readonly unknown[]) {
    if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return null
    for (const name of Object.keys(entry)) names.add(name)
    rows.push(entry as Record<string, unknown>)
  }
  const columns = [...names].slice(0, mostColumns)
  return { columns, rows: rows.map((row) => columns.map((name) => toCell(row[name]))) }
}

function toCell(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
