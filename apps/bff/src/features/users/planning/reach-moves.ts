import type { CollectionMember } from '@curator/console-contract/collections'
import type { UserAction } from '@curator/console-contract/user-plans'
import type { KnownShare, Listed, ReachBook } from '../../../access/reach-book.ts'
import { hasEnded, isAsWanted, toBefore, whyNotNew } from '../../../collections/membership-rules.ts'
import type { DirectoryUser } from '../../../directory/directory.ts'
import type { PlannedChange, SharedKind } from '../../../plans/change.ts'
import {
  toRemoveCollectionMember,
  toSetCollectionMember,
} from '../../../plans/planned/collection-changes.ts'
import { toAddShare, toRemoveShare } from '../../../plans/planned/share-changes.ts'
import { toPerson } from '../../../plans/planned/user-changes.ts'
import { toWho } from '../../../plans/planned/words.ts'
import type { ActionOf, UserPlanFacts } from './user-plan-facts.ts'

/** Memberships in collections and shares that one person gets or loses. */
export interface ReachMoves {
  readonly makers: readonly ((seq: number) => PlannedChange | null)[]
  readonly notes: readonly string[]
}

const none: ReachMoves = { makers: [], notes: [] }

/** What copying from a model does to what one person is in and is given, group memberships aside. */
export function toReachMoves(
  action: UserAction,
  user: DirectoryUser,
  facts: UserPlanFacts,
): ReachMoves {
  const { model } = facts
  if (action.kind !== 'copy' || !model || model.id === user.id) return none
  const copy = { action, user, model, facts }
  const { credentials, dataConnections } = facts.reach.sources
  const moves = [
    ...(action.parts.includes('collections') ? [copyMemberships(copy)] : []),
    ...(action.parts.includes('credentials') ? [copyShares(copy, 'credential', credentials)] : []),
    ...(action.parts.includes('dataConnections')
      ? [copyShares(copy, 'data-connection', dataConnections)]
      : []),
  ]
  return {
    makers: moves.flatMap(({ makers }) => makers),
    notes: moves.flatMap(({ notes }) => notes),
  }
}

interface Copy {
  readonly action: ActionOf<'copy'>
  readonly user: DirectoryUser
  readonly model: DirectoryUser
  readonly facts: UserPlanFacts
}

function copyMemberships(copy: Copy): ReachMoves {
  const { collections } = copy.facts.reach.sources
  if (collections.why !== null) return { makers: [], notes: [collections.why] }
  const moves = collections.items.map((collection) => copyMembership(copy, collection))
  return {
    makers: moves.flatMap(({ makers }) => makers),
    notes: moves.flatMap(({ notes }) => notes),
  }
}

type Collection = ReachBook['sources']['collections']['items'][number]

function copyMembership(copy: Copy, collection: Collection): ReachMoves {
  const { facts, model, user } = copy
  const theirs = facts.reach.seat(collection.id, model.id)
  const own = facts.reach.seat(collection.id, user.id)
  const isOver = hasEnded(theirs?.expiresAt ?? null, Date.parse(facts.now))
  // What somebody has already is only taken away or made the same where the two are to match.
  if (own && copy.action.groups === 'add') return none
  if (theirs && !isOver) return giveMembership(copy, collection, theirs, own)
  if (!own) return none
  const remove = { collection, member: toMember(copy), before: toBefore(own) }
  return { makers: [(seq) => toRemoveCollectionMember(seq, remove)], notes: [] }
}

function giveMembership(
  copy: Copy,
  collection: Collection,
  { expiresAt, rights }: CollectionMember,
  own: CollectionMember | undefined,
): ReachMoves {
  const { facts, model } = copy
  const leftOut = (note: string): ReachMoves => ({ makers: [], notes: [note] })
  if (rights === null)
    return own
      ? none
      : leftOut(
          `What ${model.email} may do in “${collection.name}” can’t be read, so that it can’t be taken over.`,
        )
  const member = toMember(copy)
  if (own && isAsWanted(own, { rights, expiresAt }, { trustsConsole: true })) return none
  const obstacle = own ? null : whyNotNew(facts.signIn, member)
  if (obstacle !== null) return leftOut(`“${collection.name}” is left out. ${obstacle}`)
  const before = own ? toBefore(own) : ('none' as const)
  const set = { collection, member, rights, expiresAt, before }
  return { makers: [(seq) => toSetCollectionMember(seq, set)], notes: [] }
}

function toMember({ facts, user }: Copy) {
  const person = toPerson(user)
  const sid = facts.reach.sidOf(user.id) ?? ''
  return { kind: 'user', ref: person.ref, name: toWho(person), sid } as const
}

function copyShares(
  { action, model, user }: Copy,
  shared: SharedKind,
  { items, why }: Listed<KnownShare>,
): ReachMoves {
  if (why !== null) return { makers: [], notes: [why] }
  const person = toPerson(user)
  const receiver = { kind: 'user', ref: person.ref, name: toWho(person) } as const
  const makers = items.flatMap(({ id, name, userIds }) => {
    const isTheirs = userIds.includes(model.id)
    const isOwn = userIds.includes(user.id)
    const thing = { shared, id, name } as const
    if (isTheirs && !isOwn) return [(seq: number) => toAddShare(seq, thing, receiver)]
    return isOwn && !isTheirs && action.groups === 'match'
      ? [(seq: number) => toRemoveShare(seq, thing, receiver)]
      : []
  })
  return { makers, notes: [] }
}
