import type { CollectionMember, membershipFilters } from '@curator/console-contract/collections'
import type { z } from 'zod'
import type { CollectionBook } from '../../collections/collection-book.ts'
import { judgeExpiry } from '../../collections/collection-states.ts'
import type { JoinedCollection } from '../../collections/joined-collection.ts'
import { fold } from '../../directory/search-text.ts'
import { compareKeys, type SortKey, toTextKey } from '../../directory/stored-user.ts'

export interface JoinedMembership {
  readonly joined: JoinedCollection
  readonly member: CollectionMember
}

type Filters = Omit<z.output<typeof membershipFilters>, 'connectionId'>

/** Memberships of all collections that match, in the order of the sort. */
export function findMemberships(
  book: CollectionBook,
  filters: Filters,
  nowMs: number,
): readonly JoinedMembership[] {
  const words = fold(filters.search ?? '').match(/\S+/g) ?? []
  const chosen = new Set<string>(filters.collectionId)
  const isWanted = ({ joined, member }: JoinedMembership) => {
    if (chosen.size > 0 && !chosen.has(joined.collection.id)) return false
    if (filters.state.length > 0) {
      const state = judgeExpiry(member, nowMs, filters.withinDays)
      if (!filters.state.includes(state)) return false
    }
    if (words.length === 0) return true
    const text = fold([joined.collection.name, member.name, member.email].join('\n'))
    return words.every((word) => text.includes(word))
  }
  return inOrder(book, filters.sort).filter(isWanted)
}

/** Orders of books that are in use: sorting all memberships is most of the work of a page. */
const orders = new WeakMap<CollectionBook, Map<Filters['sort'], readonly JoinedMembership[]>>()

function inOrder(book: CollectionBook, sort: Filters['sort']): readonly JoinedMembership[] {
  const known = orders.get(book) ?? new Map<Filters['sort'], readonly JoinedMembership[]>()
  orders.set(book, known)
  const sorted = known.get(sort) ?? sortMemberships(listAll(book), sort)
  known.set(sort, sorted)
  return sorted
}

const listAll = ({ collections }: CollectionBook): readonly JoinedMembership[] =>
  collections.flatMap((joined) => joined.members.map((member) => ({ joined, member })))

type Column = Exclude<Filters['sort'], `-${string}`>

const keys: Record<Column, (membership: JoinedMembership) => SortKey> = {
  expiresAt: ({ member }) => (member.expiresAt === null ? null : Date.parse(member.expiresAt)),
  collection: ({ joined }) => toTextKey(joined.collection.name),
  member: ({ member }) => toTextKey(member.name),
}

function sortMemberships(
  memberships: readonly JoinedMembership[],
  sort: Filters['sort'],
): readonly JoinedMembership[] {
  const isDescending = sort.startsWith('-')
  const keyOf = keys[(isDescending ? sort.slice(1) : sort) as Column]
  return memberships
    .map((membership) => ({
      membership,
      key: keyOf(membership),
      collection: keys.collection(membership),
      member: keys.member(membership),
    }))
    .sort((a, b) => {
      const isTurned = isDescending && a.key !== null && b.key !== null
      return (
        (isTurned ? compareKeys(b.key, a.key) : compareKeys(a.key, b.key)) ||
        compareKeys(a.collection, b.collection) ||
        compareKeys(a.member, b.member)
      )
    })
    .map(({ membership }) => membership)
}
