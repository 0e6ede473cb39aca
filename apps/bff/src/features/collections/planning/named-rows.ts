import type { MemberRef } from '@curator/console-contract/collection-plans'
import type { CollectionMember } from '@curator/console-contract/collections'
import type { JoinedCollection } from '../../../collections/joined-collection.ts'
import { isEmail } from '../../../sheets/email.ts'
import { type SheetNames, toKey } from './sheet-names.ts'

type Fault = { readonly fault: string }

/** Collections that a cell may mean: by id, else by name. */
export function findNamed(names: SheetNames, text: string): readonly JoinedCollection[] {
  const byId = names.book.byId.get(text.trim())
  return byId ? [byId] : (names.collectionsByName.get(toKey(text)) ?? [])
}

/** The id of a person, by id or e-mail address. */
export function findPerson(names: SheetNames, text: string): string | Fault {
  if (names.users.has(text)) return text
  const users = names.usersByEmail.get(toKey(text)) ?? []
  const [user] = users
  if (user && users.length === 1) return user.id
  if (!isEmail(text)) return { fault: `“${text}” is no e-mail address.` }
  return {
    fault: user
      ? `${users.length} people of the Server have the e-mail address ${text}. Write the id.`
      : `Nobody on the Server has the e-mail address ${text}.`,
  }
}

/** A SID, an id, the name of a group or an e-mail address. */
export function findNamedMember(names: SheetNames, text: string): MemberRef | Fault {
  if (/^S-1-[0-9-]{3,180}$/i.test(text)) return { kind: 'directory', id: text.toUpperCase() }
  if (names.groups.has(text)) return { kind: 'group', id: text }
  const seat = names.users.has(text) ? 'user' : names.seats.get(text)
  if (seat) return { kind: seat, id: text }
  const groups = names.groupsByName.get(toKey(text)) ?? []
  const [group] = groups
  if (group && groups.length === 1) return { kind: 'group', id: group.id }
  if (group) return { fault: `The Server has ${groups.length} groups named ${text}. Write the id.` }
  if (!isEmail(text))
    return {
      fault: `The Server has no group named “${text}”. Write an e-mail address, a group, a SID or an id.`,
    }
  const id = findPerson(names, text)
  return typeof id === 'string' ? { kind: 'user', id } : id
}

/** What a cell calls a collection: its name where a sheet finds just this one by it, else the id. */
export function toCollectionCell(names: SheetNames, { collection }: JoinedCollection): string {
  const { id, name } = collection
  const found = name.trim() === '' ? [] : findNamed(names, name)
  return found.length === 1 && found[0]?.collection.id === id ? name : id
}

/** What a cell calls a member: name or e-mail address where a sheet finds just this one by it, else the id. */
export function toMemberCell(names: SheetNames, member: CollectionMember): string {
  const { email, id, kind, name } = member
  if (kind === 'directory') return id
  const text = (kind === 'group' ? name : email).trim()
  const found = text === '' ? null : findNamedMember(names, text)
  return found && 'kind' in found && found.kind === kind && found.id === id ? text : id
}
