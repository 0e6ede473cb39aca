import type { ConnectionId, ScheduleId } from '@curator/console-contract/ids'
import {
  exportAgenda,
  type ForecastQuery,
  getAgenda,
  getCalendar,
  getHeatMap,
  getLoad,
  getTimeline,
  getWorkerSlots,
  listClockChanges,
  type Moves,
  proposeSpread,
  putWorkerSlots,
  simulateMoves,
  type WorkerSlots,
} from '@curator/console-contract/schedule-forecast'
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../api/client.ts'
import { directoryKey } from '../../../api/connections.queries.ts'

/** A picture that is opened again after a run must show what the run has done. */
const fresh = { staleTime: 0 }

const keyOf = (query: ForecastQuery, ...more: readonly unknown[]) =>
  [...directoryKey(query.connectionId), 'foresee', ...more, query] as const

export const foreseeQueries = {
  counts: (query: ForecastQuery) =>
    queryOptions({
      queryKey: keyOf(query, 'counts'),
      queryFn: ({ signal }) =>
        call(getCalendar, { query: { ...query, detail: 'counts' as const } }, signal),
      ...fresh,
    }),
  runs: (query: ForecastQuery) =>
    queryOptions({
      queryKey: keyOf(query, 'runs'),
      queryFn: ({ signal }) =>
        call(getCalendar, { query: { ...query, detail: 'runs' as const } }, signal),
      ...fresh,
    }),
  heat: (query: ForecastQuery) =>
    queryOptions({
      queryKey: keyOf(query, 'heat'),
      queryFn: ({ signal }) => call(getHeatMap, { query }, signal),
      ...fresh,
    }),
  load: (query: ForecastQuery, stepMinutes: number) =>
    queryOptions({
      queryKey: keyOf(query, 'load', stepMinutes),
      queryFn: ({ signal }) => call(getLoad, { query: { ...query, stepMinutes } }, signal),
      ...fresh,
    }),
  timeline: (query: ForecastQuery) =>
    queryOptions({
      queryKey: keyOf(query, 'timeline'),
      queryFn: ({ signal }) => call(getTimeline, { query }, signal),
      ...fresh,
    }),
  agenda: (query: ForecastQuery) =>
    queryOptions({
      queryKey: keyOf(query, 'agenda'),
      queryFn: ({ signal }) => call(getAgenda, { query: { ...query, limit: 100 } }, signal),
      ...fresh,
    }),
  clockChanges: (connectionId: ConnectionId) =>
    queryOptions({
      queryKey: [...directoryKey(connectionId), 'clock-changes'],
      queryFn: ({ signal }) => call(listClockChanges, { query: { connectionId } }, signal),
      ...fresh,
    }),
  slots: (connectionId: ConnectionId) =>
    queryOptions({
      queryKey: [...directoryKey(connectionId), 'worker-slots'],
      queryFn: ({ signal }) => call(getWorkerSlots, { query: { connectionId } }, signal),
      ...fresh,
    }),
  /** The load before and after moves; the answer to the moves before stays until the new one is there. */
  moved: (query: ForecastQuery, stepMinutes: number, moves: Moves) =>
    queryOptions({
      queryKey: keyOf(query, 'moved', stepMinutes, moves),
      queryFn: ({ signal }) => call(simulateMoves, { body: { query, stepMinutes, moves } }, signal),
      enabled: moves.length > 0,
      placeholderData: keepPreviousData,
      ...fresh,
    }),
}

/** All runs of the stretch as a calendar file. */
export function useExportAgenda() {
  return useMutation({ mutationFn: (query: ForecastQuery) => call(exportAgenda, { query }) })
}

/** Sets the slots of all worker tags at once; every load is then another. */
export function usePutSlots(connectionId: ConnectionId) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (items: readonly WorkerSlots[]) =>
      call(putWorkerSlots, { body: { connectionId, items: [...items] } }),
    onSuccess: () => client.invalidateQueries({ queryKey: directoryKey(connectionId) }),
  })
}

type SpreadWish = {
  readonly query: ForecastQuery
  readonly stepMinutes: number
  readonly maxMinutes: number
  readonly fixed: readonly ScheduleId[]
}

export function useProposeSpread() {
  return useMutation({
    mutationFn: (wish: SpreadWish) =>
      call(proposeSpread, { body: { ...wish, fixed: [...wish.fixed] } }),
  })
}
