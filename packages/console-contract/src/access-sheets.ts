import { z } from 'zod'
import { connectionId } from './ids.ts'

/*
 * Sheets of collections, credentials, data connections, handling rules and studios: the body is the file or paste as it
 * is (CSV, TSV, XLSX), nothing of it is kept. It is read once to be looked at and once more to become a plan, in which
 * faulty rows are `invalid`.
 */

/** One row as it was understood. */
export const accessSheetRow = z.object({
  /** Line of the file, the header is line 1. */
  line: z.int().min(1),
  /** Whom or what the row is about. */
  subject: z.string(),
  /** What the row asks for, in words; empty when it could not be understood. */
  sentence: z.string(),
  /** What is wrong, each with the column it is about (`''`: the row as a whole). */
  faults: z.array(z.object({ column: z.string(), text: z.string() })),
})
export type AccessSheetRow = z.output<typeof accessSheetRow>

export const accessSheetReading = z.object({
  /** Faulty rows and the first 200 others, in the order of the file. */
  items: z.array(accessSheetRow),
  rowCount: z.int().nonnegative(),
  faultCount: z.int().nonnegative(),
  /** Columns of the file that were understood, and those that were not. */
  columns: z.array(z.string()),
  unknownColumns: z.array(z.string()),
  notices: z.array(z.string()),
})
export type AccessSheetReading = z.output<typeof accessSheetReading>

export const accessSheetQuery = z.strictObject({
  connectionId,
  fileName: z.string().min(1).max(255),
})
/** At most 10,000 rows and 20 MB. Errors: `file_unreadable`, `file_too_large`, `too_many_rows`. */
export const accessSheetBody = z.instanceof(Uint8Array)
