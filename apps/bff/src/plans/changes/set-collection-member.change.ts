import { z } from 'zod'
import { type GatewayCollection, hasMember } from '../../alteryx/collection-calls.ts'
import type { DirectoryMember } from '../../directory/directory.ts'
import type { ChangeBefores, ChangePayloads, MemberValues } from '../change.ts'
import { toRemoveCollectionMember, toSetCollectionMember } from '../planned/collection-changes.ts'
import { isKnown, isSameValues } from '../planned/member-words.ts'
import {
  type ChangeContext,
  type ChangeKindRules,
  cannotTell,
  type Ended,
  endEach,
  ended,
  type Inverse,
  type ReadyChange,
} from './change-kind.ts'
import {
  findCollections,
  findSeat,
  isExisting,
  readCollection,
  seatShape,
  toGatewayMember,
  toKnownValues,
  toMemberTarget,
  valuesShape,
} from './collection-change.ts'
import { findMembersChanged } from './set-member-since.ts'

type Payload = ChangePayloads['set-collection-member']
type Before = ChangeBefores['set-collection-member']
type Change = ReadyChange<Payload, Before>

/**
 * Somebody becomes a member, or all six rights and the expiry of a member are replaced. V3 shows who is in, not with which
 * rights, so that looking proves nothing about a lost answer when somebody is in: as the same values can be set any number
 * of times, the run sets them once more then, when the Server can't be at work on the first ones any longer.
 */
export const setCollectionMemberChange: ChangeKindRules<'set-collection-member'> = {
  kind: 'set-collection-member',
  schema: z.object({ ...seatShape, ...valuesShape }),
  danger: 'caution',
  operations: [],
  operationsBy: { field: 'memberKind', list: (kind) => listOperations(kind) },
  writes: ({ memberKind }) => listOperations(memberKind).at(-1) ?? '',
  describe: ({ collectionName, memberName }) =>
    `Set what ${memberName} may do in the collection “${collectionName}”.`,
  invert,
  findChangedSince: findMembersChanged,
  looksUpRefusals: false,

  drift: async (directory, changes) => {
    const ids = changes.flatMap(({ payload: { collection } }) =>
      isExisting(collection) ? [collection.id] : [],
    )
    const { byId } = await findCollections(directory, ids)
    return endEach(changes, async (change) => {
      const { payload, toId } = change
      if (!isExisting(payload.collection) || !isExisting(payload.member)) return null
      const live = byId.get(payload.collection.id)
      return live ? judgeSeat(change, findSeat(live, toGatewayMember(payload, toId))) : null
    })
  },

  apply: (context, changes) => endEach(changes, (change) => set(context, change)),

  verify: (context, changes) =>
    endEach(changes, async ({ payload, toId }) => {
      const live = await readCollection(context, toId(payload.collection))
      return live && hasMember(live, toGatewayMember(payload, toId)) ? cannotTell : null
    }),
}

function listOperations(memberKind: string): readonly string[] {
  return memberKind === 'group'
    ? [
        'Collections_GetCollection',
        'Collections_AddUserGroupToCollection',
        'Collections_UpdateCollectionUserGroupPermissions',
      ]
    : [
        'Collections_GetCollection',
        'Collections_AddUserToCollection',
        'Collections_UpdateCollectionUserPermissions',
      ]
}

async function set(
  { call, gateways }: ChangeContext,
  { before, payload, toId }: Change,
): Promise<Ended> {
  const member = toGatewayMember(payload, toId)
  const collectionId = toId(payload.collection)
  let early: Ended | null = null
  const decide = (current: GatewayCollection) => {
    // Whoever the plan saw as a member and is none now was taken out by somebody.
    if (before === 'none' || hasMember(current, member)) return payload
    early = toGone(payload)
    return null
  }
  const after = await gateways.collections.setMember(collectionId, member, decide, call)
  if (early) return early
  if (hasMember(after, member))
    return ended('applied', { httpStatus: 200, patch: toPatch(payload, toId) })
  return ended('needs_review', {
    message: `The Server accepted ${payload.memberName} but does not list them in the collection “${payload.collectionName}”. Look at the collection; an expiry that has passed has this effect.`,
    httpStatus: 200,
  })
}

/** Compares what the directory knows with what the plan saw; null lets the change go on. */
function judgeSeat({ before, payload, toId }: Change, seat: DirectoryMember | undefined) {
  const where = `the collection “${payload.collectionName}”`
  if (!seat) return before === 'none' ? null : toGone(payload)
  const live = toKnownValues(seat)
  if (live && isSameValues(live, payload)) {
    const message = `${payload.memberName} has just these rights in ${where} already.`
    return ended('already_applied', { message, patch: toPatch(payload, toId) })
  }
  if (before === 'none') {
    const message = `Someone added ${payload.memberName} to ${where} meanwhile. Nothing was written; plan it again.`
    return ended('needs_review', { message })
  }
  if (!isKnown(before) || !live || isSameValues(before, live)) return null
  const message = `Someone changed what ${payload.memberName} may do in ${where} meanwhile. Nothing was written; plan it again.`
  return ended('needs_review', { message })
}

const toGone = (payload: Payload) =>
  ended('needs_review', {
    message: `${payload.memberName} is not in the collection “${payload.collectionName}” any more. Nothing was written; plan it again.`,
  })

function invert({ before, payload, toId }: Pick<Change, 'before' | 'payload' | 'toId'>): Inverse {
  const collection = { id: toId(payload.collection), name: payload.collectionName }
  const member = toMemberTarget(payload, toId)
  const now: MemberValues = { rights: payload.rights, expiresAt: payload.expiresAt }
  if (before === 'none') {
    const remove = (seq: number) =>
      toRemoveCollectionMember(seq, { collection, member, before: now })
    return { isPossible: true, steps: [[remove]] }
  }
  if (!isKnown(before))
    return {
      isPossible: false,
      reason: `What ${payload.memberName} might do in the collection “${payload.collectionName}” before was overwritten blindly: nobody knew it, so nothing brings it back.`,
    }
  const back = (seq: number) =>
    toSetCollectionMember(seq, { collection, member, ...before, before: now })
  return { isPossible: true, steps: [[back]] }
}

const toPatch = (payload: Payload, toId: Change['toId']) => {
  const { expiresAt, memberName: name, rights } = payload
  return {
    kind: 'collection-member',
    collectionId: toId(payload.collection),
    member: { ...toGatewayMember(payload, toId), name },
    rights,
    expiresAt,
  } as const
}
