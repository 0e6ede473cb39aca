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

/** Joins collections one by one; what is worked out for a person is kept for all that follow. */
export function collectionJoiner(
  sources: MemberSources,
): (collection: DirectoryCollection) => JoinedCollection {
  const groupRoles = new Map([...sources.groups].map(([id, { role }]) => [id, role]))
  const people = new Map<string, JoinedOwner>()
  const find = (id: string) => {
    const known = people.get(id)
    if (known) return known
    const owner = toOwner(id, { users: sources.users, groupRoles })
    people.set(id, owner)
    return owner
  }
  const toKey = lowerCaseOnce()
  return (collection) => {
    const owner = find(collection.ownerId)
    const members = sortMembers(
      collection.members.map((member) => toMember(collection.id, member, sources, find)),
      toKey,
    )
    return {
      collection,
      owner,
      members,
      endsMs: listEnds(members),
      searchText: fold([collection.name, owner.name, owner.email].join('\n')),
    }
  }
}

/** Half a million members are no more than some thousand people: nothing is spread here, and no text made twice. */
function toMember(
  collectionId: string,
  member: DirectoryMember,
  sources: MemberSources,
  find: (id: string) => JoinedOwner,
): CollectionMember {
  const { id, kind, sid } = member
  const set =
    member.rights === null ? sources.setByConsole.get(toSetKey(collectionId, member)) : undefined
  const { expiresAt, rights, setAt, source } = toRights(member, set)
  const person = kind === 'user' ? find(id) : null
  const group = kind === 'group' ? sources.groups.get(id) : undefined
  const joined = {
    kind,
    id,
    sid,
    name: person ? nameOf(person, member) : (group?.name ?? nameOther(member, sources)),
    email: person?.email ?? '',
    state: person?.state ?? null,
    memberCount: group?.memberCount ?? null,
    rights,
    expiresAt,
    source,
    setAt,
  }
  return kind === 'directory' ? { ...joined, isGroup: member.isGroup } : joined
}

/** Who is not on the Server goes by what the directory service says, if anything. */
const nameOf = ({ id, name }: JoinedOwner, member: DirectoryMember) =>
  name === id ? member.name || id : name

const nameOther = ({ id, kind, name }: DirectoryMember, { studioNames }: MemberSources) =>
  kind === 'studio' ? (studioNames.get(id) ?? id) : kind === 'directory' ? name || id : id

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

function sortMembers(
  members: readonly CollectionMember[],
  toKey: (text: string) => string,
): CollectionMember[] {
  return members
    .map((member) => ({ member, rank: member.rights?.isAdmin ? 0 : 1, name: toKey(member.name) }))
    .sort((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    .map(({ member }) => member)
}

function lowerCaseOnce(): (text: string) => string {
  const keys = new Map<string, string>()
  return (text) => {
    const known = keys.get(text)
    if (known !== undefined) return known
    const key = text.toLowerCase()
    keys.set(text, key)
    return key
  }
}

function listEnds(members: readonly CollectionMember[]): number[] {
  const endsMs: number[] = []
  for (const { expiresAt } of members) if (expiresAt !== null) endsMs.push(Date.parse(expiresAt))
  return endsMs.sort((a, b) => a - b)
}
