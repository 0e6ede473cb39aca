import type { MemberRef } from '@curator/console-contract/collection-plans'
import type { CollectionMember } from '@curator/console-contract/collections'
import { isSameMember } from '../../../alteryx/collection-calls.ts'
import type { JoinedCollection } from '../../../collections/joined-collection.ts'
import type { Ref } from '../../../plans/change.ts'
import type { MemberTarget } from '../../../plans/planned/collection-changes.ts'
import { toName, toWho } from '../../../plans/planned/words.ts'
import type { CollectionFacts } from './collection-facts.ts'

/** Somebody who can be put into a collection. */
export interface MemberFact extends MemberTarget {
  readonly ref: Ref
  readonly sid: string
  /** What speaks against it without forbidding it. */
  readonly warnings: readonly string[]
}

/** Who a reference means, or why nobody, in words with the next step. Who is gone can still be taken out of `among`. */
export function findMember(
  facts: CollectionFacts,
  ref: MemberRef,
  among: JoinedCollection | null = null,
): MemberFact | string {
  const found = findOnServer(facts, ref)
  const seat = among?.members.find(({ id, kind }) => id === ref.id && kind === ref.kind)
  return typeof found === 'string' && seat ? (toMemberFact(seat) ?? found) : found
}

function findOnServer(facts: CollectionFacts, ref: MemberRef): MemberFact | string {
  const { id, kind } = ref
  if (kind === 'group') {
    const group = facts.groups.get(id)
    if (!group) return 'This group is not on the Server, or no longer. Choose another.'
    return { kind, ref: { id }, name: `the group ${group.name}`, sid: '', warnings: [] }
  }
  if (kind === 'directory') return findDirectoryMember(facts, id)
  const user = facts.users.get(id)
  if (!user) return 'This person is not on the Server, or no longer. Choose another.'
  const warnings = user.isActive ? [] : [`${toName(user)} is inactive.`]
  const name = toWho({ name: toName(user), email: user.email })
  return { kind, ref: { id }, name, sid: facts.sids.get(id) ?? '', warnings }
}

function findDirectoryMember(facts: CollectionFacts, sid: string): MemberFact | string {
  if (facts.signIn !== 'windows' && facts.signIn !== 'unknown')
    return 'A SID names somebody on Servers with Windows sign-in only. Choose a person or group of the Server.'
  const known = facts.book.collections
    .flatMap(({ members }) => members)
    .find((member) => member.kind === 'directory' && member.id === sid)
  return { kind: 'directory', ref: { id: sid }, name: known?.name || sid, sid, warnings: [] }
}

/** The seat of a member in a collection; undefined for nobody. */
export function findSeat(
  { members }: JoinedCollection,
  { kind, ref, sid }: MemberFact,
): CollectionMember | undefined {
  if (!('id' in ref)) return undefined
  const wanted = { kind, id: ref.id, sid }
  return members.find(
    (member) =>
      member.kind !== 'studio' &&
      isSameMember({ id: member.id, sid: member.sid, kind: member.kind }, wanted),
  )
}

/** A seat as a member of another collection. */
export function toMemberFact(seat: CollectionMember): MemberFact | null {
  const { email, id, kind, name, sid } = seat
  if (kind === 'studio') return null
  const who = kind === 'group' ? `the group ${name}` : email === '' ? name : toWho({ name, email })
  return { kind, ref: { id }, name: who, sid, warnings: [] }
}
