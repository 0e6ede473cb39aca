import type { CollectionFilters } from '@curator/console-contract/collections'
import { fold } from '../directory/search-text.ts'
import { compareKeys, type SortKey, toTextKey } from '../directory/stored-user.ts'
import { findNextExpiry, isInState } from './collection-states.ts'
import type { JoinedCollection } from './joined-collection.ts'

type Conditions = Omit<CollectionFilters, 'connectionId'>
type Condition = (joined: JoinedCollection) => boolean

/** All conditions combine, values of one mean any of them; in the order of the sort. */
export function findCollections(
  collections: readonly JoinedCollection[],
  conditions: Conditions,
  nowMs: number,
): readonly JoinedCollection[] {
  const all = listConditions(conditions, nowMs)
  const matching = collections.filter((joined) => all.every((holds) => holds(joined)))
  return sortCollections(matching, conditions.sort, nowMs)
}

function listConditions(given: Conditions, nowMs: number): Condition[] {
  const words = fold(given.search ?? '').match(/\S+/g) ?? []
  return [
    ...words.map(
      (word): Condition =>
        ({ searchText }) =>
          searchText.includes(word),
    ),
    ...isAnyOf(given.ownerId, ({ owner }) => [owner.id]),
    ...isAnyOf(given.memberId, ({ members }) => members.map(({ id }) => id)),
    ...isAnyOf(given.workflowId, ({ collection }) => collection.workflowIds),
    ...(given.state.length === 0
      ? []
      : [
          (joined: JoinedCollection) =>
            given.state.some((state) => isInState(joined, state, nowMs)),
        ]),
  ]
}

function isAnyOf(
  wanted: readonly string[],
  list: (joined: JoinedCollection) => readonly string[],
): Condition[] {
  if (wanted.length === 0) return []
  const values = new Set(wanted)
  return [(joined) => list(joined).some((value) => values.has(value))]
}

type Column = Exclude<CollectionFilters['sort'], `-${string}`>

const keys: Record<Column, (joined: JoinedCollection, nowMs: number) => SortKey> = {
  name: ({ collection }) => toTextKey(collection.name),
  owner: ({ owner }) => toTextKey(owner.name),
  userCount: (joined) => countMembers(joined).userCount,
  groupCount: (joined) => countMembers(joined).groupCount,
  workflowCount: ({ collection }) => collection.workflowIds.length,
  scheduleCount: ({ collection }) => collection.scheduleIds.length,
  createdAt: ({ collection }) => collection.createdAt,
  nextExpiryAt: (joined, nowMs) => findNextExpiry(joined, nowMs),
}

/** People, groups (those of the directory service included) and studios. */
export function countMembers({ collection }: JoinedCollection) {
  const isOf = (isGroup: boolean) =>
    collection.members.filter((member) => member.kind !== 'studio' && member.isGroup === isGroup)
  return {
    userCount: isOf(false).length,
    groupCount: isOf(true).length,
    studioCount: collection.members.filter(({ kind }) => kind === 'studio').length,
  }
}

/** Names, then ids break ties. What has no value comes last both ways. */
function sortCollections(
  collections: readonly JoinedCollection[],
  sort: CollectionFilters['sort'],
  nowMs: number,
): readonly JoinedCollection[] {
  const isDescending = sort.startsWith('-')
  const keyOf = keys[(isDescending ? sort.slice(1) : sort) as Column]
  return collections
    .map((joined) => ({ joined, key: keyOf(joined, nowMs), name: keys.name(joined, nowMs) }))
    .sort(
      (a, b) =>
        compareBy(a.key, b.key, isDescending) ||
        compareKeys(a.name, b.name) ||
        compareKeys(a.joined.collection.id, b.joined.collection.id),
    )
    .map(({ joined }) => joined)
}

function compareBy(a: SortKey, b: SortKey, isDescending: boolean): number {
  const isTurned = isDescending && a !== null && b !== null
  return isTurned ? compareKeys(b, a) : compareKeys(a, b)
}
