import { z } from 'zod'
import { type AlteryxFailure, isGone } from '../../alteryx/alteryx-failure.ts'
import type { DirectoryUser } from '../../directory/directory.ts'
import type { ChangeBefores, ChangePayloads } from '../change.ts'
import { joinWords } from '../planned/words.ts'
import {
  type ChangeContext,
  type ChangeKindRules,
  confirmedByLookup,
  type Ended,
  endEach,
  ended,
} from './change-kind.ts'
import { findNothing } from './since.ts'
import { listDifferences } from './user-fields.ts'

type Payload = ChangePayloads['delete-user']

/** Refused with text while the person owns anything or is in a group: 409, on old releases 400 (reference 2.1). */
export const deleteUserChange: ChangeKindRules<'delete-user'> = {
  kind: 'delete-user',
  schema: z.object({ userId: z.string().min(1), email: z.string() }),
  danger: 'destructive',
  operations: ['Users_GetUser', 'Users_DeleteUser'],
  describe: ({ email }) => `Delete ${email}.`,
  invert: ({ payload }) => ({
    isPossible: false,
    reason: `${payload.email} was deleted. An account made anew has another id and nothing of the old one.`,
  }),
  findChangedSince: findNothing,
  looksUpRefusals: true,

  drift: async (directory, changes) => {
    const found = await directory.findUsersById(changes.map(({ payload }) => payload.userId))
    const users = new Map(found.map((user) => [user.id as string, user]))
    return endEach(changes, async ({ payload, before }) => {
      const user = users.get(payload.userId)
      return user ? judgeSeen(payload, before, user) : toAlready(payload)
    })
  },

  apply: ({ gateways, call }, changes) =>
    endEach(changes, async ({ payload }) => {
      await gateways.users.remove(payload.userId, call)
      return ended('applied', { httpStatus: 200, patch: toPatch(payload) })
    }),

  verify: (context, changes, reason) =>
    endEach(changes, async ({ payload }) => {
      const isDeleted = await isUserGone(context, payload.userId)
      if (reason === 'unclear')
        return isDeleted
          ? ended('applied', { message: confirmedByLookup, patch: toPatch(payload) })
          : null
      return isDeleted ? toAlready(payload) : toRefused(payload, reason)
    }),
}

/** Somebody who is not any more whom the plan saw is left alone. */
function judgeSeen(
  { email }: Payload,
  seen: ChangeBefores['delete-user'],
  user: DirectoryUser,
): Ended | null {
  if (!seen) return null
  const labels = listDifferences(user, seen.fields)
  const words = [
    ...(labels.length > 0 ? [`someone changed ${joinWords(labels)}`] : []),
    ...(user.lastLoginAt === seen.lastLoginAt ? [] : ['the person signed in']),
  ]
  if (words.length === 0) return null
  const message = `${email} is not as the plan saw it: ${joinWords(words)}. Nothing was deleted; look at the person, then plan it again.`
  return ended('needs_review', { message })
}

async function isUserGone({ gateways, call }: ChangeContext, userId: string): Promise<boolean> {
  try {
    await gateways.users.get(userId, call)
    return false
  } catch (error) {
    if (isGone(error)) return true
    throw error
  }
}

function toRefused({ email }: Payload, { facts }: AlteryxFailure): Ended {
  return ended('refused', {
    message: `The Server did not delete ${email}. Hand over everything the person owns and take the person out of all groups, then delete again.`,
    serverText: facts.serverText || null,
    httpStatus: facts.status,
  })
}

const toAlready = (payload: Payload) =>
  ended('already_applied', {
    message: `${payload.email} is deleted already.`,
    patch: toPatch(payload),
  })

const toPatch = ({ userId }: Payload) => ({ kind: 'user-removed', userId }) as const
