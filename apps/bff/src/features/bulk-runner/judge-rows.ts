import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { ReadRow } from '../../sheets/reading/sheet-table.ts'
import type { SheetRowRecord } from '../../store/sheet.store.ts'
import { toCallTarget } from './call-request.ts'
import { type CallMapping, toCheckedCall, toRecordId } from './row-call.ts'

/** Rows judged before others get a turn. */
const batchRows = 200

type RowToJudge = ReadRow & { readonly isExcluded?: boolean }

/** A row with its faults, and the key that two rows share when they do the same to the same thing. */
export function judgeRow(
  mapping: CallMapping,
  header: readonly string[],
  { line, cells, isExcluded = false }: RowToJudge,
): SheetRowRecord {
  const { call, faults } = toCheckedCall(mapping, header, cells)
  const rowKey = faults.length > 0 ? null : toRowKey(mapping, { line, cells }, call)
  return { line, cells, faults, rowKey, isExcluded }
}

/** Judges all rows of a sheet, in pieces. */
export async function judgeRows(
  mapping: CallMapping,
  header: readonly string[],
  rows: readonly RowToJudge[],
): Promise<SheetRowRecord[]> {
  const judged: SheetRowRecord[] = []
  for (const [at, row] of rows.entries()) {
    if (at % batchRows === batchRows - 1) await setImmediate()
    judged.push(judgeRow(mapping, header, row))
  }
  return judged
}

/** Two POSTs to one address are usual and differ by their body; a PUT or DELETE twice is hardly meant. */
function toRowKey(
  mapping: CallMapping,
  row: ReadRow,
  call: Parameters<typeof toCallTarget>[0],
): string | null {
  if (!Object.values(mapping.sources).some((source) => source.kind === 'column')) return null
  // While the mapping is not complete there is no address yet.
  const isOpen = mapping.fields.some(({ place, name }) => place === 'path' && !call.params[name])
  if (isOpen) return null
  const { method, target } = toCallTarget(call)
  const body = method === 'POST' ? JSON.stringify(call.body) : ''
  const record = mapping.recordColumn === null ? '' : toRecordId(mapping, row)
  return createHash('sha256').update(`${method} ${target}\n${record}\n${body}`).digest('base64url')
}
