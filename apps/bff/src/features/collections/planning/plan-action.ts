import type { CollectionAction, MemberRef } from '@curator/console-contract/collection-plans'
import type { JoinedCollection } from '../../../collections/joined-collection.ts'
import type { PlanDraft } from '../../../plans/plan-draft.ts'
import type { CollectionFacts } from './collection-facts.ts'
import { findMember, type MemberFact } from './members.ts'
import { planDeletion, planOwner, planRename } from './own-collection.ts'
import { planAssets } from './place-assets.ts'
import { planCopy } from './plan-copy.ts'
import { invalid, type Part, PlanRows } from './plan-rows.ts'
import { type Place, planRemoval, planSet } from './set-member.ts'

export const toPlace = (joined: JoinedCollection): Place => ({
  target: { id: joined.collection.id, name: joined.collection.name },
  joined,
})

const gone = invalid('This collection is not on the Server, or no longer. Choose again.')

/** One action for collections: a row for each, or for each membership where members change. */
export function planAction(
  facts: CollectionFacts,
  collectionIds: readonly string[],
  action: CollectionAction,
): PlanDraft {
  const rows = new PlanRows()
  for (const key of collectionIds) {
    const joined = facts.book.byId.get(key)
    if (!joined) {
      rows.add({ subject: key, key, part: gone })
      continue
    }
    for (const { part, who } of planOne(facts, toPlace(joined), action))
      rows.add({ subject: toSubject(joined, who), key, part })
  }
  return rows.finish()
}

const toSubject = ({ collection }: JoinedCollection, who: string | null) =>
  who === null ? collection.name : `${who} in ${collection.name}`

function planOne(
  facts: CollectionFacts,
  place: Place,
  action: CollectionAction,
): { readonly part: Part; readonly who: string | null }[] {
  const whole = (part: Part) => [{ part, who: null }]
  switch (action.kind) {
    case 'set_members':
      return planMembers(facts, action.members, (member) =>
        planSet(facts, place, member, action, { mayAdd: true, trustsConsole: false }),
      )
    case 'remove_members':
      return planMembers(
        facts,
        action.members,
        (member) => planRemoval(place, member),
        place.joined,
      )
    case 'assets':
      return whole(planAssets(facts, place, action))
    case 'owner':
      return whole(planOwner(facts, place, action.ownerId))
    case 'rename':
      return whole(planRename(facts, place, action.name))
    case 'copy':
      return planCopy(facts, place, action)
    case 'delete':
      return whole(planDeletion(place))
  }
}

function planMembers(
  facts: CollectionFacts,
  members: readonly MemberRef[],
  plan: (member: MemberFact) => Part,
  among: JoinedCollection | null = null,
) {
  return members.map((ref) => {
    const member = findMember(facts, ref, among)
    return typeof member === 'string'
      ? { part: invalid(member), who: ref.id }
      : { part: plan(member), who: member.name }
  })
}

/** Single memberships, as they were chosen. */
export function planMemberships(
  facts: CollectionFacts,
  memberships: readonly { readonly collectionId: string; readonly member: MemberRef }[],
  plan: (place: Place, member: MemberFact) => Part,
): PlanDraft {
  const rows = new PlanRows()
  for (const { collectionId: key, member: ref } of memberships) {
    const joined = facts.book.byId.get(key)
    const member = findMember(facts, ref, joined)
    if (!joined) rows.add({ subject: key, key, part: gone })
    else if (typeof member === 'string')
      rows.add({ subject: toSubject(joined, ref.id), key, part: invalid(member) })
    else
      rows.add({
        subject: toSubject(joined, member.name),
        key,
        part: plan(toPlace(joined), member),
      })
  }
  return rows.finish()
}
