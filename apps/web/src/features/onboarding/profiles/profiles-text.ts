import type { JobProfileValues } from '@curator/console-contract/job-profiles'
import { userFields } from '@curator/console-contract/user-fields'
import type { ChoicesOf } from '../../../people/field-choices.ts'
import { profileFieldKeys } from './profile-draft.ts'

/** All sentences of the page of job profiles. */
export const text = {
  title: 'Job profiles',
  about:
    'Named values for one kind of work. A row that names a profile gets what its own cells leave blank.',
  emptyTitle: 'No job profile yet',
  emptyText:
    'A job profile is a named set of values for one kind of work, for example “Viewer in Finance”: role, permissions, settings and groups. Name it in the column Profile of a sheet, or choose it for all rows that name none. Cells of the row win over the profile.',
  lookOnly: 'Your role may look at profiles, but not change them.',
  create: 'Create profile',
  fromPerson: 'From a person',
  fromPersonAbout:
    'Takes role, permissions, settings and groups of somebody who does this work today. You see and change them before the profile is saved.',
  tick: 'Tick what the profile sets; everything else stays as it is on the Server.',
  groups: 'Groups',
  groupsAbout:
    'People are added to these beside the groups of their row. A name that the Server lacks is told when a sheet is planned.',
  noGroups: 'No group.',
  addGroup: 'Add a group',
  newGroup: 'Not on the Server yet; add it by this name',
  allGroupsChosen: 'Every group that fits is chosen.',
  reach: 'Collections and shares',
  reachAbout:
    'Written as in a cell of the sheet. People get these beside what their row says; what a cell says of a collection wins.',
  removeText:
    'Sheets that name it will have a fault at that cell. People and plans made before stay as they are.',
} as const

/** Examples in fields that are empty. */
export const reachPlaceholders = {
  collections: 'Finance [add assets, until 2027-01-31]; HR [admin]',
  credentials: 'CORP\\svc-reports; CORP\\svc-ledger',
  dataConnections: 'Ledger; Archive',
} as const

/** What a profile sets, one part for each field: `Role: Artisan`. */
export function toValueWords(values: JobProfileValues, choicesOf: ChoicesOf): readonly string[] {
  return profileFieldKeys.flatMap((key) => {
    const value = values[key]
    if (value === undefined) return []
    const choice = choicesOf(key)?.find((each) => each.value === value)
    return [`${userFields[key].label}: ${choice?.text ?? (value === '' ? 'none' : value)}`]
  })
}
