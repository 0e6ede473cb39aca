import type { CollectionMember } from '@curator/console-contract/collections'
import { hasEnded } from '../../../collections/membership-rules.ts'
import type { CollectionFacts } from './collection-facts.ts'
import { toMemberFact } from './members.ts'
import { invalid, type Part } from './plan-rows.ts'
import { type Place, planRemoval, planSet } from './set-member.ts'

/**
 * Gives a collection the members of another; `match` also removes whom it does not have. Whose membership there has ended
 * counts as none.
 */
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
  const isOver = ({ expiresAt }: CollectionMember) => hasEnded(expiresAt, facts.nowMs)
  const there = new Set((place.joined?.members ?? []).map(toKey))
  const isRemoved = (seat: CollectionMember) =>
    mode === 'match' && isOver(seat) && there.has(toKey(seat))
  const set = source.members
    .filter((seat) => !isRemoved(seat))
    .map((seat) => ({
      part: isOver(seat) ? skipEnded(seat) : copySeat(facts, place, seat),
      who: toMemberFact(seat)?.name ?? seat.name,
    }))
  const extra = mode === 'match' ? (place.joined?.members ?? []) : []
  const wanted = new Set(source.members.filter((seat) => !isOver(seat)).map(toKey))
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

const skipEnded = ({ expiresAt }: CollectionMember): Part => ({
  verdict: 'skip',
  reasons: [
    `The membership ended on ${expiresAt?.slice(0, 10)} in the collection to copy from. Nothing is copied.`,
  ],
  makers: [],
})

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
