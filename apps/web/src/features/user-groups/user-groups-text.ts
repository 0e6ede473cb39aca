import { type ServerRoleName, serverRoleLabels } from '@curator/console-contract/server-roles'
import { formatCounted } from '../../lib/format-count.ts'

export const countGroups = (count: number) => formatCounted(count, 'group', 'groups')
export const countMembers = (count: number) => formatCounted(count, 'member', 'members')
export const countMemberships = (count: number) => formatCounted(count, 'membership', 'memberships')

/** Roles that a group can have; a group with No Access would lock out whoever it decides for. */
const roles: readonly ServerRoleName[] = [
  'Evaluated',
  'NoAccess',
  'Viewer',
  'Member',
  'Artisan',
  'Curator',
]
export const roleChoices = roles.map((key) => ({ key, text: serverRoleLabels[key] }))

const stateTexts = { empty: 'Empty', unused: 'Unused' } as const
export const stateChoices = [
  { key: 'empty', text: stateTexts.empty },
  { key: 'unused', text: stateTexts.unused },
] as const

export const text = {
  title: 'Groups',
  search: 'Search groups',
  newGroup: 'New group',
  nothingWritten: 'This makes a plan. Nothing is written before you confirm it.',
  noPlan: 'You may look at groups, but planning needs the role Operator.',
  emptyTitle: 'This Server has no groups yet',
  emptyText: 'Make the first one, and put people into it by search or by paste.',
  filteredTitle: 'No group matches',
  filteredText: 'Take a filter away, or search for something else.',
  roleHint: 'The role reaches members whose own role is Default.',
  noSuchGroup: 'There is no such group',
  noMembers: 'Nobody is in this group',
  noMembersText: 'Add people by search, by paste or from a file.',
  breaksNothing:
    'Nobody’s role depends on it, and nothing that the console can read is shared with it.',
  directoryIntro:
    'Groups of Active Directory that are members. Everybody in them is a member; the Server finds that out at sign-in.',
  directoryUnknown:
    'How people sign in to this Server is not known. Directory groups work with Windows sign-in only; say how people sign in under Connections to be sure.',
  directoryNotHere:
    'Directory groups can be members on Servers with Windows sign-in only. People on this Server sign in in another way.',
  sidHint: 'A SID looks like S-1-5-21-1004336348-1177238915-682003330-512.',
  matrixEmpty: 'Choose people and groups',
  matrixEmptyText:
    'People come by search or from a group, up to 200; groups from the list, up to 50.',
  matrixHint: 'Arrows move from box to box, Space ticks and unticks.',
  driftIntro:
    'Bring a file that says who should be in which group. The console compares it with the Server and plans the difference.',
  driftHint:
    'A column Email and a column Group; a person in several groups has several rows, or names between semicolons.',
  addOnly: 'Add only',
  addOnlyText: 'Whoever is missing is added. Nobody is removed.',
  match: 'The file is the truth',
  matchText: 'Whoever is missing is added, whoever is not in the file is removed.',
  cap: 'Remove at most, in percent',
  capText:
    'Of the present members of all groups in the file. A file that is half empty by mistake is stopped by it.',
} as const

/** What a group is called in a sentence. */
export function nameGroups(groups: readonly { readonly name: string }[]): string {
  const [only] = groups
  return groups.length === 1 && only ? `“${only.name}”` : countGroups(groups.length)
}
