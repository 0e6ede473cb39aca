import type { MemberRef } from '@curator/console-contract/collection-plans'
import type { CollectionMember, CollectionMembership } from '@curator/console-contract/collections'
import type { CollectionId } from '@curator/console-contract/ids'
import type { MembershipWish } from '../collections.queries.ts'

/** A membership with a name of its own, for grids that choose rows by it. */
export type MembershipRow = {
  readonly id: string
  readonly collection: { readonly id: string; readonly name: string }
  readonly member: CollectionMember
}

export function toMembershipRow({ collection, member }: CollectionMembership): MembershipRow {
  return { id: `${collection.id} ${member.kind} ${member.id}`, collection, member }
}

/** The member as a plan names it; undefined for a studio, which can't be set. */
function toRef({ id, kind }: CollectionMember): MemberRef | undefined {
  return kind === 'studio' ? undefined : { kind, id }
}

/** The chosen memberships that can be changed, as a plan names them. */
export function toChangeable(rows: readonly MembershipRow[]): MembershipWish['memberships'] {
  return rows.flatMap(({ collection, member }) => {
    const ref = toRef(member)
    return ref ? [{ collectionId: collection.id as CollectionId, member: ref }] : []
  })
}
