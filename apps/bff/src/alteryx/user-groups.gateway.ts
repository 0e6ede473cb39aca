import {
  addUsersToGroup,
  createUserGroup,
  getUserGroup,
  listUserGroups,
} from '@curator/alteryx-contract/server/v3/user-groups'
import type { AlteryxClient } from './alteryx-client.ts'
import type { UserGroupsGateway } from './gateways.ts'

export function createUserGroupsGateway(client: AlteryxClient): UserGroupsGateway {
  return {
    list: (options) => client.send(listUserGroups, {}, options),
    get: async (userGroupId, options) => {
      const group = await client.send(getUserGroup, { params: { userGroupId } }, options)
      // Directory objects are members, too, but have no user id.
      const memberIds = group.members.map((member) => member.userId).filter((id) => id !== '')
      return {
        id: group.id,
        name: group.name,
        role: group.role,
        dateAdded: group.dateAdded,
        memberIds: [...new Set(memberIds)],
      }
    },
    create: (group, options) => client.send(createUserGroup, { body: group as never }, options),
    addMembers: async (userGroupId, userIds, options) => {
      const input = { params: { userGroupId }, body: [...userIds] }
      const { failedUserReasons } = await client.send(addUsersToGroup, input, options)
      return new Map(Object.entries(failedUserReasons))
    },
  }
}
