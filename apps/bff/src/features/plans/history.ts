import { accountId } from '@curator/console-contract/ids'
import type { HistoryChoices, listPlans } from '@curator/console-contract/plans'
import type { listRuns } from '@curator/console-contract/runs'
import type { ParsedRequestOf } from '@curator/endpoint/endpoint'
import type { HistoryChoicesRecord, HistoryFilter } from '../../store/history-filter.ts'

export type PlansQuery = ParsedRequestOf<typeof listPlans>['query']
export type RunsQuery = ParsedRequestOf<typeof listRuns>['query']

/** What a request asks of a list of plans or runs, as the store takes it. */
export function toHistoryFilter(
  query: PlansQuery | RunsQuery,
): HistoryFilter & { readonly offset: number; readonly limit: number } {
  return {
    connectionId: query.connectionId,
    slices: query.slice,
    authorId: query.authorId,
    search: query.search ?? '',
    from: query.from,
    to: query.to,
    offset: (query.page - 1) * query.pageSize,
    limit: query.pageSize,
  }
}

export function toHistoryChoices({ authors, slices }: HistoryChoicesRecord): HistoryChoices {
  return {
    authors: authors.map(({ id, name }) => ({ id: accountId.parse(id), name })),
    slices: [...slices],
  }
}
