import type { CollectionMemberKind, CollectionState } from '@curator/console-contract/collections'
import { formatCounted } from '../../lib/format-count.ts'

export const countCollections = (count: number) => formatCounted(count, 'collection', 'collections')
export const countMembers = (count: number) => formatCounted(count, 'member', 'members')
export const countMemberships = (count: number) => formatCounted(count, 'membership', 'memberships')
export const countWorkflows = (count: number) => formatCounted(count, 'workflow', 'workflows')
export const countSchedules = (count: number) => formatCounted(count, 'schedule', 'schedules')

export const text = {
  title: 'Collections',
  search: 'Search collections',
  searchHint: 'Name or owner',
  newCollection: 'New collection',
  nothingWritten: 'This makes a plan. Nothing is written before you confirm it.',
  emptyTitle: 'This Server has no collections yet',
  emptyText: 'Make the first one: choose who is in it, and what it shows them.',
  filteredTitle: 'No collection matches',
  filteredText: 'Take a filter away, or search for something else.',
  noSuchCollection: 'There is no such collection',
  rightsNotRead: 'Rights of members can’t be read from this Server.',
  blind:
    'Those that this console set are shown with the date; others are unknown, and a change of them is a blind overwrite.',
  sheetTitle: 'Change collections by a sheet',
  sheetIntro:
    'Bring a sheet with a row for each collection, membership, workflow or schedule. You see how each row is understood before there is a plan. An export of memberships is such a sheet: change it and bring it back.',
  membershipsTitle: 'Memberships',
  membershipsIntro: 'Who is in which collection, with what ends first on top.',
  looseTitle: 'Workflows in no collection',
  looseIntro:
    'Nobody reaches these through a collection: only owners, curators, and everybody where one is public.',
  teamTitle: 'New team',
  teamIntro:
    'One plan for a group with its people, a collection, and the rights that join them. What exists already under these names is used.',
  expiryHint:
    'The membership ends then; the Server does not take the person off the list by itself.',
  sidHint: 'A SID looks like S-1-5-21-1004336348-1177238915-682003330-512.',
  membersReplaced: 'Who is a member already gets exactly these rights and this expiry.',
  blindOverwrite:
    'What they have now can’t be read where this console did not set it: it is overwritten blindly.',
  unknownLeft:
    'The plan leaves those out and says so; set members anew with all rights and an end to overwrite them.',
  noMembers: 'Nobody but the owner is in this collection',
  noMembersText: 'Set members: people, groups, and what they may do.',
  noWorkflows: 'No workflow is in this collection',
  noSchedules: 'No schedule is in this collection',
  noAssetsText: 'Find one by its name above.',
  needsIntro:
    'Whoever is in the collection also needs these shared with them, or their runs fail. The Server tells which credentials workflows and schedules run with, but not which data connections workflows use: note those here. Nothing is written to the Server.',
  needsNoted: 'Noted by people',
  needsRead: 'Read from workflows and schedules',
  needsReadNone: 'No workflow or schedule of this collection names a credential.',
  needsNever: 'Nobody has noted yet what its workflows use.',
  needsNothing: 'It was noted that they use nothing.',
  noMemberships: 'No membership matches',
  noMembershipsText: 'Set members of a collection, and they appear here.',
  looseNone: 'Every workflow is in a collection',
  looseNoneText: 'Nothing is left over.',
  looseNoMatch: 'No workflow matches',
  noPlan: 'Your role may look, but not plan changes. Ask an administrator of this console.',
  copyUnknown:
    'Members of the other collection whose rights nobody knows are left out, and the plan says so.',
  deleteMeans:
    'Members lose what they reach only through it. Workflows and schedules themselves stay on the Server.',
  studioFixed: 'Memberships of studios can be seen, but not changed: the Server offers no way.',
} as const

export const stateTexts: Record<
  CollectionState,
  { readonly text: string; readonly meaning: string }
> = {
  empty: { text: 'Empty', meaning: 'collections with neither workflows nor schedules.' },
  no_members: { text: 'No members', meaning: 'collections that nobody but the owner is in.' },
  expiring: { text: 'Expiring', meaning: 'collections in which a membership ends within 30 days.' },
  expired: {
    text: 'Expired',
    meaning: 'collections in which a membership has ended and is still listed.',
  },
  owner_gone: {
    text: 'Owner gone',
    meaning: 'collections whose owner is inactive, without access or no longer on the Server.',
  },
}

export const memberKindTexts: Record<CollectionMemberKind, string> = {
  user: 'Person',
  group: 'Group',
  studio: 'Studio',
  directory: 'Directory',
}

/** What a collection is called in a sentence. */
export function nameCollections(
  count: number,
  only: { readonly name: string } | undefined,
): string {
  return only ? `“${only.name}”` : countCollections(count)
}

export const needKindTexts = {
  credential: 'credential',
  'data-connection': 'data connection',
} as const
