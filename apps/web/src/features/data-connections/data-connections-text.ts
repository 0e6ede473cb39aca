import { formatCounted } from '../../lib/format-count.ts'

export const countConnections = (count: number) =>
  formatCounted(count, 'data connection', 'data connections')
export const countDcm = (count: number) => formatCounted(count, 'DCM connection', 'DCM connections')
export const countRules = (count: number) => formatCounted(count, 'handling rule', 'handling rules')

export const stateChoices = [
  { key: 'unshared', text: 'Shared with nobody' },
  { key: 'untyped', text: 'Without a type' },
  { key: 'dcm', text: 'Stands for a DCM connection' },
] as const

export const dcmStateChoices = [
  { key: 'expiring', text: 'Ends within 30 days' },
  { key: 'expired', text: 'Ended' },
  { key: 'owner_gone', text: 'Owner gone' },
  { key: 'shared', text: 'Shared' },
] as const

export const text = {
  title: 'Data connections',
  search: 'Search data connections',
  nothingWritten: 'This makes a plan. Nothing is written before you confirm it.',
  emptyTitle: 'This Server has no data connections',
  emptyText: 'Make one on the Server’s own pages: its API can’t. Then refresh the connection.',
  filteredTitle: 'No data connection matches',
  filteredText: 'Take a filter away, or search for something else.',
  sharedWith: 'Shared with',
  owner: 'Owner',
  reading: 'Reading the name…',
  unknownPerson: 'Somebody who is not on the Server',
  unreadName: 'The name could not be read',
  unknownGroup: 'A group that is not on the Server',
  clearAll: 'Clear all filters',
  noDelete:
    'Deleting can’t be undone: the API of a Server can’t create data connections. Workflows that use it will fail.',
  masked: 'Hidden. It may hold a password, so no list, export or plan has it.',
  revealHint:
    'It is read from the Server, shown once and kept nowhere. Your name, the time and this reason are kept and shown here.',
  notRevealed: 'Nobody has looked at it.',
  noSuch: 'There is no such data connection',
  systemIntro:
    'Aliases that are defined on the machine of the Server. They are shared with nobody by name and can be changed on that machine only.',
  systemEmpty: 'This Server has no system connections',
  dcmSearch: 'Search DCM connections',
  dcmIntro:
    'Connections of the Data Connection Manager belong to one person. Secrets are never shown; only when they end.',
  dcmUnreadable: 'DCM connections can’t be read on this Server',
  dcmEmpty: 'Nobody has a DCM connection',
  dcmFiltered: 'No DCM connection matches',
  dcmNoSuch: 'There is no such DCM connection',
  dcmNoDelete:
    'Each goes with its data source and credentials. This can’t be undone: no Server tells secrets, so the owner has to make it again.',
  dcmNoShare: 'Only the owner can share it again: administrators have no call for that.',
  secretEndsDiffer: 'Their secrets end at different times. Say when all of them end.',
  sheetSecrets:
    'Never write a secret into a sheet. A row can ask for a new value: somebody types it when the run is started.',
  secretLater:
    'The new secret is typed when the run is started. It goes straight to the Server and is kept nowhere.',
  rulesIntro:
    'Which connection stands for which when workflows move between Servers. A rule without a target waits for one.',
  rulesSheetIntro:
    'Each row adds a handling rule, changes the one for its source, or deletes it. All of that can be undone.',
  rulesUndo: 'Undoing makes each again with another id.',
  rulesUnreadable: 'Handling rules can’t be read on this Server',
  rulesEmpty: 'This Server has no handling rules',
} as const

/** What one or several are called in a sentence. */
export function nameAll(
  items: readonly { readonly name: string }[],
  countAll: (count: number) => string,
): string {
  const [only] = items
  return items.length === 1 && only ? `“${only.name}”` : countAll(items.length)
}

/** What people call a handling rule: its source. */
export const nameSource = ({
  sourceConnectionId,
  sourceTitle,
}: {
  readonly sourceConnectionId: string
  readonly sourceTitle: string
}) => sourceTitle || sourceConnectionId
