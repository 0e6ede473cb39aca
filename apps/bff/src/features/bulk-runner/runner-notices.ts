import type { SheetNotice } from '@curator/console-contract/sheets'
import { toUnusedColumnsNotice } from '../../sheets/column-name.ts'
import { readCell } from './cell-value.ts'
import type { CallMapping } from './row-call.ts'

/** What must be known about a mapping before a plan. */
export function toRunnerNotices(
  mapping: CallMapping,
  header: readonly string[],
  missingColumns: readonly string[],
): SheetNotice[] {
  const { recordColumn, sources } = mapping
  const used = new Set(
    Object.values(sources).flatMap((source) => (source.kind === 'column' ? [source.column] : [])),
  )
  const unused = toUnusedColumnsNotice(header, (at) => used.has(at) || at === recordColumn)
  return [
    ...toRequiredNotice(mapping),
    ...toConstantNotices(mapping),
    ...toMissingNotice(missingColumns),
    ...(unused ? [unused] : []),
  ]
}

function toRequiredNotice({ fields, sources }: CallMapping): SheetNotice[] {
  const names = fields.filter((field) => field.isRequired && !sources[field.key])
  if (names.length === 0) return []
  const list = names.map((field) => `“${field.name}”`).join(', ')
  return [
    {
      code: 'required_not_mapped',
      message: `The operation needs ${list}. Choose a column, or a value for all rows.`,
      blocks: true,
    },
  ]
}

function toConstantNotices({ fields, sources }: CallMapping): SheetNotice[] {
  return fields.flatMap((field): SheetNotice[] => {
    const source = sources[field.key]
    if (source?.kind !== 'constant') return []
    const reading = readCell(field, source.value)
    return reading.kind === 'fault'
      ? [{ code: 'constant_faulty', message: reading.fault.message, blocks: true }]
      : []
  })
}

function toMissingNotice(columns: readonly string[]): SheetNotice[] {
  if (columns.length === 0) return []
  const list = columns.map((name) => `“${name}”`).join(', ')
  return [
    {
      code: 'recipe_column_missing',
      message: `The recipe takes values from ${list}, which this file does not have. Choose other columns below.`,
      blocks: false,
    },
  ]
}

/** Rows that do the same to the same thing are warned about, not refused: it may be meant. */
export function toTwinNotice(twins: {
  readonly rowCount: number
  readonly groups: readonly (readonly number[])[]
}): SheetNotice[] {
  if (twins.groups.length === 0) return []
  const shown = twins.groups.map((lines) => {
    const first = lines.slice(0, 4).join(', ')
    return `lines ${first}${lines.length > 4 ? ' and others' : ''}`
  })
  return [
    {
      code: 'same_target_twice',
      message: `${twins.rowCount} rows make a call that another row makes as well: ${shown.join('; ')}. Leave out what is not meant.`,
      blocks: false,
    },
  ]
}
