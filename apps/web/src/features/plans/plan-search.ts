import { many } from '@curator/console-contract/paging'
import {
  changeDanger,
  changeKind,
  planGrouping,
  planRowSort,
  planState,
  verdict,
} from '@curator/console-contract/plans'
import { rowStand, runState } from '@curator/console-contract/runs'
import { z } from 'zod'

/** What the addresses of the slice keep. Anything else in them is dropped. */
const search = z.string().max(200).optional()

export const planSearch = z.object({
  verdict: verdict.optional(),
  danger: many(changeDanger),
  kind: many(changeKind),
  search,
  sort: planRowSort.default('danger'),
  group: planGrouping.default('none'),
})
export type PlanSearch = z.output<typeof planSearch>

export const planRowsPageSize = 100

/** The question for one page of the rows of a plan. */
export function toPlanRowsQuery({ verdict, search, ...rest }: PlanSearch, page: number) {
  return {
    ...rest,
    page,
    pageSize: planRowsPageSize,
    verdict: verdict ? [verdict] : [],
    ...(search ? { search } : {}),
  }
}

export const runSearch = z.object({ outcome: rowStand.optional(), search })

/** `from` and `to` are days of the viewer, both inclusive. */
const historySearch = {
  connection: z.string().optional(),
  slice: z.string().max(40).optional(),
  author: z.string().optional(),
  search,
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
}
export const runsSearch = z.object({
  list: z.enum(['runs', 'plans']).default('runs'),
  state: runState.optional(),
  plan: z.union([planState, z.literal('waiting')]).optional(),
  ...historySearch,
})
export type RunsSearch = z.output<typeof runsSearch>
