import {
  createRotation,
  getRotation,
  listRotations,
  takeRotationStep,
} from '@curator/console-contract/credential-rotations'
import type { ConnectionId, RotationId } from '@curator/console-contract/ids'
import { maxPageSize } from '@curator/console-contract/paging'
import type { RequestOf } from '@curator/endpoint/endpoint'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { call } from '../../../api/client.ts'
import { paths } from '../../../paths.ts'

const rotationsKey = ['credential-rotations']
/** How often the page of a rotation looks how far its plans are. */
const pollMs = 5_000

export const rotationQueries = {
  list: (connectionId: ConnectionId) =>
    queryOptions({
      queryKey: [...rotationsKey, 'list', connectionId],
      queryFn: ({ signal }) =>
        call(listRotations, { query: { connectionId, pageSize: maxPageSize } }, signal),
    }),
  one: (rotationId: RotationId) =>
    queryOptions({
      queryKey: [...rotationsKey, 'one', rotationId],
      queryFn: ({ signal }) => call(getRotation, { params: { rotationId } }, signal),
      refetchInterval: pollMs,
    }),
}

/** Begins a rotation and goes to its page. */
export function useCreateRotation(connectionId: ConnectionId) {
  const client = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (body: Omit<RequestOf<typeof createRotation>['body'], 'connectionId'>) =>
      call(createRotation, { body: { ...body, connectionId } }),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: rotationsKey })
      await navigate(paths.credentialRotation(connectionId, id))
    },
  })
}

/** Takes a step, and goes to its plan where there is one. */
export function useTakeStep(rotationId: RotationId) {
  const client = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (body: RequestOf<typeof takeRotationStep>['body']) =>
      call(takeRotationStep, { params: { rotationId }, body }),
    onSuccess: ({ planId }) => planId && navigate(paths.plan(planId)),
    onSettled: () => client.invalidateQueries({ queryKey: rotationsKey }),
  })
}
export type TakeStep = ReturnType<typeof useTakeStep>
