import type { UserId } from '@curator/console-contract/ids'
import { z } from 'zod'
import type { GatewayUser } from '../../alteryx/gateways.ts'
import type { ChangeBefores, ChangePayloads, UserFields } from '../change.ts'
import { toSetFields } from '../planned/user-changes.ts'
import { joinWords } from '../planned/words.ts'
import { type ChangeKindRules, confirmedByLookup, type Ended, ended } from './change-kind.ts'
import { changed, judgeEach, judgeFields, undone } from './since.ts'
import { hasValue, listDifferences, toLabel } from './user-fields.ts'

type Payload = ChangePayloads['update-user']
type Before = ChangeBefores['update-user']

/** Sets fields of a user: the gateway reads, merges, writes and reads back, because PUT replaces the whole user. */
export const updateUserChange: ChangeKindRules<'update-user'> = {
  kind: 'update-user',
  schema: z.object({
    userId: z.string().min(1),
    email: z.string(),
    set: z.record(z.string(), z.union([z.string(), z.boolean()])),
  }),
  danger: 'caution',
  operations: ['Users_GetUser', 'Users_UpdateUser'],
  describe: (payload) =>
    `Set ${Object.keys(payload.set).map(toLabel).join(', ')} of ${payload.email}.`,
  invert: ({ payload, before }) => {
    const known = Object.entries(before.set).filter(([field]) => payload.set[field] !== undefined)
    if (known.length === 0) return { isPossible: false, reason: unknownBefore }
    const user = { id: payload.userId, email: payload.email }
    const back = Object.fromEntries(known)
    return { isPossible: true, steps: [[(seq) => toSetFields(seq, user, back, payload.set)]] }
  },

  findChangedSince: async (directory, applied) => {
    const ids = applied.map(({ payload }) => payload.userId)
    const users = new Map((await directory.findUsersById(ids)).map((user) => [user.id, user]))
    return judgeEach(applied, ({ payload, before }) => {
      const user = users.get(payload.userId as UserId)
      if (!user) return changed(`${payload.email} was deleted since.`)
      const isHeld = (field: string, value: string | boolean) => hasValue(user, field, value)
      const { drifted, isUndone } = judgeFields(payload.set, before.set, isHeld)
      if (isUndone) return undone
      const labels = joinWords(drifted.map(toLabel))
      return drifted.length > 0
        ? changed(`Someone changed ${labels} of ${payload.email} since.`)
        : null
    })
  },
  looksUpRefusals: false,

  apply: async ({ gateways, call }, changes) => {
    const ends = new Map<number, Ended>()
    for (const { seq, payload, before } of changes) {
      let early: Ended | null = null
      const user = await gateways.users.update(
        payload.userId,
        (current) => {
          early = judgeCurrent(payload, before, current)
          return early ? null : payload.set
        },
        call,
      )
      ends.set(seq, early ?? judgeWritten(payload, user))
    }
    return ends
  },

  verify: async ({ gateways, call }, changes) => {
    const ends = new Map<number, Ended>()
    for (const { seq, payload } of changes) {
      const user = await gateways.users.get(payload.userId, call)
      if (listDifferences(user, payload.set).length === 0)
        ends.set(seq, ended('applied', { message: confirmedByLookup, patch: toPatch(user) }))
    }
    return ends
  },
}

const unknownBefore = 'The Server did not tell what was there before.'

/** Drift: a field that is neither as the plan saw it nor as it wants it was changed by someone else. */
function judgeCurrent(payload: Payload, before: Before, current: GatewayUser): Ended | null {
  const differences = listDifferences(current, payload.set)
  if (differences.length === 0)
    return ended('already_applied', {
      message: `${payload.email} has these values already.`,
      patch: toPatch(current),
    })
  const drifted = Object.entries(payload.set)
    .filter(([field, value]) => !hasValue(current, field, value))
    .filter(([field]) => !isAsSeen(current, field, before.set))
    .map(([field]) => toLabel(field))
  if (drifted.length === 0) return null
  return ended('needs_review', {
    message: `Changed meanwhile by someone else: ${drifted.join(', ')}. Nothing was written; plan the row again.`,
    patch: toPatch(current),
  })
}

/** A field that the plan did not see (its release hides it) can't have drifted. */
function isAsSeen(current: GatewayUser, field: string, seen: UserFields): boolean {
  const value = seen[field]
  return value === undefined || hasValue(current, field, value)
}

/** The user as read back after the write. */
function judgeWritten(payload: Payload, user: GatewayUser): Ended {
  const differences = listDifferences(user, payload.set)
  const patch = toPatch(user)
  if (differences.length === 0) return ended('applied', { httpStatus: 200, patch })
  return ended('needs_review', {
    message: `The Server accepted the update but kept other values: ${differences.join(', ')}.`,
    httpStatus: 200,
    patch,
  })
}

const toPatch = (user: GatewayUser) => ({ kind: 'user', user }) as const
