import { fieldSources, type RunnerSheet } from '@curator/console-contract/bulk-runner'
import { connectionId, sheetId } from '@curator/console-contract/ids'
import type { SheetNotice } from '@curator/console-contract/sheets'
import { z } from 'zod'
import { readSamples } from '../../sheets/samples.ts'
import type { SheetRecord, SheetTables } from '../../store/sheet.store.ts'
import { listFields } from './operation-fields.ts'
import type { CallMapping } from './row-call.ts'
import { toRunnerNotices, toTwinNotice } from './runner-notices.ts'
import { getOperation, toRunnerOperation } from './runner-operations.ts'

/** What this slice keeps of a sheet. */
const runnerOptions = z.object({
  operationId: z.string(),
  sources: fieldSources,
  recordColumn: z.int().nonnegative().nullable(),
  from: z.enum(['matched', 'remembered', 'chosen', 'recipe']),
  /** Columns that the recipe names and the file lacks. */
  missingColumns: z.array(z.string()),
})
export type RunnerOptions = z.output<typeof runnerOptions>

export function toRunnerOptions(sheet: Pick<SheetRecord, 'options'>): RunnerOptions {
  return runnerOptions.parse(sheet.options)
}

/** Throws `not_found` when this console no longer knows the operation. */
export function toCallMapping(
  options: Pick<RunnerOptions, 'operationId' | 'sources' | 'recordColumn'>,
): CallMapping {
  const operation = getOperation(options.operationId)
  const { recordColumn, sources } = options
  return { operation, fields: listFields(operation), sources, recordColumn }
}

/** Remarks of reading and mapping; those that block make a plan impossible. */
export function toSheetNotices(sheet: SheetRecord): SheetNotice[] {
  const options = toRunnerOptions(sheet)
  const own = toRunnerNotices(toCallMapping(options), sheet.header, options.missingColumns)
  return [...sheet.notices, ...own]
}

/** A sheet as the SPA sees it. `missing`: why the Server lacks the operation. */
export async function toRunnerSheetView(
  store: SheetTables,
  sheet: SheetRecord,
  missing: string | null,
): Promise<RunnerSheet> {
  const options = toRunnerOptions(sheet)
  const { fields, operation } = toCallMapping(options)
  const [counts, samples, twins] = await Promise.all([
    store.count(sheet.id),
    readSamples(store, sheet),
    store.findTwins(sheet.id),
  ])
  return {
    id: sheetId.parse(sheet.id),
    connectionId: connectionId.parse(sheet.connectionId),
    fileName: sheet.fileName,
    createdAt: sheet.createdAt.toISOString(),
    operation: toRunnerOperation(operation, missing),
    fields: fields.map(({ isRequired, key, kind, name, options: choices, place }) => {
      return { isRequired, key, kind, name, options: choices, place }
    }),
    reading: sheet.reading,
    header: [...sheet.header],
    samples,
    sources: options.sources,
    recordColumn: options.recordColumn,
    mappingSource: options.from,
    notices: [...toSheetNotices(sheet), ...toTwinNotice(twins)],
    counts,
  }
}
