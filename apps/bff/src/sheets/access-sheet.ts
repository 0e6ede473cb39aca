import type { AccessSheetReading, AccessSheetRow } from '@curator/console-contract/access-sheets'
import type { FileReply } from '@curator/endpoint/endpoint'
import { AppError } from '../core/app-error.ts'
import { toCsvBytes } from '../core/csv-export.ts'
import { normaliseName } from './column-name.ts'
import type { ReadSheet } from './reading/sheet-table.ts'

/** Rows without a fault that are shown; all are counted and planned. */
const mostShown = 200

/** Columns of a sheet in the order of its template, with the other names that each is understood by. */
export type SheetColumns<C extends string> = Readonly<Record<C, readonly string[]>>

export interface SheetLine<C extends string> {
  readonly line: number
  readonly cells: Readonly<Record<C, string>>
}

/** Finds the columns of a file. Throws `file_unreadable` without the first one. */
export function toSheetLines<C extends string>(sheet: ReadSheet, columns: SheetColumns<C>) {
  const names = Object.keys(columns) as C[]
  const wanted = new Map<string, C>(
    names.flatMap((name) =>
      [name, ...columns[name]].map((alias) => [normaliseName(alias), name] as const),
    ),
  )
  const meant = sheet.header.map((name) => wanted.get(normaliseName(name)))
  // Of two columns of one name the first counts, and the other is told as unknown.
  const header = meant.map((column, at) => (meant.indexOf(column) === at ? column : undefined))
  const [first] = names
  if (first === undefined || !header.includes(first)) {
    const detail = `No column is called “${first}”. Take the template, or name the column so.`
    throw new AppError('file_unreadable', { detail })
  }
  const toCell = (cells: readonly string[], name: C) => {
    const at = header.indexOf(name)
    return at === -1 ? '' : (cells[at] ?? '').trim()
  }
  const lines = sheet.rows.flatMap(({ cells, line }): SheetLine<C>[] => {
    const found = names.map((name) => [name, toCell(cells, name)] as const)
    if (found.every(([, cell]) => cell === '')) return []
    return [{ line, cells: Object.fromEntries(found) as Record<C, string> }]
  })
  return {
    lines,
    columns: names.filter((name) => header.includes(name)),
    unknownColumns: sheet.header.filter((name, at) => name !== '' && header[at] === undefined),
    notices: sheet.notices.map(({ message }) => message),
  }
}

/** How a sheet was understood; faulty rows are always shown. */
export function toReading(
  rows: readonly AccessSheetRow[],
  sheet: Pick<AccessSheetReading, 'columns' | 'unknownColumns' | 'notices'>,
): AccessSheetReading {
  const good = rows.filter(({ faults }) => faults.length === 0)
  const shown = new Set(good.slice(0, mostShown))
  return {
    items: rows.filter((row) => row.faults.length > 0 || shown.has(row)),
    rowCount: rows.length,
    faultCount: rows.length - good.length,
    columns: [...sheet.columns],
    unknownColumns: [...sheet.unknownColumns],
    notices: [...sheet.notices],
  }
}

/** A file with the columns and an example row. */
export async function toTemplate<C extends string>(
  name: string,
  format: 'xlsx' | 'csv',
  columns: SheetColumns<C>,
  example: Readonly<Partial<Record<C, string>>>,
  writeWorkbook: (rows: string[][], name: string) => Promise<Uint8Array>,
): Promise<FileReply> {
  const names = Object.keys(columns) as C[]
  const rows = [[...names], names.map((column) => example[column] ?? '')]
  if (format === 'csv')
    return {
      fileName: `${name}.csv`,
      contentType: 'text/csv; charset=utf-8',
      bytes: toCsvBytes(rows),
    }
  return {
    fileName: `${name}.xlsx`,
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes: new Uint8Array(await writeWorkbook(rows, name)),
  }
}

/** Things by a name that people type, without case; several may share one. Ids are found, too. */
export class NameBook<T extends { readonly id: string; readonly name: string }> {
  readonly #byKey = new Map<string, T[]>()

  constructor(items: readonly T[]) {
    for (const item of items) {
      for (const key of new Set([item.name.trim().toLowerCase(), item.id.toLowerCase()])) {
        const others = this.#byKey.get(key)
        if (others) others.push(item)
        else this.#byKey.set(key, [item])
      }
    }
  }

  /** The only one of this name, or the fault. `noun`: what it is, for example `studio`. */
  find(text: string, noun: string): Found<T> {
    const found = this.#byKey.get(text.toLowerCase()) ?? []
    const [only] = found
    if (only && found.length === 1) return { item: only, fault: null }
    if (text === '') return { item: null, fault: `The row names no ${noun}.` }
    const fault =
      found.length === 0
        ? `The Server has no ${noun} called “${text}”.`
        : `The Server has ${found.length} called “${text}”. Write the id instead.`
    return { item: null, fault }
  }
}

export type Found<T> =
  | { readonly item: T; readonly fault: null }
  | { readonly item: null; readonly fault: string }

/** Faults of a row, those that there are. */
export function listFaults(
  faults: readonly (readonly [column: string, text: string | null])[],
): AccessSheetRow['faults'] {
  return faults.flatMap(([column, text]) => (text === null ? [] : [{ column, text }]))
}
