import type { CollectionAction } from '@curator/console-contract/collection-plans'
import type { CollectionBook } from '../../collections/collection-book.ts'

const count = (amount: number, one: string, many: string) =>
  `${amount.toLocaleString('en-US')} ${amount === 1 ? one : many}`

/** What a plan is called in the list of plans. */
export function toActionTitle(
  book: CollectionBook,
  action: CollectionAction,
  ids: readonly string[],
): string {
  const nameOf = (id: string) => book.byId.get(id)?.collection.name ?? id
  const [only] = ids
  const where =
    only !== undefined && ids.length === 1
      ? `the collection ${nameOf(only)}`
      : count(ids.length, 'collection', 'collections')
  switch (action.kind) {
    case 'set_members':
      return `Set ${count(action.members.length, 'member', 'members')} in ${where}`
    case 'remove_members':
      return `Remove ${count(action.members.length, 'member', 'members')} from ${where}`
    case 'assets':
      return `Change what lies in ${where}`
    case 'owner':
      return `Change the owner of ${where}`
    case 'rename':
      return `Rename ${where} to ${action.name}`
    case 'copy':
      return `${action.mode === 'match' ? 'Match' : 'Copy'} the members of ${nameOf(action.fromCollectionId)} to ${where}`
    case 'delete':
      return `Delete ${where}`
  }
}

export function toMembershipTitle(kind: 'set' | 'remove', amount: number): string {
  return `${kind === 'set' ? 'Change' : 'Remove'} ${count(amount, 'membership', 'memberships')} of collections`
}
