import {
  acceptInvitation,
  type acceptInvitationBody,
  readInvitation,
} from '@curator/console-contract/invitations'
import { setUp, type setupBody, signIn, type signInBody } from '@curator/console-contract/session'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { call } from '../../api/client.ts'
import { putSession } from '../../api/session.queries.ts'

export function useSignIn() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: z.input<typeof signInBody>) => call(signIn, { body }),
    onSuccess: (view) => putSession(client, view),
  })
}

/** Creates the first administrator by the one-time link, and signs in. */
export function useSetUp() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: z.input<typeof setupBody>) => call(setUp, { body }),
    onSuccess: (view) => putSession(client, view),
  })
}

/** Whom a one-time link is for. Its token is not kept longer than the page is open. */
export const invitationQuery = (token: string) =>
  queryOptions({
    queryKey: ['session', 'invitation', token],
    queryFn: ({ signal }) => call(readInvitation, { body: { token } }, signal),
    gcTime: 0,
    retry: false,
  })

/** Makes the account by the one-time link, and signs in. */
export function useAcceptInvitation() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: z.input<typeof acceptInvitationBody>) => call(acceptInvitation, { body }),
    onSuccess: (view) => putSession(client, view),
  })
}
