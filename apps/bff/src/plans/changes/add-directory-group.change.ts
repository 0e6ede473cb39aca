import { z } from 'zod'
import { toRemoveDirectoryGroup } from '../planned/group-changes.ts'
import { type ChangeKindRules, confirmedByLookup, endEach, ended } from './change-kind.ts'
import { findNothing } from './since.ts'

const ref = z.union([z.object({ id: z.string().min(1) }), z.object({ createdBy: z.int().min(1) })])

/** A group of the directory service becomes a member, by its SID. The directory does not hold SIDs: the group is read. */
export const addDirectoryGroupChange: ChangeKindRules<'add-directory-group'> = {
  kind: 'add-directory-group',
  schema: z.object({ group: ref, groupName: z.string(), sid: z.string().min(1).max(256) }),
  danger: 'caution',
  operations: ['UserGroups_GetUserGroup', 'UserGroups_AddActiveDirectoryGroupToCustomGroup'],
  describe: ({ groupName, sid }) => `Add the directory group ${sid} to the group ${groupName}.`,
  invert: ({ payload, toId }) => {
    const group = { id: toId(payload.group), name: payload.groupName }
    return {
      isPossible: true,
      steps: [[(seq) => toRemoveDirectoryGroup(seq, payload.sid, group)]],
    }
  },
  findChangedSince: findNothing,
  looksUpRefusals: false,

  apply: ({ gateways, call }, changes) =>
    endEach(changes, async ({ payload, toId }) => {
      const groupId = toId(payload.group)
      const { directorySids } = await gateways.userGroups.get(groupId, call)
      if (directorySids.includes(payload.sid)) {
        const message = `The directory group is in the group ${payload.groupName} already.`
        return ended('already_applied', { message })
      }
      await gateways.userGroups.addDirectoryGroup(groupId, payload.sid, call)
      return ended('applied', { httpStatus: 200 })
    }),

  verify: ({ gateways, call }, changes) =>
    endEach(changes, async ({ payload, toId }) => {
      const { directorySids } = await gateways.userGroups.get(toId(payload.group), call)
      if (!directorySids.includes(payload.sid)) return null
      return ended('applied', { message: confirmedByLookup })
    }),
}
