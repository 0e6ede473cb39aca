import type { ConnectionId } from '@curator/console-contract/ids'
import type { UserDetails } from '@curator/console-contract/user-details'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { userChoicesQuery } from '../../../people/people.queries.ts'
import type { CredentialNames } from './user-values.ts'

export type CredentialChoice = {
  readonly id: string
  readonly name: string
  readonly isShared: boolean
}

/** The credentials of a Server, those shared with the user first, and the names of all by id. */
export function useCredentialChoices(
  connectionId: ConnectionId,
  { user, credentials, defaultCredentialName }: UserDetails,
): { readonly choices: readonly CredentialChoice[]; readonly names: CredentialNames } {
  const known = useQuery(userChoicesQuery(connectionId)).data?.credentials
  return useMemo(() => {
    const shared = credentials.why === null ? credentials.items : []
    const sharedIds = new Set(shared.map(({ id }) => id))
    const others = (known ?? [])
      .filter(({ value }) => value !== '' && !sharedIds.has(value))
      .map(({ value, label }) => ({ id: value, name: label, isShared: false }))
    const choices = [...shared.map(({ id, name }) => ({ id, name, isShared: true })), ...others]
    const names = new Map(choices.map(({ id, name }) => [id, name]))
    if (user.defaultCredentialId && defaultCredentialName)
      names.set(user.defaultCredentialId, defaultCredentialName)
    return { choices, names }
  }, [known, credentials, user.defaultCredentialId, defaultCredentialName])
}
