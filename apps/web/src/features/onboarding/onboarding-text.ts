import type { Sheet } from '@curator/console-contract/onboarding'
import { groupSeparator } from '@curator/console-contract/onboarding-fields'
import { clearMark } from '@curator/console-contract/sheets'
import { formatCount, formatCounted } from '../../lib/format-count.ts'

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
    meaning: `stand in one cell with a semicolon between them: Finance${groupSeparator} Sales. People are added to groups, and taken out only where you say that the file is the truth.`,
  },
  {
    term: 'Collections',
    meaning: `may say rights and an end in square brackets: Finance [add assets, until 2027-01-31]${groupSeparator} HR [admin]. The words are admin, add assets, remove assets, update assets, add users, remove users, all, none, until and never. Without brackets a member stays as it is, and somebody new may look and run.`,
  },
  {
    term: 'Credentials and data connections',
    meaning: `are shared with the person; several stand in one cell like groups. Nothing is taken away.`,
  },
  {
    term: 'The e-mail',
    meaning:
      'tells who a row is about, upper and lower case alike. Known people are updated, others are created.',
  },
  {
    term: 'A profile',
    meaning:
      'fills cells that are blank and adds its groups. What a cell of the row says wins over the profile.',
  },
  {
    term: 'A blank action',
    meaning:
      'creates or updates, whichever fits. “create” refuses people who exist, “update” refuses people who don’t.',
  },
  {
    term: 'The action deactivate',
    meaning:
      'ends the access and changes nothing else of the row. On Windows sign-in it gives the role No Access and takes the groups away.',
  },
  { term: 'The action skip', meaning: 'leaves the row out.' },
]

/** The job profile of rows that name none. */
export const usualProfileText = {
  title: 'Job profile',
  about:
    'Rows that name a profile keep it. Cells win over the profile, and groups of both are given.',
  link: 'See the job profiles.',
  label: 'Job profile for rows that name none',
  none: 'None',
} as const

/** The file as the truth for memberships. */
export const truthText = {
  title: 'The file is the truth for memberships',
  about: 'Off, people are added to groups and nobody is taken out. On, the plan takes some out:',
  people: 'For the people in the file: they leave groups that their row does not list',
  groups: 'For the groups in the file: members whom the file does not have for a group leave it',
  cap: 'Limit of removals, in percent',
  capAbout: 'No plan is made that takes away more of the memberships concerned.',
  capFaulty: 'Write a whole number from 0 to 100.',
  counting: 'Counting what would be taken away…',
  overCap:
    'This is over the limit, so no plan is made. Look whether the file is complete; if it is, raise the limit.',
} as const

/** Whom the truth of the file leaves alone. */
export const truthRules: readonly string[] = [
  'A row whose groups cell is blank leaves that person alone.',
  'So does a row that is left out, has a fault, says skip, or that only a person can decide.',
  'Groups of a profile count as listed beside those of the cell; what only a profile names is not decided by the file.',
]

/** “Takes away 7 of 120 memberships, 5.8 %; limit 10 %.” */
export function toRemovalWords(
  { removed, present }: { readonly removed: number; readonly present: number },
  cap: number | undefined,
): string {
  const of = formatCounted(present, 'membership', 'memberships')
  const limit = cap === undefined ? '' : `; limit ${cap} %`
  const share = present === 0 ? 0 : (removed / present) * 100
  return `Takes away ${formatCount(removed)} of ${of}, ${percent.format(share)} %${limit}.`
}

const percent = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 })
