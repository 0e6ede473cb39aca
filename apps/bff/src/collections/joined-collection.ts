import type { CollectionMember } from '@curator/console-contract/collections'
import { toSeatKey } from '../alteryx/collection-record.ts'
import type { DirectoryCollection, DirectoryMember, DirectoryUser } from '../directory/directory.ts'
import { fold } from '../directory/search-text.ts'
import { type JoinedOwner, toOwner } from '../schedules/list/joined-schedule.ts'
import type { SetByConsole } from '../store/collection-history.store.ts'

/** A collection with the names behind its ids. */
export interface JoinedCollection {
  readonly collection: DirectoryCollection
  readonly owner: JoinedOwner
  /** Administrators first, then by name. */
  readonly members: readonly CollectionMember[]
  /** When memberships end, as far as it is known: milliseconds since 1970, ascending. */
  readonly endsMs: readonly number[]
  /** Name and owner, folded for search. */
  readonly searchText: string
}

/** What names, and rights that the Server does not tell, are looked up in. */
export interface MemberSources {
  readonly users: ReadonlyMap<string, DirectoryUser>
  readonly groups: ReadonlyMap<
    string,
    { readonly name: string; readonly role: string; readonly memberCount: number }
  >
  readonly studioNames: ReadonlyMap<string, string>
  /** By `toSetKey`. */
  readonly setByConsole: ReadonlyMap<string, SetByConsole>
}

export const toSetKey = (collectionId: string, member: { kind: string; id: string }) =>
  `${collectionId} ${toSeatKey(member as Pick<DirectoryMember, 'id' | 'kind'>)}`

export function joinCollections(
  collections: readonly DirectoryCollection[],
  sources: MemberSources,
): JoinedCollection[] {
  const groupRoles = new Map([...sources.groups].map(([id, { role }]) => [id, role]))
  const people = new Map<string, JoinedOwner>()
  const find = (id: string) => {
    const known = people.get(id) ?? toOwner(id, { users: sources.users, groupRoles })
    people.set(id, known)
    return known
  }
  return collections.map((collection) => {
    const owner = find(collection.ownerId)
    const members = sortMembers(
      collection.members.map((member) => toMember(collection.id, member, sources, find)),
    )
    return {
      collection,
      owner,
      members,
      endsMs: listEnds(members),
      searchText: fold([collection.name, owner.name, owner.email].join('\n')),
    }
  })
}

function toMember(
  collectionId: string,
  member: DirectoryMember,
  { groups, setByConsole, studioNames }: MemberSources,
  find: (id: string) => JoinedOwner,
): CollectionMember {
  const { id, kind, sid } = member
  const set = member.rights === null ? setByConsole.get(toSetKey(collectionId, member)) : undefined
  const rights = toRights(member, set)
  const plain = { kind, id, sid, email: '', state: null, memberCount: null, ...rights }
  switch (kind) {
    case 'user': {
      const { email, name, state } = find(id)
      return { ...plain, name: name === id ? member.name || id : name, email, state }
    }
    case 'group': {
      const group = groups.get(id)
      return { ...plain, name: group?.name ?? id, memberCount: group?.memberCount ?? null }
    }
    case 'studio':
      return { ...plain, name: studioNames.get(id) ?? id }
    case 'directory':
      return { ...plain, name: member.name || id, isGroup: member.isGroup }
  }
}

/** What the Server told counts; else what this console set last. */
function toRights(
  { expiresAt, rights }: DirectoryMember,
  set: SetByConsole | undefined,
): Pick<CollectionMember, 'rights' | 'expiresAt' | 'source' | 'setAt'> {
  if (rights !== null) return { rights, expiresAt, source: 'server', setAt: null }
  if (!set) return { rights: null, expiresAt: null, source: 'unknown', setAt: null }
  const setAt = set.setAt.toISOString()
  return { rights: set.rights, expiresAt: set.expiresAt, source: 'console', setAt }
}

function sortMembers(members: readonly CollectionMember[]): CollectionMember[] {
  return members
    .map((member) => ({
      member,
      rank: member.rights?.isAdmin ? 0 : 1,
      name: member.name.toLowerCase(),
    }))
    .sort((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    .map(({ member }) => member)
}

function listEnds(members: readonly CollectionMember[]): number[] {
  return members
    .flatMap(({ expiresAt }) => (expiresAt === null ? [] : Date.parse(expiresAt)))
    .sort((a, b) => a - b)
}
