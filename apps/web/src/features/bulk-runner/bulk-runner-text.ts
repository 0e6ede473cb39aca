import type { FieldKind, RunnerField, RunnerSheet } from '@curator/console-contract/bulk-runner'
import type { ChangeDanger } from '@curator/console-contract/plans'
import { clearMark } from '@curator/console-contract/sheets'

/** Every closed list of the bulk runner in words; a new member that has none is a compile error. */

/** What a cell of a kind may hold. */
export const fieldKindText: Record<FieldKind, string> = {
  text: 'text',
  integer: 'whole number',
  number: 'number',
  flag: 'yes or no',
  choice: 'one of a list',
  list: 'values with ; between them',
  json: 'JSON',
}

export const placeText: Record<RunnerField['place'], string> = {
  path: 'Address',
  query: 'Query',
  body: 'Body',
}

export const mappingSourceText: Record<RunnerSheet['mappingSource'], string> = {
  matched: 'Fields were matched with columns of the same name. Check them.',
  remembered: 'Fields are filled as last time for a sheet with this header and operation.',
  chosen:
    'Fields are filled as you chose. Columns are remembered for the next sheet with this header; values for all rows are not.',
  recipe: 'Fields are filled as the recipe says.',
}

export const dangerText: Record<ChangeDanger, string> = {
  none: 'Takes nothing away',
  caution: 'Changes what is there',
  destructive: 'Takes something away',
}

/** What cells mean; said before a sheet is brought. */
export const cellRules: readonly { readonly term: string; readonly meaning: string }[] = [
  { term: 'One row', meaning: 'is one call. Nothing is sent before you have confirmed the plan.' },
  { term: 'A blank cell', meaning: 'is not sent; a field that the operation needs is marked.' },
  { term: clearMark, meaning: 'sends an empty value, where the operation takes one.' },
  { term: 'Several values', meaning: 'stand in one cell with a semicolon between them.' },
  { term: 'yes, no, true, false, 1 and 0', meaning: 'are read as flags.' },
  { term: 'Objects', meaning: 'stand in a cell as JSON.' },
  {
    term: 'Text like =A1',
    meaning: 'is sent as it stands; formulas of a workbook as their value.',
  },
]

export const stepTexts = {
  columns: { title: 'Fill the fields', next: 'Go on to the faults' },
  faults: { title: 'Fix the faults', next: 'Look at the requests' },
  requests: { title: 'Look at the requests', next: 'Make the plan' },
} as const
