import { setUp, type setupBody, signIn, type signInBody } from '@curator/console-contract/session'
import { useMutation, useQueryClient } from '@tanstack/react-query'
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
