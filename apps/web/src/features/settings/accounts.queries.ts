import {
  changePassword,
  type changePasswordBody,
  inviteAccount,
  type inviteBody,
  listAccounts,
  updateAccount,
  withdrawInvitation,
} from '@curator/console-contract/accounts'
import type { AccountId, InvitationId } from '@curator/console-contract/ids'
import type { RequestOf } from '@curator/endpoint/endpoint'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { call } from '../../api/client.ts'

export const accountsQuery = queryOptions({
  queryKey: ['settings', 'accounts'],
  queryFn: ({ signal }) => call(listAccounts, {}, signal),
})

/** The list is read anew whatever the answer is. */
function useReadAnew() {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: accountsQuery.queryKey })
}

export function useInvite() {
  const onSettled = useReadAnew()
  return useMutation({
    mutationFn: (body: z.input<typeof inviteBody>) => call(inviteAccount, { body }),
    onSettled,
  })
}

export function useWithdrawInvitation() {
  const onSettled = useReadAnew()
  return useMutation({
    mutationFn: (invitationId: InvitationId) =>
      call(withdrawInvitation, { params: { invitationId } }),
    onSettled,
  })
}

export function useUpdateAccount(accountId: AccountId) {
  const onSettled = useReadAnew()
  return useMutation({
    mutationFn: (body: RequestOf<typeof updateAccount>['body']) =>
      call(updateAccount, { params: { accountId }, body }),
    onSettled,
  })
}

export function useChangePassword() {
  return useMutation({
    mutationFn: (body: z.input<typeof changePasswordBody>) => call(changePassword, { body }),
  })
}
