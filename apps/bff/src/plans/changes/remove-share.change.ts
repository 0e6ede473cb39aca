import { sayReceiver, sayShared, toAddShare } from '../planned/share-changes.ts'
import { type ChangeKindRules, confirmedByLookup, endEach, ended } from './change-kind.ts'
import {
  findShares,
  hasShare,
  listShareOperations,
  readShares,
  sayNotShared,
  shareSchema,
  toShareDoor,
  toShareOperation,
  toSharePatch,
} from './share-effect.ts'
import { changed, judgeEach, undone } from './since.ts'

/** A credential or data connection for one person or group less. The Server answers 200 where there was no share, too. */
export const removeShareChange: ChangeKindRules<'remove-share'> = {
  kind: 'remove-share',
  schema: shareSchema,
  danger: 'caution',
  operations: [],
  operationsBy: { field: 'shared', list: (shared) => listShareOperations('remove', shared) },
  writes: (payload) => toShareOperation('remove', payload),
  describe: (payload) => `Take ${sayShared(payload)} from ${sayReceiver(payload.receiver)}.`,
  looksUpRefusals: true,

  invert: ({ payload, toId }) => {
    const { name, receiver, shared, thing } = payload
    const to = { ...receiver, ref: { id: toId(receiver.ref) } }
    const what = { shared, id: toId(thing), name }
    return { isPossible: true, steps: [[(seq) => toAddShare(seq, what, to)]] }
  },

  findChangedSince: async (directory, applied) => {
    const isShared = await findShares(directory, applied)
    const receivers = applied.map(({ payload, toId }) => toId(payload.receiver.ref))
    const [users, groups] = await Promise.all([
      directory.findUsersById(receivers),
      directory.findGroupsById(receivers),
    ])
    const there = new Set([...users, ...groups].map(({ id }) => id as string))
    return judgeEach(applied, ({ payload, toId }) => {
      const stand = isShared(payload, toId)
      if (stand === 'gone') return changed(`Someone deleted ${sayShared(payload)} since.`)
      if (stand === true) return undone
      if (there.has(toId(payload.receiver.ref))) return null
      return changed(`Someone deleted ${sayReceiver(payload.receiver)} since.`)
    })
  },

  drift: async (directory, changes) => {
    const known = changes.filter(
      ({ payload }) => 'id' in payload.thing && 'id' in payload.receiver.ref,
    )
    const isShared = await findShares(directory, known)
    return endEach(known, async ({ payload, toId }) => {
      const stand = isShared(payload, toId)
      if (stand === true || stand === undefined) return null
      return ended('already_applied', { message: sayNotShared(payload) })
    })
  },

  apply: (context, changes) =>
    endEach(changes, async ({ payload, toId }) => {
      const receiver = { kind: payload.receiver.kind, id: toId(payload.receiver.ref) }
      const door = toShareDoor(context, payload.shared)
      const shares = await door.unshare(toId(payload.thing), receiver, context.call)
      const patch = toSharePatch(payload, toId, false)
      if (!hasShare(shares, payload, toId)) return ended('applied', { httpStatus: 200, patch })
      const message = `The Server accepted it but still lists ${sayReceiver(payload.receiver)} among those ${sayShared(payload)} is shared with. Look at it on the Server.`
      return ended('needs_review', { message, httpStatus: 200 })
    }),

  verify: (context, changes, reason) =>
    endEach(changes, async ({ payload, toId }) => {
      const shares = await readShares(context, payload, toId)
      if (shares && hasShare(shares, payload, toId)) return null
      const patch = toSharePatch(payload, toId, false)
      if (reason === 'unclear') return ended('applied', { message: confirmedByLookup, patch })
      return ended('already_applied', { message: sayNotShared(payload), patch })
    }),
}
