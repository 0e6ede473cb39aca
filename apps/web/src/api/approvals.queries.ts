import { listWaitingApprovals } from '@curator/console-contract/approvals'
import { queryOptions } from '@tanstack/react-query'
import { call } from './client.ts'

const pollMs = 20_000

/** Plans that wait for an approval of the person who is signed in. */
export const approvalsQuery = queryOptions({
  queryKey: ['plans', 'approvals'],
  queryFn: ({ signal }) => call(listWaitingApprovals, {}, signal),
  refetchInterval: pollMs,
})
