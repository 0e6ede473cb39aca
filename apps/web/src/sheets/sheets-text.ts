import {
  clearMark,
  maxSheetBytes,
  maxSheetRows,
  type RowFaultCode,
  type SheetNotice,
  type SheetReading,
} from '@curator/console-contract/sheets'
import { formatCount } from '../lib/format-count.ts'

/** Every closed list of sheets in words; a new member that has none is a compile error. */

/** The short name of a fault, beside its icon; the BFF's message says the rest. */
export const faultText: Record<RowFaultCode, string> = {
  email_missing: 'E-mail missing',
  email_malformed: 'Not an e-mail address',
  email_duplicate: 'E-mail twice in the sheet',
  name_missing: 'Name missing',
  name_too_long: 'Name too long',
  role_unknown: 'Unknown role',
  zone_unknown: 'Unknown time zone',
  flag_unknown: 'Neither yes nor no',
  text_too_long: 'Text too long',
  group_name_too_long: 'Group name too long',
  profile_unknown: 'Unknown job profile',
  action_unknown: 'Unknown action',
  clear_not_allowed: `${clearMark} not allowed here`,
  row_too_long: 'More cells than columns',
  row_too_short: 'Cells missing',
  value_missing: 'Value missing',
  value_malformed: 'Wrong kind of value',
  choice_unknown: 'Not one of the choices',
  json_malformed: 'Not JSON',
  value_refused: 'Not taken by the operation',
}

/** Heading of a remark about the whole sheet; the BFF's message says the rest. */
export const noticeText: Record<SheetNotice['code'], string> = {
  email_not_mapped: 'No column fills E-mail',
  required_not_mapped: 'Required fields have no value',
  constant_faulty: 'A value for all rows is not right',
  recipe_column_missing: 'Columns of the recipe are missing',
  same_target_twice: 'Rows that do the same twice',
  field_mapped_twice: 'Two columns fill the same field',
  unknown_columns: 'Columns that are not used',
  duplicate_headers: 'Two columns have the same header',
  no_rows: 'No rows below the header',
  formulas_read_as_values: 'Formulas were read as their values',
  encoding_guessed: 'The text encoding is a guess',
  blank_lines_skipped: 'Blank lines were left out',
}

export const encodingText: Record<NonNullable<SheetReading['encoding']>, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16, little endian',
  'utf-16be': 'UTF-16, big endian',
  'windows-1252': 'Windows-1252 (Western)',
}

export const delimiterText: Record<NonNullable<SheetReading['delimiter']>, string> = {
  ',': 'Comma',
  ';': 'Semicolon',
  '\t': 'Tab',
  '|': 'Vertical bar',
}

const megabytes = maxSheetBytes / 1024 / 1024

/** What a sheet may be, said before anything is uploaded. */
export const limitsText = `CSV, TSV or XLSX, up to ${formatCount(maxSheetRows)} rows and ${megabytes} MB. The first row holds the headers.`
