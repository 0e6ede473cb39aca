import { z } from 'zod'
import { isGone } from '../../alteryx/alteryx-failure.ts'
import type { ChangePayloads } from '../change.ts'
import {
  type ChangeContext,
  type ChangeKindRules,
  confirmedByLookup,
  endEach,
  ended,
} from './change-kind.ts'
import { findNothing } from './since.ts'

type Payload = ChangePayloads['delete-group']

/** A group with its shares and memberships goes for good. Without `force` the Server refuses one that has members. */
export const deleteGroupChange: ChangeKindRules<'delete-group'> = {
  kind: 'delete-group',
  schema: z.object({ groupId: z.string().min(1), groupName: z.string(), force: z.boolean() }),
  danger: 'destructive',
  operations: ['UserGroups_GetUserGroup', 'UserGroups_DeleteUserGroup'],
  describe: ({ groupName }) => `Delete the group ${groupName}.`,
  invert: ({ payload }) => ({
    isPossible: false,
    reason: `The group ${payload.groupName} was deleted. A group made anew has another id and none of its shares.`,
  }),
  findChangedSince: findNothing,
  looksUpRefusals: true,

  drift: async (directory, changes) => {
    const found = await directory.findGroupsById(changes.map(({ payload }) => payload.groupId))
    const groups = new Map(found.map((group) => [group.id as string, group]))
    return endEach(changes, async ({ payload, before }) => {
      const group = groups.get(payload.groupId)
      if (!group) return toAlready(payload)
      if (!payload.force || group.memberCount <= before.memberCount) return null
      const message = `The group ${payload.groupName} has ${group.memberCount} members by now, the plan saw ${before.memberCount}. Nothing was deleted; plan it again.`
      return ended('needs_review', { message })
    })
  },

  apply: ({ gateways, call }, changes) =>
    endEach(changes, async ({ payload }) => {
      await gateways.userGroups.remove(payload.groupId, payload.force, call)
      return ended('applied', { httpStatus: 200, patch: toPatch(payload) })
    }),

  verify: (context, changes, reason) =>
    endEach(changes, async ({ payload }) => {
      if (!(await isGroupGone(context, payload.groupId))) return null
      if (reason !== 'unclear') return toAlready(payload)
      return ended('applied', { message: confirmedByLookup, patch: toPatch(payload) })
    }),
}

async function isGroupGone({ gateways, call }: ChangeContext, groupId: string): Promise<boolean> {
  try {
    await gateways.userGroups.get(groupId, call)
    return false
  } catch (error) {
    if (isGone(error)) return true
    throw error
  }
}

const toAlready = (payload: Payload) =>
  ended('already_applied', {
    message: `The group ${payload.groupName} is gone already.`,
    patch: toPatch(payload),
  })

const toPatch = ({ groupId }: Payload) => ({ kind: 'group-removed', groupId }) as const
