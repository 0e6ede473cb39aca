import { credentialFilters } from '@curator/console-contract/credentials'
import type { z } from 'zod'

/** What the address of the list holds: filters and sort. */
export const credentialSearch = credentialFilters.omit({ connectionId: true })
export type CredentialSearch = z.output<typeof credentialSearch>

export const noFilters: Partial<CredentialSearch> = {
  search: undefined,
  state: [],
  userId: undefined,
  groupId: undefined,
}

export const hasFilters = ({ groupId, search, state, userId }: CredentialSearch): boolean =>
  state.length > 0 || (search ?? '') !== '' || userId !== undefined || groupId !== undefined
