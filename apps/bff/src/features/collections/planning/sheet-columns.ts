import { normaliseName } from '../../../sheets/column-name.ts'
import type { ReadSheet } from '../../../sheets/reading/sheet-table.ts'

/** Columns of a sheet of collections, in the order of the template. */
export const sheetColumns = [
  'collection',
  'action',
  'new name',
  'owner',
  'member',
  'rights',
  'expires',
  'workflow',
  'schedule',
] as const
export type SheetColumn = (typeof sheetColumns)[number]

/** Other words for a column, as they are compared. */
const others: Partial<Record<SheetColumn, readonly string[]>> = {
  collection: ['collectionname', 'sammlung', 'collectionid'],
  'new name': ['rename', 'renameto'],
  owner: ['owneremail', 'collectionowner'],
  member: ['memberemail', 'email', 'user', 'group', 'userorgroup', 'person', 'sid'],
  rights: ['permissions', 'right', 'permission'],
  expires: ['expiry', 'expiresat', 'expirationdate', 'until', 'expiration'],
  workflow: ['workflows', 'workflowname', 'app'],
  schedule: ['schedules', 'schedulename'],
}

/** Text of the columns that a row has; blank ones are left out. */
export interface SheetLine {
  readonly line: number
  readonly cells: Readonly<Partial<Record<SheetColumn, string>>>
}

export interface SheetLines {
  readonly lines: readonly SheetLine[]
  /** As the file calls them. */
  readonly columns: readonly string[]
  readonly unknownColumns: readonly string[]
}

/** Lines of a sheet by column; blank lines are left out. */
export function toSheetLines({ header, rows }: ReadSheet): SheetLines {
  const columnAt = header.map((name) => findColumn(normaliseName(name)))
  const taken = new Set<SheetColumn>()
  const used = columnAt.map((column) => {
    if (column === null || taken.has(column)) return null
    taken.add(column)
    return column
  })
  const lines = rows.flatMap(({ cells, line }) => {
    const found = used.flatMap((column, at): [SheetColumn, string][] => {
      const text = (cells[at] ?? '').trim()
      return column === null || text === '' ? [] : [[column, text]]
    })
    return found.length === 0 ? [] : [{ line, cells: Object.fromEntries(found) }]
  })
  return {
    lines,
    columns: header.filter((_, at) => used[at] !== null),
    unknownColumns: header.filter((name, at) => used[at] === null && name !== ''),
  }
}

function findColumn(name: string): SheetColumn | null {
  const found = sheetColumns.find(
    (column) => normaliseName(column) === name || others[column]?.includes(name),
  )
  return found ?? null
}
