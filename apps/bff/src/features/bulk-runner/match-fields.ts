import type { FieldSources } from '@curator/console-contract/bulk-runner'
import { z } from 'zod'
import { normaliseName } from '../../sheets/column-name.ts'
import type { OperationField } from './operation-fields.ts'

/** What is remembered for a header and an operation: columns only, never values for all rows. */
const rememberedColumns = z.object({
  columns: z.record(z.string(), z.int().nonnegative()),
  recordColumn: z.int().nonnegative().nullable(),
})
export type RememberedColumns = z.output<typeof rememberedColumns>

export interface ChosenSources {
  readonly sources: FieldSources
  readonly recordColumn: number | null
  readonly from: 'matched' | 'remembered' | 'chosen' | 'recipe'
}

const recordNames = new Set(['recordid', 'record', 'rowid'])

/** Columns as they were chosen last time for this header and operation, else as their names suggest. */
export function chooseSources(
  fields: readonly OperationField[],
  header: readonly string[],
  remembered: unknown,
): ChosenSources {
  const { data } = rememberedColumns.safeParse(remembered)
  if (!data) return { ...matchFields(fields, header), from: 'matched' }
  const known = new Set(fields.map((field) => field.key))
  const kept = Object.entries(data.columns).filter(
    ([key, column]) => known.has(key) && column < header.length,
  )
  return { sources: toColumnSources(kept), recordColumn: data.recordColumn, from: 'remembered' }
}

/** What to remember of sources. */
export function toRemembered(chosen: Omit<ChosenSources, 'from'>): RememberedColumns {
  const columns = Object.entries(chosen.sources).flatMap(([key, source]) =>
    source.kind === 'column' ? [[key, source.column] as const] : [],
  )
  return { columns: Object.fromEntries(columns), recordColumn: chosen.recordColumn }
}

/**
 * Matches fields by the whole name (`iteration.endType`), then by the last part where only one field has it. A lone
 * `Id` column is the object that the path names last.
 */
function matchFields(
  fields: readonly OperationField[],
  header: readonly string[],
): Omit<ChosenSources, 'from'> {
  const columns = new Map<string, number>()
  for (const [at, name] of header.entries()) {
    const key = normaliseName(name)
    if (key !== '' && !columns.has(key)) columns.set(key, at)
  }
  const matched = fields.flatMap((field): [string, number][] => {
    const isOnly = fields.filter((other) => other.name === field.name).length === 1
    const names = [field.path.join(''), field.key, ...(isOnly ? [field.name] : [])]
    const column = names
      .map((name) => columns.get(normaliseName(name)))
      .find((at) => at !== undefined)
    return column === undefined ? [] : [[field.key, column]]
  })
  const sources = toColumnSources(matched)
  const target = fields.findLast((field) => field.place === 'path')
  const idColumn = columns.get('id')
  const isFree = idColumn !== undefined && !matched.some(([, column]) => column === idColumn)
  if (target && !sources[target.key] && isFree)
    sources[target.key] = { kind: 'column', column: idColumn }
  const recordColumn = [...columns].find(([name]) => recordNames.has(name))?.[1] ?? null
  return { sources, recordColumn }
}

function toColumnSources(columns: readonly (readonly [string, number])[]): FieldSources {
  return Object.fromEntries(columns.map(([key, column]) => [key, { kind: 'column', column }]))
}
