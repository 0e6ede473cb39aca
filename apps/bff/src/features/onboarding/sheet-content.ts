import { setImmediate } from 'node:timers/promises'
import { onboardingFieldKey } from '@curator/console-contract/onboarding-fields'
import { z } from 'zod'
import type { ReadRow } from '../../sheets/reading/sheet-table.ts'
import type { SheetRowRecord } from '../../store/sheet.store.ts'
import { type Mapping, matchColumns } from './mapping.ts'
import { findRowFaults, toRowKey } from './row-faults.ts'

const rememberedMapping = z.array(onboardingFieldKey.nullable())

/** Rows judged before others get a turn: a few milliseconds of work. */
const batchRows = 500

/** Other lines with the same key that are looked at. */
const maxTwins = 6

/** The mapping last chosen for this header where it still fits, else the one that the names suggest. */
export function chooseMapping(
  header: readonly string[],
  remembered: unknown,
): { mapping: Mapping; mappingSource: 'matched' | 'remembered' } {
  const { data } = rememberedMapping.safeParse(remembered)
  return data?.length === header.length
    ? { mapping: data, mappingSource: 'remembered' }
    : { mapping: matchColumns(header), mappingSource: 'matched' }
}

/** Judges all rows of a sheet, in pieces. */
export async function judgeRows(
  rows: readonly (ReadRow & { readonly isExcluded?: boolean })[],
  header: readonly string[],
  mapping: Mapping,
  profileNames: readonly string[] = [],
): Promise<SheetRowRecord[]> {
  const keyed: SheetRowRecord[] = rows.map(({ line, cells, isExcluded = false }) => {
    return { line, cells, faults: [], rowKey: toRowKey(cells, mapping), isExcluded }
  })
  const twins = groupByKey(keyed)
  const judged: SheetRowRecord[] = []
  for (const [at, row] of keyed.entries()) {
    if (at % batchRows === batchRows - 1) await setImmediate()
    judged.push(judgeRow(row, { header, mapping, profileNames }, twins))
  }
  return judged
}

/** Lines of each key; rows that are left out do not count. */
export function groupByKey(
  rows: readonly SheetRowRecord[],
): ReadonlyMap<string, readonly number[]> {
  const lines = new Map<string, number[]>()
  for (const { rowKey, isExcluded, line } of rows) {
    if (rowKey === null || isExcluded) continue
    const same = lines.get(rowKey)
    if (same) same.push(line)
    else lines.set(rowKey, [line])
  }
  return lines
}

/** What rows are judged by. */
export interface RowRules {
  readonly header: readonly string[]
  readonly mapping: Mapping
  /** The job profiles of the connection. */
  readonly profileNames: readonly string[]
}

/** A row with its faults. */
export function judgeRow(
  row: SheetRowRecord,
  { header, mapping, profileNames }: RowRules,
  twins: ReadonlyMap<string, readonly number[]>,
): SheetRowRecord {
  const same = row.rowKey === null || row.isExcluded ? [] : (twins.get(row.rowKey) ?? [])
  // A few are enough for the words: a sheet where all rows are alike must not cost the square of its rows.
  const others = same.slice(0, maxTwins + 1).filter((line) => line !== row.line)
  return { ...row, faults: findRowFaults(row.cells, header, mapping, others, profileNames) }
}
