import { z } from 'zod'
import { hasMember } from '../../alteryx/collection-calls.ts'
import type { ChangePayloads } from '../change.ts'
import { toSetCollectionMember } from '../planned/collection-changes.ts'
import { isKnown, isSameValues } from '../planned/member-words.ts'
import {
  type ChangeKindRules,
  confirmedByLookup,
  endEach,
  ended,
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
} from './collection-change.ts'
import { changed, judgeEach, undone } from './since.ts'

type Payload = ChangePayloads['remove-collection-member']
type ToId = ReadyChange['toId']

/** Somebody out of a collection. Undone by setting the rights that were known. */
export const removeCollectionMemberChange: ChangeKindRules<'remove-collection-member'> = {
  kind: 'remove-collection-member',
  schema: z.object(seatShape),
  danger: 'caution',
  operations: [],
  operationsBy: { field: 'memberKind', list: (kind) => listOperations(kind) },
  writes: ({ memberKind }) => listOperations(memberKind).at(-1) ?? '',
  describe: ({ collectionName, memberName }) =>
    `Remove ${memberName} from the collection “${collectionName}”.`,
  looksUpRefusals: true,

  invert: ({ before, payload, toId }) => {
    const { collectionName, memberName } = payload
    if (!isKnown(before))
      return {
        isPossible: false,
        reason: `${memberName} was removed from the collection “${collectionName}” without anybody knowing the rights from before, so nothing brings them back. Add ${memberName} again with rights of your choice.`,
      }
    const collection = { id: toId(payload.collection), name: collectionName }
    const member = toMemberTarget(payload, toId)
    const back = (seq: number) =>
      toSetCollectionMember(seq, { collection, member, ...before, before: 'none' })
    return { isPossible: true, steps: [[back]] }
  },

  findChangedSince: async (directory, applied) => {
    const ids = applied.map(({ payload, toId }) => toId(payload.collection))
    const { byId, why } = await findCollections(directory, ids)
    return judgeEach(applied, ({ payload, toId }) => {
      const collection = byId.get(toId(payload.collection))
      if (!collection)
        return why === null
          ? changed(`Someone deleted the collection “${payload.collectionName}” since.`)
          : null
      return findSeat(collection, toGatewayMember(payload, toId)) ? undone : null
    })
  },

  drift: async (directory, changes) => {
    const ids = changes.flatMap(({ payload: { collection } }) =>
      isExisting(collection) ? [collection.id] : [],
    )
    const { byId } = await findCollections(directory, ids)
    return endEach(changes, async ({ before, payload, toId }) => {
      if (!isExisting(payload.collection) || !isExisting(payload.member)) return null
      const collection = byId.get(payload.collection.id)
      if (!collection) return null
      const seat = findSeat(collection, toGatewayMember(payload, toId))
      if (!seat) return { ...toAlready(payload), patch: toPatch(payload, toId) }
      const live = toKnownValues(seat)
      if (!live || !isKnown(before) || isSameValues(before, live)) return null
      const message = `Someone changed what ${payload.memberName} may do in the collection “${payload.collectionName}” meanwhile. Nothing was written; plan it again.`
      return ended('needs_review', { message })
    })
  },

  apply: ({ call, gateways }, changes) =>
    endEach(changes, async ({ payload, toId }) => {
      const member = toGatewayMember(payload, toId)
      const collectionId = toId(payload.collection)
      const after = await gateways.collections.removeMember(collectionId, member, call)
      if (!hasMember(after, member))
        return ended('applied', { httpStatus: 200, patch: toPatch(payload, toId) })
      const message = `The Server accepted the removal but still lists ${payload.memberName} in the collection “${payload.collectionName}”. Look at the collection.`
      return ended('needs_review', { message, httpStatus: 200 })
    }),

  verify: (context, changes, reason) =>
    endEach(changes, async ({ payload, toId }) => {
      const live = await readCollection(context, toId(payload.collection))
      if (live && hasMember(live, toGatewayMember(payload, toId))) return null
      const patch = toPatch(payload, toId)
      if (reason === 'unclear') return ended('applied', { message: confirmedByLookup, patch })
      return { ...toAlready(payload), patch }
    }),
}

function listOperations(memberKind: string): readonly string[] {
  return [
    'Collections_GetCollection',
    memberKind === 'group'
      ? 'Collections_RemoveUserGroupFromCollection'
      : 'Collections_RemoveUserFromCollection',
  ]
}

const toAlready = ({ collectionName, memberName }: Payload) =>
  ended('already_applied', {
    message: `${memberName} is not in the collection “${collectionName}” any more.`,
  })

const toPatch = (payload: Payload, toId: ToId) =>
  ({
    kind: 'collection-member-removed',
    collectionId: toId(payload.collection),
    member: toGatewayMember(payload, toId),
  }) as const
