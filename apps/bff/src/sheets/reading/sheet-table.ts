import type { SheetNotice, SheetReading } from '@curator/console-contract/sheets'

/** How a person wants the file to be read; whatever is absent is found out from the content. */
export interface ReadingChoices {
  readonly encoding?: NonNullable<SheetReading['encoding']> | undefined
  readonly delimiter?: NonNullable<SheetReading['delimiter']> | undefined
  readonly tab?: string | undefined
  /** A first row that holds an e-mail address is taken as the header all the same: the reader of the sheet knows better. */
  readonly mayLackHeader?: boolean | undefined
}

/** A row of a file: where it starts (the header of a plain file is line 1) and its cleaned cells. */
export interface ReadRow {
  readonly line: number
  readonly cells: readonly string[]
}

/** A file that was read; notices are those of the reading, not of the mapping. */
export interface ReadSheet {
  readonly reading: SheetReading
  readonly header: readonly string[]
  readonly rows: readonly ReadRow[]
  readonly notices: readonly SheetNotice[]
}

/** Rows as they stand in the file, header and blank lines included. */
export interface RawTable {
  readonly reading: SheetReading
  readonly rows: readonly ReadRow[]
  readonly notices: readonly SheetNotice[]
}
