type Identified = { readonly id: string }
type Rows<Row extends Identified> = ReadonlyMap<Row['id'], Row>

/** Chosen rows of a list: some by name, or everything that its filters match except some. */
export type Chosen<Row extends Identified, Filters> =
  | { readonly kind: 'ids'; readonly rows: Rows<Row> }
  | { readonly kind: 'matching'; readonly filters: Filters; readonly except: Rows<Row> }

export function noneChosen<Row extends Identified, Filters>(): Chosen<Row, Filters> {
  return { kind: 'ids', rows: new Map() }
}

export function isChosen<Row extends Identified>(
  chosen: Chosen<Row, unknown>,
  id: Row['id'],
): boolean {
  return chosen.kind === 'ids' ? chosen.rows.has(id) : !chosen.except.has(id)
}

/** How many are chosen; `total` is how many the list has now. */
export function countChosen<Row extends Identified>(
  chosen: Chosen<Row, unknown>,
  total: number,
): number {
  return chosen.kind === 'ids' ? chosen.rows.size : Math.max(0, total - chosen.except.size)
}

/** A list as it stands: how long it is, and the rows of it that are known. */
export type RowsInList<Row> = {
  readonly rowCount: number
  readonly getRow: (index: number) => Row | undefined
}

/** Whether all rows of the list are chosen. `isRead` counts those that are not known as chosen: they were read to be. */
export function isEveryChosen<Row extends Identified>(
  chosen: Chosen<Row, unknown>,
  { rowCount, getRow }: RowsInList<Row>,
  isRead: boolean,
): boolean {
  if (rowCount === 0 || countChosen(chosen, rowCount) < rowCount) return false
  if (chosen.kind === 'matching') return true
  for (let index = 0; index < rowCount; index += 1) {
    const row = getRow(index)
    if (row ? !chosen.rows.has(row.id) : !isRead) return false
  }
  return true
}

/** Chooses rows, or takes them out. */
export function choose<Row extends Identified, Filters>(
  chosen: Chosen<Row, Filters>,
  rows: readonly Row[],
  isWanted: boolean,
): Chosen<Row, Filters> {
  if (chosen.kind === 'ids') return { kind: 'ids', rows: patch(chosen.rows, rows, isWanted) }
  return { ...chosen, except: patch(chosen.except, rows, !isWanted) }
}

function patch<Row extends Identified>(
  before: Rows<Row>,
  rows: readonly Row[],
  isIn: boolean,
): Rows<Row> {
  const next = new Map(before)
  for (const row of rows) {
    if (isIn) next.set(row.id, row)
    else next.delete(row.id)
  }
  return next
}

export function chooseAll<Row extends Identified, Filters>(filters: Filters): Chosen<Row, Filters> {
  return { kind: 'matching', filters, except: new Map() }
}

type Selection<Row extends Identified, Filters> =
  | { kind: 'ids'; ids: Row['id'][] }
  | { kind: 'matching'; filters: Filters; except: Row['id'][] }

/** The words of the wire. */
export function toSelection<Row extends Identified, Filters>(
  chosen: Chosen<Row, Filters>,
): Selection<Row, Filters> {
  if (chosen.kind === 'ids') return { kind: 'ids', ids: [...chosen.rows.keys()] }
  return { kind: 'matching', filters: chosen.filters, except: [...chosen.except.keys()] }
}

/**
 * What stays chosen when the list asks something else: rows chosen by name do, and another order (`sort`) changes
 * nothing; "everything that matches" does not outlive its filters.
 */
export function followFilters<Row extends Identified, Filters extends object>(
  chosen: Chosen<Row, Filters>,
  filters: Filters,
): Chosen<Row, Filters> {
  if (chosen.kind === 'ids' || chosen.filters === filters) return chosen
  const isSame = toQuestion(chosen.filters) === toQuestion(filters)
  return isSame ? { ...chosen, filters } : noneChosen()
}

const toQuestion = (filters: object) => JSON.stringify({ ...filters, sort: null })
