import type { FieldSources, RunnerSheet } from '@curator/console-contract/bulk-runner'
import { type ConnectionId, connectionId, type PlanId } from '@curator/console-contract/ids'
import type { RowEdits } from '@curator/console-contract/sheets'
import type { CapabilityBook } from '../../alteryx/capabilities.ts'
import type { ConnectionGateways } from '../../alteryx/connection-gateways.ts'
import { AppError } from '../../core/app-error.ts'
import type { Clock } from '../../core/clock.ts'
import type { Directories } from '../../directory/directory.ts'
import type { CreatePlan } from '../../plans/plan-writer.ts'
import { toHeaderHash } from '../../sheets/column-name.ts'
import { cleanCell } from '../../sheets/reading/clean-cell.ts'
import type { ReadingChoices, ReadSheet } from '../../sheets/reading/sheet-table.ts'
import { editRows } from '../../sheets/row-edits.ts'
import { walkLines, walkRows } from '../../sheets/walk-rows.ts'
import type { ConnectionStore } from '../../store/connection.store.ts'
import type { RecipeRecord } from '../../store/recipe.store.ts'
import type {
  SheetRecord,
  SheetRowQuery,
  SheetRowRecord,
  SheetStore,
  SheetTables,
} from '../../store/sheet.store.ts'
import { type DryRun, exportRequests, listRequests, type RequestQuery } from './dry-run.ts'
import { judgeRow, judgeRows } from './judge-rows.ts'
import { chooseSources, toRemembered } from './match-fields.ts'
import { planCalls } from './plan-calls.ts'
import { fromSaved } from './recipe-sources.ts'
import type { RecipesService } from './recipes.service.ts'
import { refuseUnknownSources } from './refuse-unknown-sources.ts'
import { getOperation, listRunnerOperations, requireUsable } from './runner-operations.ts'
import {
  type RunnerOptions,
  toCallMapping,
  toRunnerOptions,
  toRunnerSheetView,
  toSheetNotices,
} from './runner-sheet.ts'

const slice = 'bulk-runner'

export interface BulkRunnerOptions {
  readonly sheets: SheetStore
  readonly connections: Pick<ConnectionStore, 'find'>
  readonly capabilities: CapabilityBook
  readonly gateways: Pick<ConnectionGateways, 'get'>
  readonly directories: Directories
  readonly recipes: RecipesService
  readonly createPlan: CreatePlan
  /** Reads a file outside the main thread. */
  readonly readSheet: (bytes: Uint8Array, choices: ReadingChoices) => Promise<ReadSheet>
  readonly clock: Clock
  /** Answers a UUID. */
  readonly createId: () => string
}

export interface NewRunnerSheet {
  readonly connectionId: ConnectionId
  readonly operationId: string
  readonly recipeId?: string | undefined
  readonly fileName: string
  readonly authorId: string
  readonly bytes: Uint8Array
}

/** Sheets over whose rows an operation is called. Every method throws `not_found` for a sheet that does not exist. */
export class BulkRunnerService {
  readonly #options: BulkRunnerOptions
  readonly #sheets: SheetStore

  constructor(options: BulkRunnerOptions) {
    this.#options = options
    this.#sheets = options.sheets
  }

  async listOperations(id: ConnectionId) {
    return { items: await listRunnerOperations(this.#options.capabilities, id) }
  }

  async createSheet(given: NewRunnerSheet): Promise<RunnerSheet> {
    const { capabilities, clock, createId } = this.#options
    const operation = getOperation(given.operationId)
    await requireUsable(capabilities, given.connectionId, operation)
    const recipe =
      given.recipeId === undefined ? undefined : await this.#options.recipes.get(given.recipeId)
    const read = await this.#options.readSheet(given.bytes, {})
    const options = recipe
      ? applyRecipe(recipe, given.operationId, read.header)
      : await this.#chooseOptions(given.operationId, read.header)
    const sheet: SheetRecord = {
      id: createId(),
      connectionId: given.connectionId,
      authorId: given.authorId,
      slice,
      fileName: cleanCell(given.fileName) || 'Sheet',
      createdAt: clock.now(),
      ...toContent(read),
      options,
    }
    const rows = await judgeRows(toCallMapping(options), read.header, read.rows)
    await this.#sheets.inTransaction(async (tables) => {
      await tables.create(sheet, given.bytes)
      await tables.saveRows(sheet.id, rows)
    })
    return this.#toView(sheet)
  }

  async getSheet(sheetId: string): Promise<RunnerSheet> {
    return this.#toView(await this.#get(sheetId))
  }

  /** Columns are matched anew where the header is another one; values for all rows stay. */
  async rereadSheet(sheetId: string, choices: ReadingChoices): Promise<RunnerSheet> {
    const before = await this.#get(sheetId)
    const file = await this.#sheets.findFile(sheetId)
    if (!file) throw sheetMissing()
    const read = await this.#options.readSheet(file, choices)
    const kept = toRunnerOptions(before)
    const isSame = toHeaderHash(before.header) === toHeaderHash(read.header)
    const options = isSame ? kept : await this.#rematch(kept, read.header)
    const rows = await judgeRows(toCallMapping(options), read.header, read.rows)
    await this.#sheets.withLock(sheetId, async (tables) => {
      await tables.update(sheetId, { ...toContent(read), options })
      await tables.removeRows(sheetId)
      await tables.saveRows(sheetId, rows)
    })
    return this.getSheet(sheetId)
  }

  /** `request_invalid` for fields the operation and columns the sheet does not have. */
  async updateMapping(
    sheetId: string,
    chosen: { readonly sources: FieldSources; readonly recordColumn: number | null },
  ): Promise<RunnerSheet> {
    await this.#sheets.withLock(sheetId, async (tables) => {
      const sheet = await this.#get(sheetId, tables)
      const { operationId } = toRunnerOptions(sheet)
      const mapping = toCallMapping({ operationId, ...chosen })
      refuseUnknownSources(mapping, sheet.header)
      const rows: SheetRowRecord[] = []
      for await (const batch of walkRows(tables, sheetId)) rows.push(...batch)
      await tables.saveRows(sheetId, await judgeRows(mapping, sheet.header, rows))
      const options: RunnerOptions = { operationId, ...chosen, from: 'chosen', missingColumns: [] }
      await tables.update(sheetId, { ...sheet, options })
      const hash = toHeaderHash(sheet.header, operationId)
      await tables.rememberMapping(slice, hash, toRemembered(chosen), this.#options.clock.now())
    })
    return this.getSheet(sheetId)
  }

  async listRows(sheetId: string, query: SheetRowQuery) {
    await this.#get(sheetId)
    return this.#sheets.listRows(sheetId, query)
  }

  async updateRows(sheetId: string, edits: RowEdits) {
    const rows = await this.#sheets.withLock(sheetId, async (tables) => {
      const sheet = await this.#get(sheetId, tables)
      const mapping = toCallMapping(toRunnerOptions(sheet))
      const { edited } = await editRows(tables, sheet, edits)
      const judged = edited.map((row) => judgeRow(mapping, sheet.header, row))
      await tables.saveRows(sheetId, judged)
      return judged
    })
    return { sheet: await this.getSheet(sheetId), rows: rows ?? [] }
  }

  async listRequests(sheetId: string, query: RequestQuery) {
    const { items, total } = await listRequests(this.#sheets, await this.#dryRun(sheetId), query)
    return { items, total, page: query.page, pageSize: query.pageSize }
  }

  async exportRequests(sheetId: string, format: 'csv' | 'json') {
    return exportRequests(this.#sheets, await this.#dryRun(sheetId), format)
  }

  /** `sheet_not_ready` while a notice blocks. Faulty rows are in the plan as invalid. */
  async createPlan(sheetId: string, authorId: string): Promise<PlanId> {
    const sheet = await this.#get(sheetId)
    return this.#plan(sheet, authorId, walkRows(this.#sheets, sheetId))
  }

  /** Plans some lines of a sheet again, with its mapping as it is now. */
  async replan(
    plan: { readonly sheetId: string | null },
    lines: readonly number[],
    authorId: string,
  ): Promise<PlanId> {
    if (plan.sheetId === null) throw sheetMissing()
    const sheet = await this.#get(plan.sheetId)
    return this.#plan(sheet, authorId, walkLines(this.#sheets, sheet.id, lines))
  }

  async #plan(
    sheet: SheetRecord,
    authorId: string,
    batches: AsyncIterable<readonly SheetRowRecord[]>,
  ): Promise<PlanId> {
    refuseBlocked(sheet)
    const { capabilities, clock, createPlan, directories, gateways } = this.#options
    const mapping = toCallMapping(toRunnerOptions(sheet))
    const { operation, recordColumn } = mapping
    const id = connectionId.parse(sheet.connectionId)
    await requireUsable(capabilities, id, operation)
    const { calls } = await gateways.get(id)
    const { takenAt } = (await directories.get(id)).status()
    const request = {
      connectionId: id,
      authorId,
      slice,
      title: `${operation.summary.replace(/\..*$/s, '')}: ${sheet.fileName}`,
      sheetId: sheet.id,
      options: { recordColumn },
      // A call is sent as the sheet says, whatever the directory holds.
      directoryTakenAt: takenAt ?? clock.now().toISOString(),
    }
    return createPlan(request, planCalls(batches, { mapping, protect: calls.protect }))
  }

  async #chooseOptions(operationId: string, header: readonly string[]): Promise<RunnerOptions> {
    const { fields } = toCallMapping({ operationId, sources: {}, recordColumn: null })
    const hash = toHeaderHash(header, operationId)
    const chosen = chooseSources(fields, header, await this.#sheets.findMapping(slice, hash))
    return { operationId, ...chosen, missingColumns: [] }
  }

  async #rematch(before: RunnerOptions, header: readonly string[]): Promise<RunnerOptions> {
    const next = await this.#chooseOptions(before.operationId, header)
    const constants = Object.entries(before.sources).filter(([, { kind }]) => kind === 'constant')
    return { ...next, sources: { ...next.sources, ...Object.fromEntries(constants) } }
  }

  /** `sheet_not_ready` while a notice blocks: then there are no whole requests. */
  async #dryRun(sheetId: string): Promise<DryRun> {
    const sheet = await this.#get(sheetId)
    refuseBlocked(sheet)
    const connection = await this.#options.connections.find(connectionId.parse(sheet.connectionId))
    if (!connection)
      throw new AppError('not_found', { detail: 'The connection may have been removed.' })
    const mapping = toCallMapping(toRunnerOptions(sheet))
    return { sheet, mapping, baseUrl: connection.baseUrl }
  }

  async #get(sheetId: string, tables: SheetTables = this.#sheets): Promise<SheetRecord> {
    const sheet = await tables.find(sheetId)
    if (sheet?.slice !== slice) throw sheetMissing()
    return sheet
  }

  async #toView(sheet: SheetRecord): Promise<RunnerSheet> {
    const { whyMissing } = await this.#options.capabilities.find(
      connectionId.parse(sheet.connectionId),
    )
    const missing = whyMissing(toRunnerOptions(sheet).operationId)
    return toRunnerSheetView(this.#sheets, sheet, missing)
  }
}

function toContent({ reading, header, notices }: ReadSheet) {
  return { reading, header, notices: [...notices], mapping: [], mappingSource: 'matched' as const }
}

function applyRecipe(
  recipe: RecipeRecord,
  operationId: string,
  header: readonly string[],
): RunnerOptions {
  if (recipe.operationId !== operationId) {
    const detail = `The recipe “${recipe.name}” is for another operation. Reload the page.`
    throw new AppError('request_invalid', { detail })
  }
  const { fields } = toCallMapping({ operationId, sources: {}, recordColumn: null })
  const keys = new Set(fields.map((field) => field.key))
  return { operationId, from: 'recipe', ...fromSaved(recipe, header, keys) }
}

function refuseBlocked(sheet: SheetRecord): void {
  const blocking = toSheetNotices(sheet).find((notice) => notice.blocks)
  if (blocking) throw new AppError('sheet_not_ready', { detail: blocking.message })
}

function sheetMissing(): AppError {
  return new AppError('not_found', { detail: 'This sheet is gone. Bring the file again.' })
}
