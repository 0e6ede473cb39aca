import { z } from 'zod'

/*
 * Sheets as every slice that takes one knows them; see the glossary of `onboarding.ts`.
 */

/** Rows and bytes a sheet may have. */
export const maxSheetRows = 10_000
export const maxSheetBytes = 20 * 1024 * 1024
/** Cell text that empties a field; a blank cell leaves it as it is. */
export const clearMark = '<clear>'

const sheetFormat = z.enum(['csv', 'xlsx'])
export const sheetEncoding = z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'])
export const sheetDelimiter = z.enum([',', ';', '\t', '|'])

/** How the file was read: guessed, or as the person chose. Encoding and delimiter are null for a workbook. */
export const sheetReading = z.object({
  format: sheetFormat,
  encoding: sheetEncoding.nullable(),
  delimiter: sheetDelimiter.nullable(),
  /** Tabs of a workbook, and the one that was read; empty and null for text. */
  tabs: z.array(z.string()),
  tab: z.string().nullable(),
})
export type SheetReading = z.output<typeof sheetReading>

/** How a person wants the file to be read; whatever is absent is found out from the content. */
export const readingChoices = z.strictObject({
  encoding: sheetEncoding.optional(),
  delimiter: sheetDelimiter.optional(),
  tab: z.string().max(100).optional(),
})

/** Closed list of what can be wrong at a cell or row of any sheet. */
export const rowFaultCode = z.enum([
  'email_missing',
  'email_malformed',
  'email_duplicate',
  'name_missing',
  'name_too_long',
  'role_unknown',
  'zone_unknown',
  'flag_unknown',
  'text_too_long',
  'group_name_too_long',
  'profile_unknown',
  'action_unknown',
  'clear_not_allowed',
  'row_too_long',
  'row_too_short',
  'value_missing',
  'value_malformed',
  'choice_unknown',
  'json_malformed',
  'value_refused',
])
export type RowFaultCode = z.output<typeof rowFaultCode>

export const rowFault = z.object({
  code: rowFaultCode,
  /** Column index from 0; null when the whole row is meant. */
  column: z.int().nonnegative().nullable(),
  /** What is wrong and what to do, in words. */
  message: z.string(),
  /** A value that would be right, when one is near. */
  suggestion: z.string().nullable(),
})
export type RowFault = z.output<typeof rowFault>

export const sheetRow = z.object({
  line: z.int().min(2),
  cells: z.array(z.string()),
  faults: z.array(rowFault),
  isExcluded: z.boolean(),
})
export type SheetRow = z.output<typeof sheetRow>

/** Something about the whole sheet. `blocks` says that no plan can be made before it is settled. */
export const sheetNotice = z.object({
  code: z.enum([
    'email_not_mapped',
    'required_not_mapped',
    'constant_faulty',
    'recipe_column_missing',
    'same_target_twice',
    'field_mapped_twice',
    'unknown_columns',
    'duplicate_headers',
    'no_rows',
    'formulas_read_as_values',
    'encoding_guessed',
    'blank_lines_skipped',
  ]),
  message: z.string(),
  blocks: z.boolean(),
})
export type SheetNotice = z.output<typeof sheetNotice>

export const sheetCounts = z.object({
  total: z.int().nonnegative(),
  ready: z.int().nonnegative(),
  faulty: z.int().nonnegative(),
  excluded: z.int().nonnegative(),
})
export type SheetCounts = z.output<typeof sheetCounts>

/** Which rows of a sheet a list shows. */
export const rowFilter = z.enum(['all', 'faulty', 'excluded'])

/** Cells to set and rows to leave out or take in. At most 1,000 of each at once. */
export const rowEdits = z.strictObject({
  cells: z
    .array(
      z.strictObject({
        line: z.int().min(2),
        column: z.int().nonnegative(),
        value: z.string().max(32_767),
      }),
    )
    .max(1_000)
    .default([]),
  exclusions: z
    .array(z.strictObject({ line: z.int().min(2), isExcluded: z.boolean() }))
    .max(1_000)
    .default([]),
})
export type RowEdits = z.output<typeof rowEdits>
