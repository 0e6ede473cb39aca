import type { Sheet } from '@curator/console-contract/onboarding'
import { groupSeparator } from '@curator/console-contract/onboarding-fields'
import { clearMark } from '@curator/console-contract/sheets'

/** Every closed list of the onboarding slice in words; a new member that has none is a compile error. */

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
