import type { CollectionMember, CollectionRights } from '@curator/console-contract/collections'
import type { JoinedCollection } from '../../../collections/joined-collection.ts'
import {
  hasEnded,
  isAsWanted,
  lookAndRun,
  toBefore,
  whyNotNew,
} from '../../../collections/membership-rules.ts'
import type { MemberValues } from '../../../plans/change.ts'
import {
  type CollectionTarget,
  toRemoveCollectionMember,
  toSetCollectionMember,
} from '../../../plans/planned/collection-changes.ts'
import type { CollectionFacts } from './collection-facts.ts'
import { findSeat, type MemberFact } from './members.ts'
import { invalid, type Part } from './plan-rows.ts'

/** A collection of the Server, or one that the plan creates. */
export type Place =
  | { readonly target: CollectionTarget; readonly joined: JoinedCollection }
  | { readonly target: CollectionTarget; readonly joined: null }

export interface WantedValues {
  /** Left out: as they are. */
  readonly rights?: CollectionRights | undefined
  readonly expiresAt?: string | null | undefined
}

export interface SetOptions {
  /** Whether somebody who is no member may become one. */
  readonly mayAdd: boolean
  /** Whether what this console set last counts as being there. */
  readonly trustsConsole: boolean
}

/** Somebody is to have these rights, whatever they had. */
export function planSet(
  facts: CollectionFacts,
  { joined, target }: Place,
  member: MemberFact,
  wanted: WantedValues,
  options: SetOptions,
): Part {
  const seat = joined ? findSeat(joined, member) : undefined
  const obstacle = seat ? null : whyNotAdd(facts, target, member, options)
  if (obstacle !== null) return invalid(obstacle)
  if (seat && wanted.rights === undefined && wanted.expiresAt === undefined)
    return { verdict: 'unchanged', reasons: toUnchanged(seat, facts.nowMs), makers: [] }
  const values = settle(seat, wanted)
  if (typeof values === 'string') return invalid(values)
  if (seat && isAsWanted(seat, values, options))
    return { verdict: 'unchanged', reasons: toUnchanged(seat, facts.nowMs), makers: [] }
  if (hasEnded(values.expiresAt, facts.nowMs))
    return invalid('This expiry has passed. Choose a later one, or remove the member.')
  const before = seat ? toBefore(seat) : 'none'
  const make = (seq: number) =>
    toSetCollectionMember(seq, { collection: target, member, ...values, before })
  const reasons = [...member.warnings, ...(seat ? toBlindWords(seat) : [])]
  return { verdict: seat ? 'update' : 'create', reasons, makers: [make] }
}

/** Somebody is to be no member. */
export function planRemoval({ joined, target }: Place, member: MemberFact): Part {
  const seat = joined ? findSeat(joined, member) : undefined
  if (!seat) return { verdict: 'unchanged', reasons: ['No member.'], makers: [] }
  const before = toBefore(seat)
  const make = (seq: number) =>
    toRemoveCollectionMember(seq, { collection: target, member, before })
  const reasons =
    before === 'unknown'
      ? ['Can’t be undone: the Server does not tell the rights, so nothing brings them back.']
      : []
  return { verdict: 'update', reasons, makers: [make] }
}

function whyNotAdd(
  facts: CollectionFacts,
  target: CollectionTarget,
  member: MemberFact,
  { mayAdd }: SetOptions,
): string | null {
  if (!mayAdd)
    return `${member.name} is no member of the collection “${target.name}”, or no longer. Add them with rights.`
  const why = whyNotNew(facts.signIn, member)
  return why === null ? null : `${why} Add the SID in place of the person, or a group.`
}

/** All values; the reason when one that is to stay is not known. */
function settle(
  seat: CollectionMember | undefined,
  { expiresAt, rights }: WantedValues,
): MemberValues | string {
  if (!seat) return { rights: rights ?? lookAndRun, expiresAt: expiresAt ?? null }
  if (rights !== undefined && expiresAt !== undefined) return { rights, expiresAt }
  if (seat.rights === null)
    return `Nobody knows what ${seat.name} may do here, and the Server takes rights and expiry only together. Say both.`
  return {
    rights: rights ?? seat.rights,
    expiresAt: expiresAt === undefined ? seat.expiresAt : expiresAt,
  }
}

const toDay = (instant: string) => instant.slice(0, 10)

function toUnchanged({ expiresAt, setAt, source }: CollectionMember, nowMs: number): string[] {
  const isOver = expiresAt !== null && hasEnded(expiresAt, nowMs)
  return [
    ...(source === 'server' || setAt === null
      ? []
      : [
          `As this console set it on ${toDay(setAt)}; the Server does not tell whether it still is.`,
        ]),
    ...(isOver
      ? [`The membership ended on ${toDay(expiresAt)}. Give it a later end, or remove the member.`]
      : []),
  ]
}

function toBlindWords({ setAt, source }: CollectionMember): string[] {
  if (source === 'server') return []
  const known =
    setAt === null
      ? 'nobody knows the rights and the expiry from before'
      : `the Server does not tell rights, this console set them last on ${toDay(setAt)}`
  return [`Blind overwrite: ${known}. It can’t be undone.`]
}
