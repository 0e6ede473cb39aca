import type { CollectionMember } from '@curator/console-contract/collections'
import type { CollectionFacts } from './collection-facts.ts'
import { toMemberFact } from './members.ts'
import { invalid, type Part } from './plan-rows.ts'
import { type Place, planRemoval, planSet } from './set-member.ts'

/** Gives a collection the members of another; `match` also removes whom it does not have. */
export function planCopy(
  facts: CollectionFacts,
  place: Place,
  { fromCollectionId, mode }: { readonly fromCollectionId: string; readonly mode: 'add' | 'match' },
): { readonly part: Part; readonly who: string | null }[] {
  const source = facts.book.byId.get(fromCollectionId)
  if (!source) throw new RangeError('the collection to copy from was not looked for')
  if (place.joined?.collection.id === fromCollectionId)
    return [
      {
        part: { verdict: 'skip', reasons: ['It is the one to copy from.'], makers: [] },
        who: null,
      },
    ]
  const set = source.members.map((seat) => ({
    part: copySeat(facts, place, seat),
    who: toMemberFact(seat)?.name ?? seat.name,
  }))
  const extra = mode === 'match' ? (place.joined?.members ?? []) : []
  const wanted = new Set(source.members.map(toKey))
  const removed = extra.flatMap((seat) => {
    const member = toMemberFact(seat)
    if (!member || wanted.has(toKey(seat))) return []
    return [{ part: planRemoval(place, member), who: member.name }]
  })
  const all = [...set, ...removed]
  if (all.length > 0) return all
  return [{ part: { verdict: 'unchanged', reasons: [], makers: [] }, who: null }]
}

const toKey = ({ id, kind }: CollectionMember) => `${kind} ${id}`

function copySeat(facts: CollectionFacts, place: Place, seat: CollectionMember): Part {
  const member = toMemberFact(seat)
  if (!member)
    return { verdict: 'skip', reasons: ['A studio can be read and not set.'], makers: [] }
  if (seat.rights === null)
    return invalid(
      `Nobody knows what ${member.name} may do in the collection to copy from. Set the rights yourself.`,
    )
  const wanted = { rights: seat.rights, expiresAt: seat.expiresAt }
  return planSet(facts, place, member, wanted, { mayAdd: true, trustsConsole: true })
}
