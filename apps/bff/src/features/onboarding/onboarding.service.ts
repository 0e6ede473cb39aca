import { type ConnectionId, connectionId, type PlanId } from '@curator/console-contract/ids'
import type { Sheet } from '@curator/console-contract/onboarding'
import type { RowEdits } from '@curator/console-contract/sheets'
import type { FileReply } from '@curator/endpoint/endpoint'
import { AppError } from '../../core/app-error.ts'
import type { Clock } from '../../core/clock.ts'
import type { Directories } from '../../directory/directory.ts'
import type { CreatePlan } from '../../plans/plan-writer.ts'
import { toHeaderHash } from '../../sheets/column-name.ts'
import { cleanCell } from '../../sheets/reading/clean-cell.ts'
import type { ReadingChoices, ReadSheet } from '../../sheets/reading/sheet-table.ts'
import { walkLines, walkRows } from '../../sheets/walk-rows.ts'
import type { WriteWorkbook } from '../../sheets/write-workbook.ts'
import type {
  SheetRecord,
  SheetRowQuery,
  SheetRowRecord,
  SheetStore,
  SheetTables,
} from '../../store/sheet.store.ts'
import { type Mapping, toMappingNotices } from './mapping.ts'
import {
  countRemovals,
  planSheet,
  type SheetChoices,
  type SheetDoors,
} from './planning/plan-sheet.ts'
import { applyEdits } from './row-edits.ts'
import { chooseMapping, judgeRows } from './sheet-content.ts'
import { toSheetView } from './sheet-view.ts'
import { createTemplateFile, type TemplateQuery } from './template-file.ts'

const slice = 'onboarding'

export interface OnboardingOptions {
  readonly sheets: SheetStore
  readonly directories: Directories
  readonly createPlan: CreatePlan
  /** Reads a file outside the main thread. */
  readonly readSheet: (bytes: Uint8Array, choices: ReadingChoices) => Promise<ReadSheet>
  readonly writeWorkbook: WriteWorkbook
  /** The job profiles of a connection. */
  readonly listProfiles: SheetDoors['listProfiles']
  readonly isWindows: SheetDoors['isWindows']
  readonly findReach: SheetDoors['findReach']
  readonly clock: Clock
  /** Answers a UUID. */
  readonly createId: () => string
}

export interface NewSheet {
  readonly connectionId: ConnectionId
  readonly fileName: string
  readonly authorId: string
  readonly bytes: Uint8Array
}

/** What is needed of an earlier plan to plan some of its lines again. */
export interface PlanToRepeat {
  readonly sheetId: string | null
  readonly title: string
  readonly options: Readonly<Record<string, unknown>>
}

/** Sheets of people and the plans made from them. Every method throws `not_found` for a sheet that does not exist. */
export class OnboardingService {
  readonly #options: OnboardingOptions
  readonly #sheets: SheetStore

  constructor(options: OnboardingOptions) {
    this.#options = options
    this.#sheets = options.sheets
  }

  async createSheet({ connectionId, authorId, bytes, fileName }: NewSheet): Promise<Sheet> {
    await this.#options.directories.get(connectionId)
    const { content, rows } = await this.#judge(
      connectionId,
      await this.#options.readSheet(bytes, {}),
    )
    const sheet: SheetRecord = {
      id: this.#options.createId(),
      connectionId,
      authorId,
      slice,
      fileName: cleanCell(fileName) || 'Sheet',
      createdAt: this.#options.clock.now(),
      options: {},
      ...content,
    }
    await this.#sheets.inTransaction(async (tables) => {
      await tables.create(sheet, bytes)
      await tables.saveRows(sheet.id, rows)
    })
    return this.#toView(sheet)
  }

  async getSheet(sheetId: string): Promise<Sheet> {
    return this.#toView(await this.#get(sheetId))
  }

  async rereadSheet(sheetId: string, choices: ReadingChoices): Promise<Sheet> {
    const { connectionId: id } = await this.#get(sheetId)
    const file = await this.#sheets.findFile(sheetId)
    if (!file) throw sheetMissing()
    const { content, rows } = await this.#judge(id, await this.#options.readSheet(file, choices))
    await this.#sheets.withLock(sheetId, async (tables) => {
      await tables.update(sheetId, content)
      await tables.removeRows(sheetId)
      await tables.saveRows(sheetId, rows)
    })
    return this.getSheet(sheetId)
  }

  /** Remembered for the next file with the same header. */
  async updateMapping(sheetId: string, mapping: Mapping): Promise<Sheet> {
    await this.#sheets.withLock(sheetId, async (tables) => {
      const sheet = await this.#get(sheetId, tables)
      if (mapping.length !== sheet.header.length) {
        const detail = `The sheet has ${sheet.header.length} columns. Reload the page.`
        throw new AppError('request_invalid', { detail })
      }
      const rows: SheetRowRecord[] = []
      for await (const batch of walkRows(tables, sheetId)) rows.push(...batch)
      const names = await this.#profileNames(sheet.connectionId)
      await tables.saveRows(sheetId, await judgeRows(rows, sheet.header, mapping, names))
      await tables.update(sheetId, { ...sheet, mapping, mappingSource: 'chosen' })
      const hash = toHeaderHash(sheet.header)
      await tables.rememberMapping(slice, hash, mapping, this.#options.clock.now())
    })
    return this.getSheet(sheetId)
  }

  async listRows(sheetId: string, query: SheetRowQuery) {
    await this.#get(sheetId)
    return this.#sheets.listRows(sheetId, query)
  }

  /** Answers every row whose faults may have changed, not only those named. */
  async updateRows(sheetId: string, edits: RowEdits) {
    const rows = await this.#sheets.withLock(sheetId, async (tables) => {
      const sheet = await this.#get(sheetId, tables)
      return applyEdits(tables, sheet, edits, await this.#profileNames(sheet.connectionId))
    })
    return { sheet: await this.getSheet(sheetId), rows: rows ?? [] }
  }

  /** `sheet_not_ready` while a notice blocks. Faulty rows are in the plan as invalid. */
  async createPlan(sheetId: string, authorId: string, choices: SheetChoices): Promise<PlanId> {
    const sheet = await this.#getReady(sheetId)
    const title = `Onboard ${sheet.fileName}`
    const walk = () => walkRows(this.#sheets, sheetId)
    return planSheet(this.#options, { sheet, authorId, title, choices, walk })
  }

  /** `sheet_not_ready` while a notice blocks. */
  async countRemovals(sheetId: string, choices: Omit<SheetChoices, 'createGroups'>) {
    const sheet = await this.#getReady(sheetId)
    const walk = () => walkRows(this.#sheets, sheetId)
    return countRemovals(this.#options, {
      sheet,
      choices: { ...choices, createGroups: [] },
      walk,
    })
  }

  async #getReady(sheetId: string): Promise<SheetRecord> {
    const sheet = await this.#get(sheetId)
    const notices = [...sheet.notices, ...toMappingNotices(sheet.header, sheet.mapping)]
    const blocking = notices.find((notice) => notice.blocks)
    if (blocking) throw new AppError('sheet_not_ready', { detail: blocking.message })
    return sheet
  }

  /**
   * Plans some lines of an earlier plan again, against the directory as it is now. These rows are not the whole file: they
   * decide nothing for others in their groups.
   */
  async replan(plan: PlanToRepeat, lines: readonly number[], authorId: string): Promise<PlanId> {
    if (plan.sheetId === null) throw sheetMissing()
    const sheet = await this.#get(plan.sheetId)
    if ((await this.#sheets.listRowsByLine(sheet.id, lines)).length === 0) {
      // Rows after those of the sheet: what the truth of the file took from others.
      const detail =
        'What failed are memberships of people who are not in the file. Bring the file again to plan them.'
      throw new AppError('plan_empty', { detail })
    }
    const {
      createGroups = [],
      profileId = null,
      truth = null,
    } = plan.options as Partial<SheetChoices>
    const ownTruth = truth?.people ? { ...truth, groups: false, removalCapPercent: 100 } : null
    const choices = { createGroups, profileId, truth: ownTruth }
    const walk = () => walkLines(this.#sheets, sheet.id, lines)
    return planSheet(this.#options, { sheet, authorId, choices, title: plan.title, walk })
  }

  async createTemplate(query: TemplateQuery): Promise<FileReply> {
    const directory = await this.#options.directories.get(query.connectionId)
    return createTemplateFile(query, directory, this.#options)
  }

  async #get(sheetId: string, tables: SheetTables = this.#sheets): Promise<SheetRecord> {
    const sheet = await tables.find(sheetId)
    if (sheet?.slice !== slice) throw sheetMissing()
    return sheet
  }

  async #toView(sheet: SheetRecord): Promise<Sheet> {
    const directory = await this.#options.directories.get(connectionId.parse(sheet.connectionId))
    return toSheetView(this.#sheets, directory, sheet)
  }

  /** A reading with its mapping, the one chosen before for the same header if there is one, and its faults. */
  async #judge(id: string, { reading, header, rows, notices }: ReadSheet) {
    const remembered = await this.#sheets.findMapping(slice, toHeaderHash(header))
    const chosen = chooseMapping(header, remembered)
    const content = { reading, header, notices: [...notices], ...chosen }
    const names = await this.#profileNames(id)
    return { content, rows: await judgeRows(rows, header, chosen.mapping, names) }
  }

  async #profileNames(id: string): Promise<readonly string[]> {
    return (await this.#options.listProfiles(id)).map(({ name }) => name)
  }
}

function sheetMissing(): AppError {
  return new AppError('not_found', { detail: 'This sheet is gone. Bring the file again.' })
}
