import { collectionRights } from '@curator/console-contract/collections'
import { z } from 'zod'
import { isGone } from '../../alteryx/alteryx-failure.ts'
import {
  type GatewayCollection,
  type GatewayMember,
  isSameMember,
} from '../../alteryx/collection-calls.ts'
import type { Directory, DirectoryCollection } from '../../directory/directory.ts'
import type { CollectionAsset, MemberSeat, MemberValues, Ref } from '../change.ts'
import type { MemberTarget } from '../planned/collection-changes.ts'
import type { ChangeContext } from './change-kind.ts'
import { refSchema } from './ref.ts'

/* What kinds of change about collections have in common. */

export const seatShape = {
  collection: refSchema,
  collectionName: z.string(),
  memberKind: z.enum(['user', 'group', 'directory']),
  member: refSchema,
  memberName: z.string(),
  sid: z.string(),
}
export const valuesShape = { rights: collectionRights, expiresAt: z.string().nullable() }
export const assetSchema = z.object({
  collection: refSchema,
  collectionName: z.string(),
  assetKind: z.enum(['workflow', 'schedule']),
  assetId: z.string().min(1),
  assetName: z.string(),
})

type ToId = (ref: Ref) => string

export function toGatewayMember(seat: MemberSeat, toId: ToId): GatewayMember {
  const id = toId(seat.member)
  return { kind: seat.memberKind, id, sid: seat.memberKind === 'directory' ? id : seat.sid }
}

export function toMemberTarget(seat: MemberSeat, toId: ToId): MemberTarget {
  const { memberKind: kind, memberName: name, sid } = seat
  return { kind, ref: { id: toId(seat.member) }, name, sid }
}

/** Collections of the directory by id; `why` when it has none because the Server lists none. */
export async function findCollections(
  directory: Directory,
  ids: readonly string[],
): Promise<{
  readonly byId: ReadonlyMap<string, DirectoryCollection>
  readonly why: string | null
}> {
  const { items, why } = await directory.findContent('collection', { ids: [...new Set(ids)] })
  return { byId: new Map(items.map((collection) => [collection.id, collection])), why }
}

/** A member of a directory's collection; studios can't be named by a change. */
export function findSeat(collection: DirectoryCollection, member: GatewayMember) {
  return collection.members.find(
    (each) => each.kind !== 'studio' && isSameMember({ ...each, kind: each.kind }, member),
  )
}

/** Rights and expiry as far as they are known. */
export function toKnownValues(seat: {
  readonly rights: MemberValues['rights'] | null
  readonly expiresAt: string | null
}): MemberValues | null {
  return seat.rights === null ? null : { rights: seat.rights, expiresAt: seat.expiresAt }
}

export const isExisting = (ref: Ref): ref is { readonly id: string } => 'id' in ref

/** Reads a collection; null when it is gone. */
export async function readCollection(
  { call, gateways }: ChangeContext,
  collectionId: string,
): Promise<GatewayCollection | null> {
  try {
    return await gateways.collections.get(collectionId, call)
  } catch (error) {
    if (isGone(error)) return null
    throw error
  }
}

export function holdsAsset(
  collection: Pick<GatewayCollection, 'workflowIds' | 'scheduleIds'>,
  { assetId, assetKind }: CollectionAsset,
): boolean {
  const ids = assetKind === 'workflow' ? collection.workflowIds : collection.scheduleIds
  return ids.includes(assetId)
}
