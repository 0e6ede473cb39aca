import type { CollectionMember, CollectionRights } from '@curator/console-contract/collections'
import type {
  KnownCollection,
  KnownShare,
  ReachBook,
  ReachMatch,
} from '../../../access/reach-book.ts'
import {
  hasEnded,
  isAsWanted,
  lookAndRun,
  toBefore,
  whyNotNew,
} from '../../../collections/membership-rules.ts'
import type { PlannedChange } from '../../../plans/change.ts'
import { toSetCollectionMember } from '../../../plans/planned/collection-changes.ts'
import { toAddShare } from '../../../plans/planned/share-changes.ts'
import type { Person } from '../../../plans/planned/user-changes.ts'
import { toWho } from '../../../plans/planned/words.ts'
import type { WantedMembership } from '../collection-cell.ts'
import type { WantedRow } from './wanted-row.ts'

export interface ReachOptions {
  readonly book: ReachBook
  readonly isWindows: boolean
  /** A UTC instant: an end before it would throw somebody out. */
  readonly now: string
}

/** What a row asks for beyond the account and its groups: changes to make, and what is left out with the reason. */
export interface PlannedReach {
  readonly makers: readonly ((seq: number) => PlannedChange | null)[]
  readonly reasons: readonly string[]
}

const nouns = {
  collection: ['collection', 'collections'],
  credential: ['credential', 'credentials'],
  dataConnection: ['data connection', 'data connections'],
} as const

/** Why a name of a row does not say which one is meant; null when all do. */
export function findReachClash(want: WantedRow, { book }: ReachOptions): string | null {
  const named = [
    ...want.memberships.map(({ name }) => ['collection', name, book.collection(name)] as const),
    ...want.credentials.map((name) => ['credential', name, book.credential(name)] as const),
    ...want.dataConnections.map(
      (name) => ['dataConnection', name, book.dataConnection(name)] as const,
    ),
  ]
  for (const [kind, name, match] of named)
    if (match.kind === 'several')
      return `The Server has ${match.count} ${nouns[kind][1]} called “${name}”, so it is unclear which one is meant. Write the id in place of the name, or rename one of them, then plan again.`
  return null
}

/** Memberships and shares of a row; `userId` is null for somebody whom the plan creates. */
export function planReach(
  want: WantedRow,
  person: Person,
  userId: string | null,
  options: ReachOptions,
): PlannedReach {
  const { book } = options
  const toMembership = (wanted: WantedMembership): PlannedPart => {
    const match = book.collection(wanted.name)
    return match.kind === 'known'
      ? planMembership(wanted, match.item, { person, userId, options })
      : { reason: toLeftOut('collection', wanted.name, match) }
  }
  const toShare = (kind: 'credential' | 'dataConnection') => (name: string) =>
    planShare(kind, name, book[kind](name), { person, userId })
  const parts = [
    ...want.memberships.map(toMembership),
    ...want.credentials.map(toShare('credential')),
    ...want.dataConnections.map(toShare('dataConnection')),
  ]
  return {
    makers: parts.flatMap((part) => ('maker' in part ? [part.maker] : [])),
    reasons: parts.flatMap((part) => ('reason' in part ? (part.reason ?? []) : [])),
  }
}

function planShare(
  kind: 'credential' | 'dataConnection',
  name: string,
  match: ReachMatch<KnownShare>,
  { person, userId }: { readonly person: Person; readonly userId: string | null },
): PlannedPart {
  if (match.kind !== 'known') return { reason: toLeftOut(kind, name, match) }
  if (userId !== null && match.item.userIds.includes(userId)) return { reason: null }
  const shared = kind === 'credential' ? kind : 'data-connection'
  const thing = { shared, id: match.item.id, name: match.item.name } as const
  const receiver = { kind: 'user', ref: person.ref, name: toWho(person) } as const
  return { maker: (seq) => toAddShare(seq, thing, receiver) }
}

/** A change to make; or why something is left out, null when everything is as wanted. */
type PlannedPart =
  | { readonly maker: (seq: number) => PlannedChange | null }
  | { readonly reason: string | null }

function planMembership(
  wanted: WantedMembership,
  collection: KnownCollection,
  {
    options,
    person,
    userId,
  }: {
    readonly person: Person
    readonly userId: string | null
    readonly options: ReachOptions
  },
): PlannedPart {
  const { book, isWindows, now } = options
  const seat = userId === null ? undefined : book.seat(collection.id, userId)
  const sid = userId === null ? undefined : book.sidOf(userId)
  const values = toValues(wanted, seat)
  if (values === 'nothing') return { reason: null }
  if (values === 'unknown')
    return {
      reason: `What ${toWho(person)} may do in “${collection.name}” can’t be read, so that the end can’t be changed alone. It is left out; write the rights, too.`,
    }
  if (seat && isAsWanted(seat, values, { trustsConsole: true })) return { reason: null }
  const member = { kind: 'user', ref: person.ref, name: toWho(person), sid: sid ?? '' } as const
  const obstacle = hasEnded(values.expiresAt, Date.parse(now))
    ? `The end in “${collection.name}” has passed. The membership is left out; write a later day.`
    : whyNoSeat(collection, seat, member, isWindows)
  if (obstacle !== null) return { reason: obstacle }
  const set = {
    collection: { id: collection.id, name: collection.name },
    member,
    ...values,
    before: seat ? toBefore(seat) : ('none' as const),
  }
  return { maker: (seq) => toSetCollectionMember(seq, set) }
}

function whyNoSeat(
  { name }: KnownCollection,
  seat: CollectionMember | undefined,
  member: { readonly kind: 'user'; readonly name: string; readonly sid: string },
  isWindows: boolean,
): string | null {
  const why = seat ? null : whyNotNew(isWindows ? 'windows' : 'builtin', member)
  if (why === null) return null
  return `“${name}” is left out. ${why} Add the SID on the page of the collection.`
}

/** What is to be set: `nothing` for a member of whom the cell says nothing, `unknown` where the other half is not known. */
function toValues(
  { expiresAt, rights }: WantedMembership,
  seat: CollectionMember | undefined,
):
  | { readonly rights: CollectionRights; readonly expiresAt: string | null }
  | 'nothing'
  | 'unknown' {
  if (!seat) return { rights: rights ?? lookAndRun, expiresAt: expiresAt ?? null }
  if (rights === null && expiresAt === undefined) return 'nothing'
  const known = rights ?? seat.rights
  if (known === null) return 'unknown'
  return { rights: known, expiresAt: expiresAt === undefined ? seat.expiresAt : expiresAt }
}

function toLeftOut(
  kind: keyof typeof nouns,
  name: string,
  match: Exclude<ReachMatch<unknown>, { kind: 'known' }>,
): string {
  const [one] = nouns[kind]
  if (match.kind === 'unread') return `The ${one} “${name}” is left out. ${match.why}`
  return `The ${one} “${name}” does not exist on the Server and is left out.`
}
