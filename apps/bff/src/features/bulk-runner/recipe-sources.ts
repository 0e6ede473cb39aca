import type { FieldSource } from '@curator/console-contract/bulk-runner'
import { normaliseName } from '../../sheets/column-name.ts'
import type { RecipeRecord } from '../../store/recipe.store.ts'
import type { RunnerOptions } from './runner-sheet.ts'

type Saved = Pick<RecipeRecord, 'mapping' | 'constants'>

/** What a recipe keeps of a sheet: columns by name, for the next file may have them in another order. */
export function toSaved(
  { sources, recordColumn }: Pick<RunnerOptions, 'sources' | 'recordColumn'>,
  header: readonly string[],
): Saved {
  const columns: Record<string, string> = {}
  const constants: Record<string, string> = {}
  for (const [key, source] of Object.entries(sources)) {
    if (source.kind === 'column') columns[key] = header[source.column] ?? ''
    else constants[key] = source.value
  }
  const record = recordColumn === null ? null : (header[recordColumn] ?? null)
  return { mapping: { columns, recordColumn: record }, constants }
}

/** The sources of a recipe in another file, for the fields the operation still has, and the columns that file lacks. */
export function fromSaved(
  { mapping, constants }: Saved,
  header: readonly string[],
  fieldKeys: ReadonlySet<string>,
): Pick<RunnerOptions, 'sources' | 'recordColumn' | 'missingColumns'> {
  const names = header.map(normaliseName)
  const missing = new Set<string>()
  const find = (name: string): number | null => {
    const column = names.indexOf(normaliseName(name))
    if (column >= 0) return column
    missing.add(name)
    return null
  }
  const sources: Record<string, FieldSource> = {}
  for (const [key, value] of Object.entries(constants)) {
    if (fieldKeys.has(key)) sources[key] = { kind: 'constant', value }
  }
  for (const [key, name] of Object.entries(mapping.columns)) {
    const column = fieldKeys.has(key) ? find(name) : null
    if (column !== null) sources[key] = { kind: 'column', column }
  }
  const recordColumn = mapping.recordColumn === null ? null : find(mapping.recordColumn)
  return { sources, recordColumn, missingColumns: [...missing] }
}
