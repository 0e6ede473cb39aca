import { z } from 'zod'
import { isGone } from '../../alteryx/alteryx-failure.ts'
import type { ChangeBefores, ChangePayloads, Named } from '../change.ts'
import { toAddMember } from '../planned/group-changes.ts'
import { toSetFields } from '../planned/user-changes.ts'
import { joinWords } from '../planned/words.ts'
import {
  type ChangeContext,
  type ChangeFacts,
  type ChangeKindRules,
  confirmedByLookup,
  endEach,
  ended,
} from './change-kind.ts'
import { changed, judgeEach, undone } from './since.ts'

type Payload = ChangePayloads['deactivate-user']
type Before = ChangeBefores['deactivate-user']

/** Inactive and in no group afterwards. The Server answers the groups once: the result keeps them for the way back. */
export const deactivateUserChange: ChangeKindRules<'deactivate-user'> = {
  kind: 'deactivate-user',
  schema: z.object({ userId: z.string().min(1), email: z.string() }),
  danger: 'caution',
  operations: ['Users_GetUser', 'UserGroups_GetUserGroup', 'Users_DeactivateUser'],
  describe: ({ email }) => `Deactivate ${email}, which takes away the groups, too.`,
  looksUpRefusals: false,

  invert: ({ payload: { userId, email }, before, facts }) => {
    const user = { id: userId, email }
    const person = { ref: { id: userId }, email, name: email }
    const back = listGroups(before, facts).map(
      (group) => (seq: number) => toAddMember(seq, person, group),
    )
    const reactivate = (seq: number) =>
      toSetFields(seq, user, { isActive: true }, { isActive: false })
    return { isPossible: true, steps: back.length > 0 ? [[reactivate], back] : [[reactivate]] }
  },

  findChangedSince: async (directory, applied) => {
    const found = await directory.findUsersById(applied.map(({ payload }) => payload.userId))
    const users = new Map(found.map((user) => [user.id as string, user]))
    return judgeEach(applied, ({ payload, before, facts }) => {
      const user = users.get(payload.userId)
      if (!user) return changed(`${payload.email} was deleted since.`)
      if (!user.isActive) return null
      const missing = listGroups(before, facts).filter(
        ({ id }) => !user.groups.some((group) => group.id === id),
      )
      if (missing.length === 0) return undone
      const names = joinWords(missing.map((group) => group.name))
      return changed(`Someone made ${payload.email} active again since, without ${names}.`)
    })
  },

  drift: async (directory, changes) => {
    const found = await directory.findUsersById(changes.map(({ payload }) => payload.userId))
    const users = new Map(found.map((user) => [user.id as string, user]))
    return endEach(changes, async ({ payload }) => {
      const user = users.get(payload.userId)
      if (!user || user.isActive || user.groups.length > 0) return null
      const message = `${payload.email} is inactive and in no group already.`
      return ended('already_applied', { message })
    })
  },

  apply: ({ gateways, call }, changes) =>
    endEach(changes, async ({ payload }) => {
      const groupIds = await gateways.users.deactivate(payload.userId, call)
      return ended('applied', { httpStatus: 200, facts: { groupIds }, patch: toPatch(payload) })
    }),

  verify: (context, changes) =>
    endEach(changes, async ({ payload, before }) => {
      const { isActive } = await context.gateways.users.get(payload.userId, context.call)
      if (isActive || (await isInAny(context, payload.userId, before.groups))) return null
      // The answer that named the groups is lost; what the plan saw serves.
      const facts = { groupIds: before.groups.map((group) => group.id) }
      return ended('applied', { message: confirmedByLookup, facts, patch: toPatch(payload) })
    }),
}

/** The groups that were taken away, with the names that the plan knew. */
function listGroups(before: Before, facts: ChangeFacts | null): Named[] {
  const names = new Map(before.groups.map((group) => [group.id, group.name]))
  const ids = facts?.groupIds ?? [...names.keys()]
  return ids.map((id) => ({ id, name: names.get(id) ?? id }))
}

/** The user object does not say. A group that is gone holds nobody. */
async function isInAny(
  { gateways, call }: ChangeContext,
  userId: string,
  groups: readonly Named[],
): Promise<boolean> {
  for (const { id } of groups) {
    try {
      const { memberIds } = await gateways.userGroups.get(id, call)
      if (memberIds.includes(userId)) return true
    } catch (error) {
      if (!isGone(error)) throw error
    }
  }
  return false
}

const toPatch = ({ userId }: Payload) => ({ kind: 'user-deactivated', userId }) as const
