import type { DirectoryUser } from '../../../directory/directory.ts'
import { judgeRole } from '../../../directory/effective-role.ts'
import { toChangeOwner } from '../../../plans/planned/asset-changes.ts'
import {
  toDeleteCollection,
  toHandOverCreated,
  toRenameCollection,
} from '../../../plans/planned/collection-changes.ts'
import { whyMayNotOwn } from '../../../plans/planned/may-own.ts'
import type { CollectionFacts } from './collection-facts.ts'
import { invalid, type Part } from './plan-rows.ts'
import type { Place } from './set-member.ts'

/** A collection goes to another owner. */
export function planOwner(facts: CollectionFacts, place: Place, ownerId: string): Part {
  const user = facts.users.get(ownerId)
  if (!user) return invalid('The new owner is not on the Server, or no longer. Choose another.')
  const obstacle = whyNotOwner(facts, user)
  if (obstacle !== null) return { verdict: 'conflict', reasons: [obstacle], makers: [] }
  const { joined, target } = place
  const to = { id: ownerId, email: user.email }
  if (!joined) {
    if (!('createdBy' in target)) throw new RangeError('a collection that is nowhere')
    return {
      verdict: 'update',
      reasons: [],
      makers: [(seq) => toHandOverCreated(seq, target, to)],
    }
  }
  const { collection, owner } = joined
  if (collection.ownerId === ownerId) return { verdict: 'unchanged', reasons: [], makers: [] }
  const asset = {
    kind: 'collection' as const,
    id: collection.id,
    name: collection.name,
    ownerId: collection.ownerId,
    ownerEmail: owner.email || owner.name,
  }
  return { verdict: 'update', reasons: [], makers: [(seq) => toChangeOwner(seq, asset, to)] }
}

function whyNotOwner(facts: CollectionFacts, user: DirectoryUser): string | null {
  const roles = user.groups.map(({ id }) => facts.groups.get(id)?.role ?? '')
  return whyMayNotOwn(user, judgeRole(user.role, roles))
}

export function planRename(facts: CollectionFacts, place: Place, name: string): Part {
  if (!place.joined) return invalid('A collection that this plan creates is not renamed.')
  const { id, name: before } = place.joined.collection
  if (before === name) return { verdict: 'unchanged', reasons: [], makers: [] }
  const isTaken = facts.book.collections.some(
    ({ collection }) => collection.id !== id && isSameName(collection.name, name),
  )
  const reasons = isTaken
    ? [
        `There is another collection named “${name}”. The Server allows it; people can’t tell them apart.`,
      ]
    : []
  return {
    verdict: 'update',
    reasons,
    makers: [(seq) => toRenameCollection(seq, { id, name: before }, name)],
  }
}

export function planDeletion({ joined }: Place): Part {
  if (!joined) return invalid('A collection that this plan creates is not deleted by it.')
  const { id, members, name, scheduleIds, workflowIds } = joined.collection
  const assetCount = workflowIds.length + scheduleIds.length
  const collection = { id, name, memberCount: members.length, assetCount }
  return {
    verdict: 'update',
    reasons: ['Can’t be undone: a collection made anew has another id.'],
    makers: [(seq) => toDeleteCollection(seq, collection)],
  }
}

/** Names are compared trimmed and without case. */
export const isSameName = (one: string, other: string) =>
  one.trim().toLowerCase() === other.trim().toLowerCase()
