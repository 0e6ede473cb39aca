import { z } from 'zod'
import { toAddDirectoryGroup } from '../planned/group-changes.ts'
import { type ChangeKindRules, confirmedByLookup, endEach, ended } from './change-kind.ts'
import { findNothing } from './since.ts'

/** A group of the directory service is a member no more. Refused by the Server for one that is none, so it is read. */
export const removeDirectoryGroupChange: ChangeKindRules<'remove-directory-group'> = {
  kind: 'remove-directory-group',
  schema: z.object({
    groupId: z.string().min(1),
    groupName: z.string(),
    sid: z.string().min(1).max(256),
  }),
  danger: 'caution',
  operations: ['UserGroups_GetUserGroup', 'UserGroups_RemoveActiveDirectoryGroupFromCustomGroup'],
  describe: ({ groupName, sid }) =>
    `Remove the directory group ${sid} from the group ${groupName}.`,
  invert: ({ payload: { groupId, groupName, sid } }) => {
    const group = { id: groupId, name: groupName }
    return { isPossible: true, steps: [[(seq) => toAddDirectoryGroup(seq, sid, group)]] }
  },
  findChangedSince: findNothing,
  looksUpRefusals: false,

  apply: ({ gateways, call }, changes) =>
    endEach(changes, async ({ payload: { groupId, groupName, sid } }) => {
      const { directorySids } = await gateways.userGroups.get(groupId, call)
      if (!directorySids.includes(sid)) {
        const message = `The directory group is not in the group ${groupName} any more.`
        return ended('already_applied', { message })
      }
      await gateways.userGroups.removeDirectoryGroup(groupId, sid, call)
      return ended('applied', { httpStatus: 200 })
    }),

  verify: ({ gateways, call }, changes) =>
    endEach(changes, async ({ payload: { groupId, sid } }) => {
      const { directorySids } = await gateways.userGroups.get(groupId, call)
      if (directorySids.includes(sid)) return null
      return ended('applied', { message: confirmedByLookup })
    }),
}
