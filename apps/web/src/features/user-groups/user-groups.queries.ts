import type { ConnectionId, UserGroupId, UserId } from '@curator/console-contract/ids'
import {
  createGroupPlan,
  exportMemberships,
  type GroupAction,
  getMembershipMatrix,
  getUserGroupDetails,
  listUserGroups,
  type UserGroup,
} from '@curator/console-contract/user-groups'
import { listUsers, type ServerUser } from '@curator/console-contract/users'
import type { RequestOf } from '@curator/endpoint/endpoint'
import { keepPreviousData, queryOptions, useMutation } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { call } from '../../api/client.ts'
import { directoryKey } from '../../api/connections.queries.ts'
import { readAllPages, readAllToChoose } from '../../api/read-pages.ts'
import { paths } from '../../paths.ts'
import type { GroupFilterValues } from './group-search.ts'

/** Rows asked for at once: more than a screen. */
export const groupPageSize = 100

type MemberFilters = { readonly search?: string | undefined }

export const groupQueries = {
  page: (connectionId: ConnectionId, filters: GroupFilterValues, page: number) =>
    queryOptions({
      queryKey: [...directoryKey(connectionId), 'user-groups', filters, page],
      queryFn: ({ signal }) =>
        call(
          listUserGroups,
          { query: { ...filters, connectionId, page, pageSize: groupPageSize } },
          signal,
        ),
    }),
  details: (connectionId: ConnectionId, userGroupId: UserGroupId) =>
    queryOptions({
      queryKey: [...directoryKey(connectionId), 'user-group', userGroupId],
      queryFn: ({ signal }) =>
        call(getUserGroupDetails, { params: { userGroupId }, query: { connectionId } }, signal),
    }),
  members: (
    connectionId: ConnectionId,
    groupId: UserGroupId,
    filters: MemberFilters,
    page: number,
  ) =>
    queryOptions({
      queryKey: [...directoryKey(connectionId), 'group-members', groupId, filters, page],
      queryFn: ({ signal }) =>
        call(
          listUsers,
          {
            query: { ...filters, connectionId, groupId: [groupId], page, pageSize: groupPageSize },
          },
          signal,
        ),
    }),
  matrix: (
    connectionId: ConnectionId,
    userIds: readonly UserId[],
    groupIds: readonly UserGroupId[],
  ) =>
    queryOptions({
      queryKey: [...directoryKey(connectionId), 'group-matrix', userIds, groupIds],
      queryFn: ({ signal }) =>
        call(
          getMembershipMatrix,
          { body: { connectionId, userIds: [...userIds], groupIds: [...groupIds] } },
          signal,
        ),
      enabled: userIds.length > 0 && groupIds.length > 0,
      placeholderData: keepPreviousData,
    }),
}

/** How many groups a plan takes. */
const maxGroups = 1_000

/** Every group that matches. Throws `too_many_rows` for more than a plan takes. */
export function readAllGroups(
  connectionId: ConnectionId,
  filters: GroupFilterValues,
): Promise<UserGroup[]> {
  return readAllToChoose(
    (paging) => call(listUserGroups, { query: { ...filters, connectionId, ...paging } }),
    maxGroups,
  )
}

/** Members of a group that match, at most `limit`. */
export function readMembers(
  connectionId: ConnectionId,
  groupId: UserGroupId,
  filters: MemberFilters = {},
  limit = Number.POSITIVE_INFINITY,
): Promise<ServerUser[]> {
  return readAllPages(
    (paging) =>
      call(listUsers, { query: { ...filters, connectionId, groupId: [groupId], ...paging } }),
    limit,
  )
}

/** Plans something for groups and goes to the plan. */
export function usePlanGroups(connectionId: ConnectionId) {
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (action: RequestOf<typeof createGroupPlan>['body']['action'] | GroupAction) =>
      call(createGroupPlan, { body: { connectionId, action } }),
    onSuccess: ({ planId }) => navigate(paths.plan(planId)),
  })
}
export type PlanGroups = ReturnType<typeof usePlanGroups>

/** Members of groups as a file: of those named, else of all that match. */
export function useExportMemberships(connectionId: ConnectionId) {
  return useMutation({
    mutationFn: (wish: {
      readonly filters?: GroupFilterValues
      readonly groupIds?: readonly UserGroupId[]
    }) =>
      call(exportMemberships, {
        query: { ...wish.filters, connectionId, groupId: [...(wish.groupIds ?? [])] },
      }),
  })
}
