import type { RowFaultCode, Sheet, SheetNotice } from '@curator/console-contract/onboarding'
import {
  clearMark,
  groupSeparator,
  maxSheetBytes,
  maxSheetRows,
} from '@curator/console-contract/onboarding-fields'
import { formatCount } from '../../lib/format-count.ts'

/** Every closed list of the onboarding slice in words; a new member that has none is a compile error. */

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
  clear_not_allowed: `${clearMark} not allowed here`,
  row_too_long: 'More cells than columns',
  row_too_short: 'Cells missing',
}

/** Heading of a remark about the whole sheet; the BFF's message says the rest. */
export const noticeText: Record<SheetNotice['code'], string> = {
  email_not_mapped: 'No column fills E-mail',
  field_mapped_twice: 'Two columns fill the same field',
  unknown_columns: 'Columns that are not used',
  duplicate_headers: 'Two columns have the same header',
  no_rows: 'No rows below the header',
  formulas_read_as_values: 'Formulas were read as their values',
  encoding_guessed: 'The text encoding is a guess',
  blank_lines_skipped: 'Blank lines were left out',
}

type Reading = Sheet['reading']

export const encodingText: Record<NonNullable<Reading['encoding']>, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16, little endian',
  'utf-16be': 'UTF-16, big endian',
  'windows-1252': 'Windows-1252 (Western)',
}

export const delimiterText: Record<NonNullable<Reading['delimiter']>, string> = {
  ',': 'Comma',
  ';': 'Semicolon',
  '\t': 'Tab',
  '|': 'Vertical bar',
}

/** Where the mapping came from, for the head of the mapping table. */
export const mappingSourceText: Record<Sheet['mappingSource'], string> = {
  matched: 'Columns were matched by their headers. Check them.',
  remembered: 'Columns are mapped as you did it last time for a sheet with this header.',
  chosen:
    'Columns are mapped as you chose. This is remembered for the next sheet with this header.',
}

/** The mark beside a mapped column. */
export const mappingMarkText: Record<Sheet['mappingSource'], string> = {
  matched: 'Matched',
  remembered: 'Remembered',
  chosen: 'Chosen',
}

const megabytes = maxSheetBytes / 1024 / 1024

/** What a sheet may be, said before anything is uploaded. */
export const limitsText = `CSV, TSV or XLSX, up to ${formatCount(maxSheetRows)} rows and ${megabytes} MB. The first row holds the headers.`

/** What cells mean; shown wherever a sheet is brought or filled. */
export const cellRules: readonly { readonly term: string; readonly meaning: string }[] = [
  { term: 'A blank cell', meaning: 'leaves the value as it is on the Server.' },
  { term: clearMark, meaning: 'empties a time zone or worker tag.' },
  { term: 'A missing column', meaning: 'changes nothing for anyone.' },
  {
    term: `Several groups`,
    meaning: `stand in one cell with a semicolon between them: Finance${groupSeparator} Sales. People are added to groups, never taken out.`,
  },
  {
    term: 'The e-mail',
    meaning:
      'tells who a row is about, upper and lower case alike. Known people are updated, others are created.',
  },
]
