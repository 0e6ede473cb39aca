import type { Sheet } from '@curator/console-contract/onboarding'
import type { OnboardingFieldKey } from '@curator/console-contract/onboarding-fields'
import type { RowFault } from '@curator/console-contract/sheets'
import { type Kysely, sql } from 'kysely'
import type { Database } from './schema.ts'

/** A sheet without its rows and file. */
export interface SheetRecord {
  readonly id: string
  readonly connectionId: string
  readonly authorId: string
  readonly slice: string
  readonly fileName: string
  readonly reading: Sheet['reading']
  readonly header: readonly string[]
  readonly mapping: readonly (OnboardingFieldKey | null)[]
  readonly mappingSource: Sheet['mappingSource']
  readonly notices: Sheet['notices']
  /** What the slice keeps beside the mapping; JSON. */
  readonly options: Readonly<Record<string, unknown>>
  readonly createdAt: Date
}

/** What reading a file again, or mapping it anew, changes. */
export type SheetChange = Pick<
  SheetRecord,
  'reading' | 'header' | 'mapping' | 'mappingSource' | 'notices'
> &
  Partial<Pick<SheetRecord, 'options'>>

export interface SheetRowRecord {
  readonly line: number
  readonly cells: readonly string[]
  readonly faults: readonly RowFault[]
  /** What must be unique in the sheet, normalised; null when the row has nothing of it. */
  readonly rowKey: string | null
  readonly isExcluded: boolean
}

export interface SheetRowQuery {
  readonly only: 'all' | 'ready' | 'faulty' | 'excluded'
  readonly offset: number
  readonly limit: number
}

export type SheetStore = ReturnType<typeof createSheetStore>

/** Rows in one statement. */
const batchRows = 500

const rowColumns = sql`line, cells, faults, row_key as "rowKey", is_excluded as "isExcluded"`
const isFaulty = sql`not is_excluded and faults <> '[]'::jsonb`
const isReady = sql`not is_excluded and faults = '[]'::jsonb`

/** Sheets, their files and rows, and the mapping last chosen for a header. */
export function createSheetStore(db: Kysely<Database>) {
  return {
    ...createTables(db),

    /** Locks the sheet and runs `work` with the tables inside one transaction; null when there is no such sheet. */
    withLock: <T>(sheetId: string, work: (tables: SheetTables) => Promise<T>): Promise<T | null> =>
      db.transaction().execute(async (trx) => {
        const { rows } = await sql`select 1 from sheet where id = ${sheetId} for update`.execute(
          trx,
        )
        return rows.length > 0 ? work(createTables(trx)) : null
      }),

    inTransaction: <T>(work: (tables: SheetTables) => Promise<T>): Promise<T> =>
      db.transaction().execute((trx) => work(createTables(trx))),
  }
}

/** What can be done within a transaction too. */
export type SheetTables = ReturnType<typeof createTables>

function createTables(db: Kysely<Database>) {
  return { ...toSheets(db), ...toRows(db), ...toRowCounts(db), ...toMappings(db) }
}

function toSheets(db: Kysely<Database>) {
  return {
    create: async (sheet: SheetRecord, file: Uint8Array): Promise<void> => {
      await db
        .insertInto('sheet')
        .values({
          id: sheet.id,
          connection_id: sheet.connectionId,
          author_id: sheet.authorId,
          slice: sheet.slice,
          file_name: sheet.fileName,
          file: Buffer.from(file.buffer, file.byteOffset, file.byteLength),
          created_at: sheet.createdAt,
          options: JSON.stringify(sheet.options),
          ...toColumns(sheet),
        })
        .execute()
    },

    find: async (sheetId: string): Promise<SheetRecord | undefined> => {
      const { rows } = await sql<SheetRecord>`
        select id, connection_id as "connectionId", author_id as "authorId", slice, file_name as "fileName", reading,
          header, mapping, mapping_source as "mappingSource", notices, options,
          created_at as "createdAt"
        from sheet where id = ${sheetId}`.execute(db)
      return rows[0]
    },

    findFile: async (sheetId: string): Promise<Uint8Array | undefined> => {
      const row = await db
        .selectFrom('sheet')
        .select('file')
        .where('id', '=', sheetId)
        .executeTakeFirst()
      return row?.file
    },

    update: async (sheetId: string, change: SheetChange): Promise<void> => {
      await db.updateTable('sheet').set(toColumns(change)).where('id', '=', sheetId).execute()
    },

    /** The header cells, for a file of some of the rows. */
    findHeader: async (sheetId: string): Promise<readonly string[] | undefined> => {
      const row = await db
        .selectFrom('sheet')
        .select('header')
        .where('id', '=', sheetId)
        .executeTakeFirst()
      return row?.header
    },
  }
}

function toRows(db: Kysely<Database>) {
  const selectRows = async (
    condition: ReturnType<typeof sql>,
  ): Promise<readonly SheetRowRecord[]> =>
    (await sql<SheetRowRecord>`select ${rowColumns} from sheet_row where ${condition}`.execute(db))
      .rows

  return {
    removeRows: async (sheetId: string): Promise<void> => {
      await db.deleteFrom('sheet_row').where('sheet_id', '=', sheetId).execute()
    },

    /** Puts rows in, or in place of those with the same line. */
    saveRows: async (sheetId: string, rows: readonly SheetRowRecord[]): Promise<void> => {
      for (let at = 0; at < rows.length; at += batchRows) {
        await insertBatch(db, sheetId, rows.slice(at, at + batchRows))
      }
    },

    listRows: async (
      sheetId: string,
      query: SheetRowQuery,
    ): Promise<{ rows: readonly SheetRowRecord[]; total: number }> => {
      const only = { all: sql`true`, ready: isReady, faulty: isFaulty, excluded: sql`is_excluded` }[
        query.only
      ]
      const where = sql`sheet_id = ${sheetId} and ${only}`
      const [rows, counted] = await Promise.all([
        selectRows(sql`${where} order by line limit ${query.limit} offset ${query.offset}`),
        sql<{ total: number }>`select count(*) as total from sheet_row where ${where}`.execute(db),
      ])
      return { rows, total: counted.rows[0]?.total ?? 0 }
    },

    /** Rows with these line numbers, in order, with all cells of the file; unknown lines are left out. */
    listRowsByLine: (
      sheetId: string,
      lines: readonly number[],
    ): Promise<readonly SheetRowRecord[]> =>
      selectRows(sql`sheet_id = ${sheetId} and line = any(${[...lines]}::int[]) order by line`),

    /** Rows that have one of these keys. */
    listRowsByKey: (sheetId: string, keys: readonly string[]): Promise<readonly SheetRowRecord[]> =>
      selectRows(sql`sheet_id = ${sheetId} and row_key = any(${[...keys]}::text[]) order by line`),

    /** At most 500 rows after a line, in order: walks over a sheet without holding it. */
    listRowsAfter: (sheetId: string, line: number): Promise<readonly SheetRowRecord[]> =>
      selectRows(sql`sheet_id = ${sheetId} and line > ${line} order by line limit ${batchRows}`),
  }
}

function toRowCounts(db: Kysely<Database>) {
  return {
    count: async (sheetId: string): Promise<Sheet['counts']> => {
      const { rows } = await sql<Sheet['counts']>`
        select count(*) as total, count(*) filter (where is_excluded) as excluded,
          count(*) filter (where ${isFaulty}) as faulty,
          count(*) filter (where ${isReady}) as ready
        from sheet_row where sheet_id = ${sheetId}`.execute(db)
      return rows[0] ?? { total: 0, excluded: 0, faulty: 0, ready: 0 }
    },

    /** Lines that share a key with others and are not left out: the first few groups, and how many rows there are. */
    findTwins: async (sheetId: string): Promise<{ rowCount: number; groups: number[][] }> => {
      const { rows } = await sql<{ lines: number[]; total: number }>`
        select array_agg(line order by line) as lines, (sum(count(*)) over ())::int as total from sheet_row
        where sheet_id = ${sheetId} and not is_excluded and row_key is not null
        group by row_key having count(*) > 1 order by min(line) limit 3`.execute(db)
      return { rowCount: rows[0]?.total ?? 0, groups: rows.map((row) => row.lines) }
    },

    /** The different texts of a column in rows that are not left out, with the number of rows. */
    countCells: async (
      sheetId: string,
      column: number,
    ): Promise<readonly { readonly cell: string; readonly rowCount: number }[]> => {
      const { rows } = await sql<{ cell: string; rowCount: number }>`
        select cells ->> ${column}::int as cell, count(*) as "rowCount" from sheet_row
        where sheet_id = ${sheetId} and not is_excluded and coalesce(cells ->> ${column}::int, '') <> ''
        group by 1`.execute(db)
      return rows
    },
  }
}

function toMappings(db: Kysely<Database>) {
  return {
    /** In the form of the slice, as it was remembered. */
    findMapping: async (slice: string, headerHash: string): Promise<unknown> => {
      const row = await db
        .selectFrom('sheet_mapping')
        .select('mapping')
        .where('slice', '=', slice)
        .where('header_hash', '=', headerHash)
        .executeTakeFirst()
      return row?.mapping
    },

    rememberMapping: async (
      slice: string,
      headerHash: string,
      mapping: unknown,
      usedAt: Date,
    ): Promise<void> => {
      const value = { mapping: JSON.stringify(mapping), used_at: usedAt }
      await db
        .insertInto('sheet_mapping')
        .values({ slice, header_hash: headerHash, ...value })
        .onConflict((conflict) => conflict.columns(['slice', 'header_hash']).doUpdateSet(value))
        .execute()
    },
  }
}

function toColumns(sheet: SheetChange) {
  return {
    reading: JSON.stringify(sheet.reading),
    header: JSON.stringify(sheet.header),
    mapping: JSON.stringify(sheet.mapping),
    mapping_source: sheet.mappingSource,
    notices: JSON.stringify(sheet.notices),
    ...(sheet.options ? { options: JSON.stringify(sheet.options) } : {}),
  }
}

async function insertBatch(db: Kysely<Database>, sheetId: string, rows: readonly SheetRowRecord[]) {
  await sql`
    insert into sheet_row (sheet_id, line, cells, faults, row_key, is_excluded)
    select ${sheetId}, line, cells, faults, "rowKey", "isExcluded"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(line int, cells jsonb, faults jsonb, "rowKey" text,
      "isExcluded" boolean)
    on conflict (sheet_id, line) do update set cells = excluded.cells, faults = excluded.faults,
      row_key = excluded.row_key, is_excluded = excluded.is_excluded`.execute(db)
}
