import type { Account, Permission, SessionView } from '@curator/console-contract/session'
import { getSession, signOut } from '@curator/console-contract/session'
import {
  type QueryClient,
  queryOptions,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { call, onSessionMissing } from './client.ts'

const sessionKey = ['session']

/** Who is signed in. */
export const sessionQuery = queryOptions({
  queryKey: sessionKey,
  queryFn: ({ signal }) => call(getSession, {}, signal),
  staleTime: 60_000,
})

/** Sets who is signed in, and forgets all that was read under the session before. */
export function putSession(client: QueryClient, view: SessionView): void {
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] })
  client.setQueryData(sessionQuery.queryKey, view)
}

/**
 * Notices when the BFF says that the session has ended: the gate around all pages then leads to the sign-in page, and
 * back afterwards.
 */
export function watchSession(client: QueryClient): void {
  onSessionMissing(() => client.setQueryData(sessionQuery.queryKey, { state: 'signed_out' }))
}

/** The person who is signed in; undefined while that is not known. */
export function useAccount(): Account | undefined {
  const { data } = useQuery(sessionQuery)
  return data?.state === 'signed_in' ? data.account : undefined
}

/** Whether the person may do something. The BFF checks it again. */
export function usePermission(permission: Permission): boolean {
  return useAccount()?.permissions.includes(permission) ?? false
}

export function useSignOut() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => call(signOut, {}),
    onSuccess: () => putSession(client, { state: 'signed_out' }),
  })
}
