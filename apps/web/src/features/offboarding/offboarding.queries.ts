import type { ConnectionId, UserId } from '@curator/console-contract/ids'
import {
  comparePeople,
  createOffboardingPlan,
  type Leaver,
  listOffboardingTasks,
  type OffboardingOptions,
  previewOffboarding,
  readLeavers,
  updateOffboardingTask,
} from '@curator/console-contract/offboarding'
import { createUserPlan, type UserAction } from '@curator/console-contract/user-plans'
import { getUser } from '@curator/console-contract/users'
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { call } from '../../api/client.ts'
import { directoryKey } from '../../api/connections.queries.ts'
import { paths } from '../../paths.ts'

export const taskPageSize = 50

const tasksKey = (connectionId: ConnectionId) => ['offboarding-tasks', connectionId] as const

export const offboardingQueries = {
  /** What follows for the first leavers of the list. */
  preview: (
    connectionId: ConnectionId,
    leavers: readonly Leaver[],
    options: OffboardingOptions,
    shown: number,
  ) =>
    queryOptions({
      queryKey: [...directoryKey(connectionId), 'offboarding-preview', leavers, options, shown],
      queryFn: ({ signal }) =>
        call(
          previewOffboarding,
          { body: { connectionId, leavers: [...leavers], options, shown } },
          signal,
        ),
      enabled: leavers.length > 0,
      placeholderData: keepPreviousData,
    }),
  comparison: (connectionId: ConnectionId, userId: UserId, modelId: UserId) =>
    queryOptions({
      queryKey: [...directoryKey(connectionId), 'comparison', userId, modelId],
      queryFn: ({ signal }) =>
        call(comparePeople, { query: { connectionId, userId, modelId } }, signal),
    }),
  person: (connectionId: ConnectionId, userId: UserId) =>
    queryOptions({
      queryKey: [...directoryKey(connectionId), 'user', userId],
      queryFn: ({ signal }) =>
        call(getUser, { params: { userId }, query: { connectionId } }, signal),
    }),
  tasks: (connectionId: ConnectionId, state: 'open' | 'done' | 'all', page: number) =>
    queryOptions({
      queryKey: [...tasksKey(connectionId), state, page],
      queryFn: ({ signal }) =>
        call(
          listOffboardingTasks,
          {
            query: {
              connectionId,
              state: state === 'all' ? [] : [state],
              page,
              pageSize: taskPageSize,
            },
          },
          signal,
        ),
      placeholderData: keepPreviousData,
    }),
}

/** Plans the leavers and goes to the plan. */
export function usePlanOffboarding(connectionId: ConnectionId, onPlanned: () => void) {
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (wish: {
      readonly leavers: readonly Leaver[]
      readonly options: OffboardingOptions
    }) =>
      call(createOffboardingPlan, {
        body: { connectionId, leavers: [...wish.leavers], options: wish.options },
      }),
    onSuccess: ({ planId }) => {
      onPlanned()
      return navigate(paths.plan(planId))
    },
  })
}

/** Plans something for users and goes to the plan. */
export function usePlanUsers(connectionId: ConnectionId) {
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (wish: { readonly userId: UserId; readonly action: UserAction }) =>
      call(createUserPlan, {
        body: {
          connectionId,
          selection: { kind: 'ids', ids: [wish.userId] },
          action: wish.action,
        },
      }),
    onSuccess: ({ planId }) => navigate(paths.plan(planId)),
  })
}

/** Reads a sheet of leavers; nothing is kept by the console. */
export function useReadLeavers(connectionId: ConnectionId) {
  return useMutation({
    mutationFn: (sheet: { readonly fileName: string; readonly bytes: Uint8Array<ArrayBuffer> }) =>
      call(readLeavers, {
        query: { connectionId, fileName: sheet.fileName },
        body: sheet.bytes,
      }),
  })
}

/** Ticks a task or opens it again. */
export function useTickTask(connectionId: ConnectionId) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ taskId, isDone }: { readonly taskId: string; readonly isDone: boolean }) =>
      call(updateOffboardingTask, { params: { taskId }, body: { isDone } }),
    onSettled: () => client.invalidateQueries({ queryKey: tasksKey(connectionId) }),
  })
}
