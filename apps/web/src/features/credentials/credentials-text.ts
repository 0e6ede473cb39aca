import { formatCounted } from '../../lib/format-count.ts'

export const countCredentials = (count: number) => formatCounted(count, 'credential', 'credentials')
export const countPeopleIn = (count: number) => formatCounted(count, 'person', 'people')
export const countGroupsIn = (count: number) => formatCounted(count, 'group', 'groups')
const countUses = (count: number) => formatCounted(count, 'use', 'uses')

export const stateChoices = [
  { key: 'unshared', text: 'Shared with nobody' },
  { key: 'unused', text: 'Not used' },
] as const

export const text = {
  title: 'Credentials',
  search: 'Search credentials',
  newCredential: 'New credential',
  nothingWritten: 'This makes a plan. Nothing is written before you confirm it.',
  emptyTitle: 'This Server has no credentials',
  emptyText: 'Credentials are logons that workflows run as. Make the first one here.',
  filteredTitle: 'No credential matches',
  filteredText: 'Take a filter away, or search for something else.',
  noSuch: 'There is no such credential',
  userNameHint: 'A Windows logon, for example CORP\\svc-etl.',
  passwordHint:
    'You type the password when you start the run. It goes straight to the Server and is kept nowhere, so that nobody can bring the old one back.',
  passwordUses: (count: number) =>
    `${countUses(count)} will run with the new password from the moment it is changed.`,
  deleteHint:
    'Deleting can’t be undone: nobody but the Server knows the password. The plan says what breaks.',
  swapHint:
    'Whatever uses the chosen credentials uses the other one from then on. Share it with the owners first.',
  rotations: 'Rotations',
  newRotation: 'New rotation',
  noRotations: 'No credential is being rotated',
  noRotationsText:
    'A rotation gives one credential another password: what uses it is switched off, the password changed and proven, and exactly the same switched on again.',
  noSuchRotation: 'There is no such rotation',
  noStudios: 'No studio runs with it.',
  sheetTitle: 'Bring a sheet',
  sheetIntro:
    'Each row shares a credential with a person or a group, takes it from them, creates one, changes a password, swaps a credential for another, or deletes it. You see how every row was understood before there is a plan.',
  sheetPasswords:
    'Leave passwords out: each is typed when the run is started. A sheet with a column of passwords is refused.',
} as const

/** What credentials are called in a sentence. */
export function nameCredentials(credentials: readonly { readonly userName: string }[]): string {
  const [only] = credentials
  return credentials.length === 1 && only ? only.userName : countCredentials(credentials.length)
}
