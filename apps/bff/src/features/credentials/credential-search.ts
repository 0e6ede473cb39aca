import type { CredentialFilters } from '@curator/console-contract/credentials'
import { AppError } from '../../core/app-error.ts'
import type { Directory, DirectoryCredential } from '../../directory/directory.ts'
import { findSharedWith } from '../../directory/find-shared-with.ts'

type Conditions = Omit<CredentialFilters, 'connectionId'>

/** A credential with the number of things that use it, as far as the directory knows. */
export interface CountedCredential extends DirectoryCredential {
  readonly useCount: number
}

/** All that match, in the order of the sort. Throws `content_not_available`. */
export async function searchCredentials(
  directory: Directory,
  { groupId, search, sort, state, userId }: Conditions,
): Promise<readonly CountedCredential[]> {
  const sharedWith = await findSharedWith(directory, userId, groupId)
  const { items, why } = await directory.findContent('credential', sharedWith ? { sharedWith } : {})
  if (why !== null) throw new AppError('content_not_available', { detail: why })
  const useCounts = await countAllUses(directory)
  const words = (search ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  const matching = items
    .filter(({ userName }) => words.every((word) => userName.toLowerCase().includes(word)))
    .map((item) => ({ ...item, useCount: useCounts.get(item.id) ?? 0 }))
    .filter((item) => state.length === 0 || state.some((each) => states[each](item)))
  return sortBy(matching, sort)
}

const states = {
  unshared: ({ userGroupIds, userIds }: CountedCredential) =>
    userIds.length + userGroupIds.length === 0,
  unused: ({ useCount }: CountedCredential) => useCount === 0,
} as const

/** How much uses each credential: everybody's defaults, schedules and workflows, in one walk over each. */
async function countAllUses(directory: Directory): Promise<ReadonlyMap<string, number>> {
  const [schedules, workflows, choices] = await Promise.all([
    directory.findContent('schedule', {}),
    directory.findContent('workflow', {}),
    directory.listUserChoices(),
  ])
  const counts = new Map<string, number>()
  const add = (id: string, count = 1) => counts.set(id, (counts.get(id) ?? 0) + count)
  for (const { credentialId } of schedules.items) if (credentialId) add(credentialId)
  for (const { credentialIds } of workflows.items) for (const id of credentialIds) add(id)
  for (const { count, value } of choices.credentialIds) if (value) add(value, count)
  return counts
}

/** What is found comes in the order of names, which stays within equal values. */
function sortBy(
  items: readonly CountedCredential[],
  sort: Conditions['sort'],
): readonly CountedCredential[] {
  const sign = sort.startsWith('-') ? -1 : 1
  const column = sort.replace('-', '')
  if (column === 'userName') return sign === 1 ? items : items.toReversed()
  const toNumber = (item: CountedCredential) =>
    column === 'userCount'
      ? item.userIds.length
      : column === 'groupCount'
        ? item.userGroupIds.length
        : item.useCount
  return items.toSorted((a, b) => sign * (toNumber(a) - toNumber(b)))
}
