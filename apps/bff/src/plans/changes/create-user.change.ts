import { z } from 'zod'
import { AlteryxFailure } from '../../alteryx/alteryx-failure.ts'
import type { GatewayUser } from '../../alteryx/gateways.ts'
import type { DirectoryUser } from '../../directory/directory.ts'
import type { ChangePayloads } from '../change.ts'
import { toDeleteUser } from '../planned/user-changes.ts'
import { type ChangeKindRules, type Ended, ended, found, type LookupReason } from './change-kind.ts'
import { noId } from './created-group-since.ts'
import { findUsersChanged } from './created-user-since.ts'
import { groupBy } from './group-by.ts'
import { hasValue, listDifferences } from './user-fields.ts'

type Payload = ChangePayloads['create-user']

const emailOf = (payload: Payload) => String(payload.fields.email)

/** A new user. V3 has no idempotency key: whether one is there is found by e-mail. */
export const createUserChange: ChangeKindRules<'create-user'> = {
  kind: 'create-user',
  schema: z.object({
    fields: z
      .record(z.string(), z.union([z.string(), z.boolean()]))
      .refine((fields) => ['email', 'firstName', 'lastName'].every((key) => fields[key])),
  }),
  danger: 'none',
  operations: ['Users_GetUsers', 'Users_CreateUser'],
  describe: (payload) => `Create the user ${emailOf(payload)}.`,
  invert: ({ payload: { fields }, id }) => {
    if (id === null) return { isPossible: false, reason: noId }
    const user = { ...fields, id, email: String(fields.email) }
    const seen = { fields, lastLoginAt: null }
    return { isPossible: true, steps: [[(seq) => toDeleteUser(seq, user, seen)]] }
  },
  findChangedSince: findUsersChanged,
  looksUpRefusals: true,

  drift: async (directory, changes) => {
    const emails = changes.map((change) => emailOf(change.payload))
    const users = (await directory.findUsersByEmail(emails)).map(toGatewayUser)
    const byEmail = groupBy(users, (user) => user.email.toLowerCase())
    const ends = new Map<number, Ended>()
    for (const change of changes) {
      const live = byEmail.get(emailOf(change.payload).toLowerCase()) ?? []
      if (live.length > 0) ends.set(change.seq, judgeFound(change.payload, live, 'meanwhile'))
    }
    return ends
  },

  apply: async ({ gateways, call }, changes) => {
    const ends = new Map<number, Ended>()
    for (const change of changes) {
      const user = await gateways.users.create(change.payload.fields, call)
      ends.set(change.seq, judgeAnswer(change.payload, user))
    }
    return ends
  },

  verify: async ({ gateways, call }, changes, reason) => {
    const ends = new Map<number, Ended>()
    for (const change of changes) {
      const live = await gateways.users.findByEmail(emailOf(change.payload), call)
      if (live.length > 0) ends.set(change.seq, judgeFound(change.payload, live, reason))
    }
    return ends
  },
}

/** What the directory knows beside (groups, the creation date) stays as it is when a user is patched. */
function toGatewayUser({ groups: _, createdAt: __, ...user }: DirectoryUser): GatewayUser {
  return user
}

function judgeAnswer(payload: Payload, user: GatewayUser): Ended {
  const id = user.id
  const patch = { kind: 'user', user } as const
  if (!hasValue(user, 'email', emailOf(payload)))
    return ended('needs_review', {
      message: `The Server answered with another user (${user.email}). Look at both in the user list.`,
      httpStatus: 201,
    })
  return ended('applied', { id, patch, httpStatus: 201 })
}

/** What it means that users with this e-mail are there. */
function judgeFound(
  payload: Payload,
  live: readonly GatewayUser[],
  reason: LookupReason | 'meanwhile',
): Ended {
  const email = emailOf(payload)
  const [user] = live
  if (!user || live.length > 1)
    return ended('needs_review', {
      message: `The Server has ${live.length} users with the e-mail ${email}. Decide which one stays.`,
    })
  const patch = { kind: 'user', user } as const
  const differences = listDifferences(user, payload.fields)
  if (differences.length === 0) {
    if (reason !== 'meanwhile') return found(reason, email, { id: user.id, patch })
    const message = `${email} was created meanwhile, just as wanted.`
    return ended('already_applied', { message, id: user.id, patch })
  }
  const words = differences.join(', ')
  if (reason instanceof AlteryxFailure)
    return ended('refused', {
      message: `A user with the e-mail ${email} exists already, with other values: ${words}. Plan the row again to update.`,
      serverText: reason.facts.serverText,
      httpStatus: reason.facts.status,
      patch,
    })
  return ended('needs_review', {
    message: `Someone created ${email} meanwhile, with other values: ${words}. Plan the row again to update.`,
    patch,
  })
}
