import type {
  CollectionPermissions,
  collectionRights,
} from '@curator/alteryx-contract/server/v3/collection-members'
import type { z } from 'zod'
import { recordChange } from '../audit/record-change.ts'
import { findCollection } from '../find-record.ts'
import { refuseField } from '../model-state.ts'
import { refuse } from '../reply.ts'
import type { Caller } from '../serve.ts'
import type { SandboxState } from '../state.ts'
import { toAdminMember } from './admin-collection-view.ts'
import { putInCollection, takeFromCollection } from './collection-changes.ts'
import type { CollectionMember, CollectionRights } from './collection-record.ts'
import { isCurrent } from './collection-views.ts'

/** A place in a collection: whose, and on which list. */
export interface Seat {
  readonly collectionId: string
  readonly part: 'users' | 'userGroups'
  /** A user id, SID or group id. */
  readonly id: string
}

/** Adds somebody; whoever is in already keeps the date and takes the new rights (our choice). */
export function addMember(
  state: SandboxState,
  caller: Caller,
  seat: Seat,
  body: CollectionPermissions,
  operationId: string,
): void {
  const before = findMember(state, seat)
  const { dateAdded, addedById } = before ?? { dateAdded: caller.at, addedById: caller.user.id }
  const wanted = toWanted(body, operationId)
  change(state, caller, seat, before, { dateAdded, addedById, ...wanted })
}

/** Replaces rights and expiration date; 404 for somebody who is not in the collection (our choice). */
export function updateMember(
  state: SandboxState,
  caller: Caller,
  seat: Seat,
  body: CollectionPermissions,
  operationId: string,
): void {
  const before = findMember(state, seat)
  if (!before) throw refuse(404, 'The collection has no such member.')
  change(state, caller, seat, before, { ...before, ...toWanted(body, operationId) })
}

/** Nothing happens when they were not in, as with groups (our choice). */
export function removeMember(state: SandboxState, caller: Caller, seat: Seat): void {
  change(state, caller, seat, findMember(state, seat), undefined)
}

function findMember(state: SandboxState, { collectionId, part, id }: Seat) {
  const member = findCollection(state, collectionId)[part].get(id)
  return member && isCurrent(member, state.clock.now()) ? member : undefined
}

/** The audit log gets the member alone, not the whole list, and with rights, as V1 shows them. */
function change(
  state: SandboxState,
  caller: Caller,
  { collectionId, part, id }: Seat,
  before: CollectionMember | undefined,
  after: CollectionMember | undefined,
): void {
  if (after) putInCollection(state.world, collectionId, part, id, after)
  else takeFromCollection(state.world, collectionId, part, id)
  const shown = (member: CollectionMember | undefined) => ({
    [part]: member ? [toAdminMember(state.world, part, id, member)] : [],
  })
  const subject = { entity: 'Collection', entityId: collectionId } as const
  recordChange(state, caller, subject, shown(before), shown(after))
}

/** Without an expiration date a membership does not end, also where it did before (our choice). */
function toWanted(
  { expirationDate, collectionsPermissions }: CollectionPermissions,
  operationId: string,
): Pick<CollectionMember, 'expirationDate' | 'rights'> {
  const time = expirationDate ? Date.parse(expirationDate) : undefined
  if (Number.isNaN(time)) {
    throw refuseField(operationId, 'expirationDate', 'The date can’t be read.')
  }
  return {
    expirationDate: time === undefined ? null : new Date(time).toISOString(),
    rights: toRights(collectionsPermissions),
  }
}

function toRights(given: z.output<typeof collectionRights>): CollectionRights {
  const {
    isAdmin = false,
    canAddAssets = false,
    canRemoveAssets = false,
    canUpdateAssets = false,
    canAddUsers = false,
    canRemoveUsers = false,
  } = given
  return { isAdmin, canAddAssets, canRemoveAssets, canUpdateAssets, canAddUsers, canRemoveUsers }
}
