import type { MemberRef } from '@curator/console-contract/collection-plans'
import type { CollectionBook } from '../../../collections/collection-book.ts'
import type { JoinedCollection } from '../../../collections/joined-collection.ts'
import type { Directory, DirectoryUser } from '../../../directory/directory.ts'
import { groupBy } from '../../../plans/changes/group-by.ts'
import { isEmail } from '../../../sheets/email.ts'
import { everything, type GroupFact } from './collection-facts.ts'

/** What cells that name collections, people and groups are looked up in; keys of names are trimmed and without case. */
export interface SheetNames {
  readonly book: CollectionBook
  readonly collectionsByName: ReadonlyMap<string, readonly JoinedCollection[]>
  /** By id. */
  readonly users: ReadonlyMap<string, DirectoryUser>
  readonly usersByEmail: ReadonlyMap<string, readonly DirectoryUser[]>
  /** By id. */
  readonly groups: ReadonlyMap<string, GroupFact>
  readonly groupsByName: ReadonlyMap<string, readonly GroupFact[]>
  /** Members of collections by id, also those who are not on the Server any more. */
  readonly seats: ReadonlyMap<string, MemberRef['kind']>
}

export const toKey = (text: string) => text.trim().toLowerCase()

/** `texts`: what may name people, by e-mail or id. */
export async function gatherNames(
  directory: Directory,
  book: CollectionBook,
  texts: readonly string[],
): Promise<SheetNames> {
  const wanted = [...new Set(texts)]
  const [byEmail, byId, groups] = await Promise.all([
    directory.findUsersByEmail(wanted.filter(isEmail)),
    directory.findUsersById(wanted.filter((text) => !isEmail(text))),
    directory.listUserGroups({ sort: 'name' }, everything),
  ])
  return {
    book,
    collectionsByName: groupBy(book.collections, ({ collection }) => toKey(collection.name)),
    users: new Map([...byEmail, ...byId].map((user) => [user.id as string, user])),
    usersByEmail: groupBy(byEmail, ({ email }) => toKey(email)),
    groups: new Map(groups.items.map((group) => [group.id as string, group])),
    groupsByName: groupBy(groups.items, ({ name }) => toKey(name)),
    seats: findSeats(book),
  }
}

function findSeats({ collections }: CollectionBook): ReadonlyMap<string, MemberRef['kind']> {
  const seats = new Map<string, MemberRef['kind']>()
  for (const { members } of collections)
    for (const { id, kind } of members) if (kind !== 'studio') seats.set(id, kind)
  return seats
}
