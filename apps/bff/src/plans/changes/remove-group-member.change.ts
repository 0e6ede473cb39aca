import { z } from 'zod'
import { isGone } from '../../alteryx/alteryx-failure.ts'
import type { ChangePayloads } from '../change.ts'
import { toAddMember } from '../planned/group-changes.ts'
import {
  type ChangeContext,
  type ChangeKindRules,
  confirmedByLookup,
  endEach,
  ended,
} from './change-kind.ts'
import { findMembers } from './directory-members.ts'
import { changed, judgeEach, undone } from './since.ts'

type Payload = ChangePayloads['remove-group-member']
const ref = z.union([z.object({ id: z.string().min(1) }), z.object({ createdBy: z.int().min(1) })])

/** One person out of one group. The Server answers 200 for somebody who was no member, too. */
export const removeGroupMemberChange: ChangeKindRules<'remove-group-member'> = {
  kind: 'remove-group-member',
  schema: z.object({
    groupId: z.string().min(1),
    groupName: z.string(),
    user: ref,
    email: z.string(),
  }),
  danger: 'caution',
  operations: ['UserGroups_GetUserGroup', 'UserGroups_RemoveUserFromGroup'],
  describe: ({ email, groupName }) => `Remove ${email} from the group ${groupName}.`,
  looksUpRefusals: true,

  invert: ({ payload, toId }) => {
    const { email, groupId, groupName } = payload
    const person = { ref: { id: toId(payload.user) }, email, name: email }
    const group = { id: groupId, name: groupName }
    return { isPossible: true, steps: [[(seq) => toAddMember(seq, person, group)]] }
  },

  findChangedSince: async (directory, applied) => {
    const members = await findMembers(
      directory,
      applied.map(({ payload }) => payload.groupId),
    )
    const ids = applied.map(({ payload, toId }) => toId(payload.user))
    const users = new Set((await directory.findUsersById(ids)).map((user) => user.id as string))
    return judgeEach(applied, ({ payload, toId }) => {
      const group = members.get(payload.groupId)
      if (!group) return changed(`The group ${payload.groupName} was deleted since.`)
      if (!users.has(toId(payload.user))) return changed(`${payload.email} was deleted since.`)
      return group.has(toId(payload.user)) ? undone : null
    })
  },

  drift: async (directory, changes) => {
    const members = await findMembers(
      directory,
      changes.map(({ payload }) => payload.groupId),
    )
    return endEach(changes, async ({ payload }) => {
      if (!('id' in payload.user)) return null
      return members.get(payload.groupId)?.has(payload.user.id) ? null : toAlready(payload)
    })
  },

  apply: ({ gateways, call }, changes) =>
    endEach(changes, async ({ payload, toId }) => {
      const userId = toId(payload.user)
      const group = await gateways.userGroups.removeMember(payload.groupId, userId, call)
      const more = { httpStatus: 200, patch: toPatch(payload, userId) }
      if (!group.memberIds.includes(userId)) return ended('applied', more)
      const message = `The Server accepted the removal but still lists ${payload.email} in the group ${payload.groupName}. Look at the group.`
      return ended('needs_review', { message, httpStatus: 200 })
    }),

  verify: (context, changes, reason) =>
    endEach(changes, async ({ payload, toId }) => {
      const userId = toId(payload.user)
      if (await isMember(context, payload.groupId, userId)) return null
      const patch = toPatch(payload, userId)
      if (reason === 'unclear') return ended('applied', { message: confirmedByLookup, patch })
      return { ...toAlready(payload), patch }
    }),
}

/** A group that is gone has no members. */
async function isMember(
  { gateways, call }: ChangeContext,
  groupId: string,
  userId: string,
): Promise<boolean> {
  try {
    return (await gateways.userGroups.get(groupId, call)).memberIds.includes(userId)
  } catch (error) {
    if (isGone(error)) return false
    throw error
  }
}

const toAlready = ({ email, groupName }: Payload) =>
  ended('already_applied', { message: `${email} is not in the group ${groupName} any more.` })

const toPatch = ({ groupId }: Payload, userId: string) =>
  ({ kind: 'members-removed', groupId, userIds: [userId] }) as const
