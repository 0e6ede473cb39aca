import {
  changeDanger,
  changeKinds,
  type listPlanRows,
  type PlanRowCounts,
  verdicts,
} from '@curator/console-contract/plans'
import type { ParsedRequestOf } from '@curator/endpoint/endpoint'
import type { PlanRowFilter, PlanRowStore, PlanRowTally } from '../../store/plan-row.store.ts'
import { fill, toPlanRowViews } from './views.ts'

export type PlanRowsQuery = ParsedRequestOf<typeof listPlanRows>['query']

/** A plan never changes, so one count serves all pages of a question; this many are kept. */
const keptTallies = 100

/** Rows of plans as people see them. */
export function createPlanRows(store: PlanRowStore) {
  const kept = new Map<string, Promise<PlanRowTally>>()

  function tally(planId: string, filter: PlanRowFilter, group: PlanRowsQuery['group']) {
    const key = JSON.stringify([planId, filter, group])
    const known = kept.get(key)
    if (known) return known
    const asked = store.tally(planId, filter, group)
    kept.set(key, asked)
    asked.catch(() => kept.delete(key))
    const oldest = kept.keys().next().value
    if (kept.size > keptTallies && oldest !== undefined) kept.delete(oldest)
    return asked
  }

  return async (planId: string, query: PlanRowsQuery) => {
    const { page, pageSize, sort, group } = query
    const filter: PlanRowFilter = {
      verdicts: query.verdict,
      dangers: query.danger,
      kinds: query.kind,
      search: query.search ?? '',
    }
    const window = { offset: (page - 1) * pageSize, limit: pageSize }
    const [rows, found] = await Promise.all([
      store.list(planId, filter, { sort, group }, window),
      tally(planId, filter, group),
    ])
    const changes = await store.listChanges(
      planId,
      rows.flatMap((row) => row.changeSeqs),
    )
    return {
      items: toPlanRowViews(rows, changes),
      total: found.total,
      page,
      pageSize,
      counts: toCounts(found),
      groups: [...found.groups],
    }
  }
}

function toCounts(found: PlanRowTally): PlanRowCounts {
  return {
    verdict: fill(verdicts, found.verdict),
    danger: fill(changeDanger.options, found.danger),
    kind: fill(changeKinds, found.kind),
  }
}
