import type { FieldSource, FieldSources } from '@curator/console-contract/bulk-runner'
import type { RowFault } from '@curator/console-contract/sheets'
import type { FieldFault } from '@curator/endpoint/problem'
import {
  checkCall,
  type OperationDescription,
  type ServerCall,
} from '../../alteryx/operation-catalog.ts'
import { findShapeFaults } from '../../sheets/shape-faults.ts'
import { readCell } from './cell-value.ts'
import type { OperationField } from './operation-fields.ts'

/** An operation with where each of its values comes from. */
export interface CallMapping {
  readonly operation: OperationDescription
  readonly fields: readonly OperationField[]
  readonly sources: FieldSources
  /** Null: the line number. */
  readonly recordColumn: number | null
}

export interface RowCall {
  readonly call: ServerCall
  readonly faults: readonly RowFault[]
}

/** What a row is called in both results. */
export function toRecordId(
  mapping: Pick<CallMapping, 'recordColumn'>,
  row: { readonly line: number; readonly cells: readonly string[] },
): string {
  const cell = mapping.recordColumn === null ? '' : row.cells[mapping.recordColumn]
  return cell || String(row.line)
}

/** The call of a row and everything wrong with it; the call may be sent when nothing is. */
export function toCheckedCall(
  mapping: CallMapping,
  header: readonly string[],
  cells: readonly string[],
): RowCall {
  const { call, faults } = toRowCall(mapping, cells)
  const shape = findShapeFaults(cells, header)
  // What a cell can't be read as would be said twice.
  const more = faults.length > 0 ? [] : checkRow(mapping, call)
  return { call, faults: [...shape, ...faults, ...more] }
}

/** The call of a row, with the faults of reading its cells only. */
export function toRowCall(mapping: CallMapping, cells: readonly string[]): RowCall {
  const faults: RowFault[] = []
  const parts = { params: {}, query: {}, body: undefined as unknown }
  const { bodyKind, operationId } = mapping.operation
  if (bodyKind === 'object') parts.body = {}
  for (const field of mapping.fields) {
    const source = mapping.sources[field.key]
    if (!source) continue
    const reading = readCell(field, toText(source, cells))
    if (reading.kind === 'value') put(parts, field, reading.value)
    // A wrong value for all rows is said once, of the whole sheet.
    if (reading.kind === 'fault' && source.kind === 'column')
      faults.push({ ...reading.fault, column: source.column })
  }
  const { body, ...address } = parts
  return { call: { operationId, ...address, ...(bodyKind === 'none' ? {} : { body }) }, faults }
}

function toText(source: FieldSource, cells: readonly string[]): string {
  return source.kind === 'column' ? (cells[source.column] ?? '') : source.value
}

function put(
  parts: { params: Record<string, string>; query: Record<string, string>; body: unknown },
  { place, name, path }: OperationField,
  value: unknown,
): void {
  if (place === 'path') parts.params[name] = String(value)
  else if (place === 'query') parts.query[name] = String(value)
  else if (path.length === 0) parts.body = value
  else setAt(parts.body as Record<string, unknown>, path, value)
}

/** Names come from the operation's own schema, never from a file. */
function setAt(target: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [name, ...rest] = path as [string, ...string[]]
  if (rest.length === 0) {
    target[name] = value
    return
  }
  const inner = (target[name] ?? {}) as Record<string, unknown>
  target[name] = inner
  setAt(inner, rest, value)
}

function checkRow(mapping: CallMapping, call: ServerCall): RowFault[] {
  const seen = new Set<string>()
  const faults = [...findDotFaults(mapping, call), ...checkCall(call)]
  return faults.flatMap((fault) => {
    const place = locate(mapping, fault.path)
    // A required field that nothing fills is said once, of the whole sheet.
    if (place.field?.isRequired && !mapping.sources[place.field.key]) return []
    if (seen.has(place.name)) return []
    seen.add(place.name)
    const isMissing = fault.rule === 'invalid_type' && valueAt(call, fault.path) === undefined
    return [
      {
        code: isMissing ? ('value_missing' as const) : ('value_refused' as const),
        column: place.column,
        message: isMissing
          ? `“${place.name}” is missing; the operation needs it here.`
          : `“${place.name}” is not taken as it is: ${fault.message}.`.replace(/\.\.$/, '.'),
        suggestion: null,
      },
    ]
  })
}

/** Such a step of a path would call another address. */
function findDotFaults({ fields }: CallMapping, call: ServerCall): FieldFault[] {
  return fields
    .filter(({ place, name }) => place === 'path' && /^\.{1,2}$/.test(call.params[name] ?? ''))
    .map(({ key }) => ({
      path: key,
      rule: 'dots',
      message: 'dots alone can’t stand in an address',
    }))
}

/** The field a fault is about: the very one, or the one whose value holds the place. */
function locate({ fields, sources }: CallMapping, path: string) {
  const field = fields.find(({ key }) => path === key || path.startsWith(`${key}.`))
  const source = field && sources[field.key]
  return {
    field,
    name: field?.name ?? path.split('.').slice(1).join('.'),
    column: source?.kind === 'column' ? source.column : null,
  }
}

function valueAt(call: ServerCall, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], call)
}
