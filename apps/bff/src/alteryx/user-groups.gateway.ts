import {
  addDirectoryGroup,
  addUsersToGroup,
  createUserGroup,
  deleteUserGroup,
  getUserGroup,
  listUserGroups,
  removeDirectoryGroup,
  removeUserFromGroup,
  type ServerUserGroup,
  updateUserGroup,
} from '@curator/alteryx-contract/server/v3/user-groups'
import type { AlteryxClient } from './alteryx-client.ts'
import type { GatewayGroup, UserGroupsGateway } from './gateways.ts'

export function createUserGroupsGateway(client: AlteryxClient): UserGroupsGateway {
  return {
    list: (options) => client.send(listUserGroups, {}, options),
    get: async (userGroupId, options) =>
      toGatewayGroup(await client.send(getUserGroup, { params: { userGroupId } }, options)),
    create: (group, options) => client.send(createUserGroup, { body: group as never }, options),
    addMembers: async (userGroupId, userIds, options) => {
      const input = { params: { userGroupId }, body: [...userIds] }
      const { failedUserReasons } = await client.send(addUsersToGroup, input, options)
      return new Map(Object.entries(failedUserReasons))
    },
    update: async (userGroupId, decide, options) => {
      const params = { userGroupId }
      const { value, raw } = await client.sendForRaw(getUserGroup, { params }, options)
      const current = toGatewayGroup(value)
      const values = decide(current)
      if (values === null) return current
      // As it was read, so that a role which this build does not know is kept.
      const { name, role } = raw as { name: string; role: string }
      await client.send(
        updateUserGroup,
        { params, body: { name, role, ...values } as never },
        options,
      )
      return toGatewayGroup(await client.send(getUserGroup, { params }, options))
    },
    remove: async (userGroupId, force, options) => {
      const query = force ? ({ forceDelete: 'true' } as const) : {}
      await client.send(deleteUserGroup, { params: { userGroupId }, query }, options)
    },
    removeMember: async (userGroupId, userId, options) =>
      toGatewayGroup(
        await client.send(removeUserFromGroup, { params: { userGroupId, userId } }, options),
      ),
    addDirectoryGroup: async (userGroupId, sid, options) => {
      await client.send(addDirectoryGroup, { params: { userGroupId }, body: sid }, options)
    },
    removeDirectoryGroup: async (userGroupId, adGroupSid, options) => {
      await client.send(removeDirectoryGroup, { params: { userGroupId, adGroupSid } }, options)
    },
  }
}

function toGatewayGroup(group: ServerUserGroup): GatewayGroup {
  // Directory objects are members, too, but have no user id.
  const memberIds = group.members.map((member) => member.userId).filter((id) => id !== '')
  const sids = group.members.flatMap((member) => member.activeDirectoryObject?.sid || [])
  return {
    id: group.id,
    name: group.name,
    role: group.role,
    dateAdded: group.dateAdded,
    memberIds: [...new Set(memberIds)],
    directorySids: sids,
  }
}
