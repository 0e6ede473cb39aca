import {
  createDataConnectionPlan,
  type DataConnectionAction,
  maxSelectedDataConnections,
} from '@curator/console-contract/data-connection-plans'
import {
  type DataConnectionFilters,
  exportDataConnections,
  getDataConnection,
  listDataConnections,
  listSystemConnections,
  revealConnectionString,
} from '@curator/console-contract/data-connections'
import {
  type DcmFilters,
  getDcmConnection,
  listDcmConnections,
  listDcmRules,
} from '@curator/console-contract/dcm-connections'
import {
  createDcmPlan,
  createDcmRulePlan,
  type DcmAction,
  type DcmRuleAction,
} from '@curator/console-contract/dcm-plans'
import type { ConnectionId, DataConnectionId, DcmConnectionId } from '@curator/console-contract/ids'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { call } from '../../api/client.ts'
import { directoryKey } from '../../api/connections.queries.ts'
import { readAllToChoose } from '../../api/read-pages.ts'
import { paths } from '../../paths.ts'

/** Rows asked for at once: more than a screen. */
export const connectionPageSize = 100

export type ServerSearch = Omit<DataConnectionFilters, 'connectionId'>
export type DcmSearch = Omit<DcmFilters, 'connectionId'>

const keyOf = (connectionId: ConnectionId, ...more: readonly unknown[]) => [
  ...directoryKey(connectionId),
  'data-connections',
  ...more,
]

export const connectionQueries = {
  page: (connectionId: ConnectionId, filters: ServerSearch, page: number) =>
    queryOptions({
      queryKey: keyOf(connectionId, 'list', filters, page),
      queryFn: ({ signal }) =>
        call(
          listDataConnections,
          { query: { ...filters, connectionId, page, pageSize: connectionPageSize } },
          signal,
        ),
    }),
  details: (connectionId: ConnectionId, dataConnectionId: DataConnectionId) =>
    queryOptions({
      queryKey: keyOf(connectionId, 'one', dataConnectionId),
      queryFn: ({ signal }) =>
        call(getDataConnection, { params: { dataConnectionId }, query: { connectionId } }, signal),
    }),
  system: (connectionId: ConnectionId) =>
    queryOptions({
      queryKey: keyOf(connectionId, 'system'),
      queryFn: ({ signal }) => call(listSystemConnections, { query: { connectionId } }, signal),
    }),
  dcmPage: (connectionId: ConnectionId, filters: DcmSearch, page: number) =>
    queryOptions({
      queryKey: keyOf(connectionId, 'dcm', filters, page),
      queryFn: ({ signal }) =>
        call(
          listDcmConnections,
          { query: { ...filters, connectionId, page, pageSize: connectionPageSize } },
          signal,
        ),
    }),
  dcm: (connectionId: ConnectionId, dcmConnectionId: DcmConnectionId) =>
    queryOptions({
      queryKey: keyOf(connectionId, 'dcm-one', dcmConnectionId),
      queryFn: ({ signal }) =>
        call(getDcmConnection, { params: { dcmConnectionId }, query: { connectionId } }, signal),
    }),
  rules: (connectionId: ConnectionId) =>
    queryOptions({
      queryKey: keyOf(connectionId, 'rules'),
      queryFn: ({ signal }) => call(listDcmRules, { query: { connectionId } }, signal),
    }),
}

/** Everything that matches. Throws `too_many_rows` for more than a plan takes. */
export const readAllConnections = (connectionId: ConnectionId, filters: ServerSearch) =>
  readAllToChoose(
    (paging) => call(listDataConnections, { query: { ...filters, connectionId, ...paging } }),
    maxSelectedDataConnections,
  )

/** How many DCM connections a plan takes. */
const maxDcm = 1_000

export const readAllDcm = (connectionId: ConnectionId, filters: DcmSearch) =>
  readAllToChoose(
    (paging) => call(listDcmConnections, { query: { ...filters, connectionId, ...paging } }),
    maxDcm,
  )

/** Plans something for data connections and goes to the plan. */
export function usePlanConnections(connectionId: ConnectionId) {
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (wish: {
      readonly ids: readonly DataConnectionId[]
      readonly action: DataConnectionAction
    }) =>
      call(createDataConnectionPlan, {
        body: {
          connectionId,
          selection: { kind: 'ids', ids: [...wish.ids] },
          action: wish.action,
        },
      }),
    onSuccess: ({ planId }) => navigate(paths.plan(planId)),
  })
}
export type PlanConnections = ReturnType<typeof usePlanConnections>

export function usePlanDcm(connectionId: ConnectionId) {
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (action: DcmAction) => call(createDcmPlan, { body: { connectionId, action } }),
    onSuccess: ({ planId }) => navigate(paths.plan(planId)),
  })
}
export type PlanDcm = ReturnType<typeof usePlanDcm>

export function usePlanRules(connectionId: ConnectionId) {
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (action: DcmRuleAction) =>
      call(createDcmRulePlan, { body: { connectionId, action } }),
    onSuccess: ({ planId }) => navigate(paths.plan(planId)),
  })
}
export type PlanRules = ReturnType<typeof usePlanRules>

export function useExportConnections(connectionId: ConnectionId) {
  return useMutation({
    mutationFn: (filters: ServerSearch) =>
      call(exportDataConnections, { query: { ...filters, connectionId } }),
  })
}

/** Reads a connection string once; who asked shows in the details at once. Nothing of it is kept in a cache. */
export function useReveal(connectionId: ConnectionId, dataConnectionId: DataConnectionId) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (reason: string) =>
      call(revealConnectionString, {
        params: { dataConnectionId },
        body: { connectionId, reason },
      }),
    gcTime: 0,
    onSuccess: () =>
      client.invalidateQueries(connectionQueries.details(connectionId, dataConnectionId)),
  })
}
