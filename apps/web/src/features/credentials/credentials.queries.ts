import {
  type CredentialAction,
  createCredentialPlan,
  createCredentialSheetPlan,
  createNewCredentialPlan,
  getCredentialSheetTemplate,
  maxSelectedCredentials,
  readCredentialSheet,
} from '@curator/console-contract/credential-plans'
import {
  type Credential,
  exportCredentials,
  getCredential,
  listCredentials,
} from '@curator/console-contract/credentials'
import type { ConnectionId, CredentialId } from '@curator/console-contract/ids'
import type { RequestOf } from '@curator/endpoint/endpoint'
import { queryOptions, useMutation } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { call } from '../../api/client.ts'
import { directoryKey } from '../../api/connections.queries.ts'
import { readAllPages, readAllToChoose } from '../../api/read-pages.ts'
import { paths } from '../../paths.ts'
import type { AccessSheetCalls } from '../../sheets/access-sheet.queries.ts'
import type { CredentialSearch } from './credential-search.ts'

/** Rows asked for at once: more than a screen. */
export const credentialPageSize = 100

export const credentialQueries = {
  page: (connectionId: ConnectionId, filters: CredentialSearch, page: number) =>
    queryOptions({
      queryKey: [...directoryKey(connectionId), 'credentials', filters, page],
      queryFn: ({ signal }) =>
        call(
          listCredentials,
          { query: { ...filters, connectionId, page, pageSize: credentialPageSize } },
          signal,
        ),
    }),
  /** All by name, to choose from. */
  all: (connectionId: ConnectionId) =>
    queryOptions({
      queryKey: [...directoryKey(connectionId), 'credentials', 'choices'],
      queryFn: ({ signal }) =>
        readAllPages((paging) =>
          call(listCredentials, { query: { connectionId, ...paging } }, signal),
        ),
    }),
  details: (connectionId: ConnectionId, credentialId: CredentialId) =>
    queryOptions({
      queryKey: [...directoryKey(connectionId), 'credential', credentialId],
      queryFn: ({ signal }) =>
        call(getCredential, { params: { credentialId }, query: { connectionId } }, signal),
    }),
}

/** Every credential that matches. Throws `too_many_rows` for more than a plan takes. */
export function readAllCredentials(
  connectionId: ConnectionId,
  filters: CredentialSearch,
): Promise<Credential[]> {
  return readAllToChoose(
    (paging) => call(listCredentials, { query: { ...filters, connectionId, ...paging } }),
    maxSelectedCredentials,
  )
}

/** Plans something for credentials and goes to the plan. */
export function usePlanCredentials(connectionId: ConnectionId) {
  const navigate = useNavigate()
  return useMutation({
    mutationFn: ({
      action,
      credentials,
    }: {
      readonly credentials: readonly { readonly id: CredentialId }[]
      readonly action: CredentialAction
    }) => {
      const selection = { kind: 'ids' as const, ids: credentials.map(({ id }) => id) }
      return call(createCredentialPlan, { body: { connectionId, selection, action } })
    },
    onSuccess: ({ planId }) => navigate(paths.plan(planId)),
  })
}
export type PlanCredentials = ReturnType<typeof usePlanCredentials>

/** Plans a new credential and goes to the plan. */
export function usePlanNewCredential(connectionId: ConnectionId) {
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (body: Omit<RequestOf<typeof createNewCredentialPlan>['body'], 'connectionId'>) =>
      call(createNewCredentialPlan, { body: { ...body, connectionId } }),
    onSuccess: ({ planId }) => navigate(paths.plan(planId)),
  })
}

/** What matches as a file. */
export function useExportCredentials(connectionId: ConnectionId) {
  return useMutation({
    mutationFn: (filters: CredentialSearch) =>
      call(exportCredentials, { query: { ...filters, connectionId } }),
  })
}

/** Reading, planning and the template of sheets of shares. */
export function toCredentialSheetCalls(connectionId: ConnectionId): AccessSheetCalls {
  return {
    read: ({ bytes, fileName }) =>
      call(readCredentialSheet, { query: { connectionId, fileName }, body: bytes }),
    plan: ({ bytes, fileName }) =>
      call(createCredentialSheetPlan, { query: { connectionId, fileName }, body: bytes }),
    template: (format) => call(getCredentialSheetTemplate, { query: { format } }),
  }
}
