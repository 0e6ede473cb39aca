import type { CollectionMember, CollectionState } from '@curator/console-contract/collections'
import type { JoinedCollection } from './joined-collection.ts'

const dayMs = 86_400_000
/** A membership that ends within these days is about to end. */
const expiringDays = 30

/** How a membership stands; `withinDays` from now counts as about to end. */
export function judgeExpiry(
  { expiresAt, rights }: Pick<CollectionMember, 'expiresAt' | 'rights'>,
  nowMs: number,
  withinDays: number,
): 'expired' | 'expiring' | 'later' | 'never' | 'unknown' {
  if (rights === null) return 'unknown'
  if (expiresAt === null) return 'never'
  const atMs = Date.parse(expiresAt)
  if (atMs <= nowMs) return 'expired'
  return atMs <= nowMs + withinDays * dayMs ? 'expiring' : 'later'
}

const judges: Record<CollectionState, (joined: JoinedCollection, nowMs: number) => boolean> = {
  empty: ({ collection }) =>
    collection.workflowIds.length === 0 && collection.scheduleIds.length === 0,
  no_members: ({ members }) => members.length === 0,
  expiring: ({ endsMs }, nowMs) =>
    endsMs.some((atMs) => atMs > nowMs && atMs <= nowMs + expiringDays * dayMs),
  expired: ({ endsMs }, nowMs) => (endsMs[0] ?? Number.POSITIVE_INFINITY) <= nowMs,
  owner_gone: ({ owner }) => owner.state !== 'active',
}

export const isInState = (joined: JoinedCollection, state: CollectionState, nowMs: number) =>
  judges[state](joined, nowMs)

/** When the next membership ends, as far as it is known. */
export function findNextExpiry({ endsMs }: JoinedCollection, nowMs: number): string | null {
  const nextMs = endsMs.find((atMs) => atMs > nowMs)
  return nextMs === undefined ? null : new Date(nextMs).toISOString()
}
