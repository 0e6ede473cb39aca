import { sayReceiver, sayShared, toRemoveShare } from '../planned/share-changes.ts'
import { type ChangeKindRules, confirmedByLookup, endEach, ended } from './change-kind.ts'
import {
  findShares,
  hasShare,
  listShareOperations,
  readShares,
  sayAlreadyShared,
  shareSchema,
  toShareDoor,
  toShareOperation,
  toSharePatch,
} from './share-effect.ts'
import { judgeEach, undone } from './since.ts'

/** A credential or data connection for one more person or group. Looking tells for sure whether it is shared. */
export const addShareChange: ChangeKindRules<'add-share'> = {
  kind: 'add-share',
  schema: shareSchema,
  danger: 'caution',
  operations: [],
  operationsBy: { field: 'shared', list: (shared) => listShareOperations('add', shared) },
  writes: (payload) => toShareOperation('add', payload),
  describe: (payload) => `Share ${sayShared(payload)} with ${sayReceiver(payload.receiver)}.`,
  looksUpRefusals: true,

  invert: ({ payload, toId }) => {
    const { name, receiver, shared, thing } = payload
    const from = { ...receiver, ref: { id: toId(receiver.ref) } }
    const what = { shared, id: toId(thing), name }
    return { isPossible: true, steps: [[(seq) => toRemoveShare(seq, what, from)]] }
  },

  findChangedSince: async (directory, applied) => {
    const isShared = await findShares(directory, applied)
    return judgeEach(applied, ({ payload, toId }) => {
      const stand = isShared(payload, toId)
      return stand === false || stand === 'gone' ? undone : null
    })
  },

  drift: async (directory, changes) => {
    const known = changes.filter(
      ({ payload }) => 'id' in payload.thing && 'id' in payload.receiver.ref,
    )
    const isShared = await findShares(directory, known)
    return endEach(known, async ({ payload, toId }) =>
      isShared(payload, toId) === true
        ? ended('already_applied', { message: sayAlreadyShared(payload) })
        : null,
    )
  },

  apply: (context, changes) =>
    endEach(changes, async ({ payload, toId }) => {
      const receiver = { kind: payload.receiver.kind, id: toId(payload.receiver.ref) }
      const door = toShareDoor(context, payload.shared)
      const shares = await door.share(toId(payload.thing), receiver, context.call)
      const patch = toSharePatch(payload, toId, true)
      if (hasShare(shares, payload, toId)) return ended('applied', { httpStatus: 200, patch })
      const message = `The Server accepted it but does not list ${sayReceiver(payload.receiver)} among those ${sayShared(payload)} is shared with. Look at it on the Server.`
      return ended('needs_review', { message, httpStatus: 200 })
    }),

  verify: (context, changes, reason) =>
    endEach(changes, async ({ payload, toId }) => {
      const shares = await readShares(context, payload, toId)
      if (!shares || !hasShare(shares, payload, toId)) return null
      const patch = toSharePatch(payload, toId, true)
      if (reason === 'unclear') return ended('applied', { message: confirmedByLookup, patch })
      return ended('already_applied', { message: sayAlreadyShared(payload), patch })
    }),
}
