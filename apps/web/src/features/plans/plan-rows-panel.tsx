import {
  type ChangeDanger,
  type ChangeKind,
  noKind,
  type Plan,
  type PlanRow,
  type PlanRowGroup,
  type PlanRowSort,
  type Verdict,
} from '@curator/console-contract/plans'
import { useState } from 'react'
import { toProblemText } from '../../api/problem-text.ts'
import { useSearch } from '../../lib/use-search.ts'
import { useSlashKey } from '../../lib/use-slash-key.ts'
import { DetailSplit } from '../../ui/detail-split.tsx'
import { FilterTiles } from '../../ui/filter-tiles.tsx'
import { usePagedRows } from '../../ui/paged-rows.ts'
import { ProblemPanel } from '../../ui/problem-panel.tsx'
import { changeKindText } from './change-kind-text.ts'
import { PlanRowFilters } from './plan-row-filters.tsx'
import { PlanRowGrid } from './plan-row-grid.tsx'
import { PlanRowPanel } from './plan-row-panel.tsx'
import { type PlanSearch, planRowsPageSize, planSearch, toPlanRowsQuery } from './plan-search.ts'
import { type PlanWords, usePlanWords } from './plan-words.tsx'
import { plansQueries } from './plans.queries.ts'
import { dangerText, noChangeText } from './plans-text.ts'
import { verdictLooks } from './state-looks.ts'
import { useGroupedRows } from './use-grouped-rows.ts'

/** A plan never changes, so one of at most this many rows is read to its end while it is looked at. */
const readAheadRows = 20_000
const noGroups: readonly PlanRowGroup[] = []

/** The rows of a plan: narrowed, sorted, under headings, and what each would do. */
export function PlanRows({ plan }: { readonly plan: Plan }) {
  const [filter, changeFilter] = useSearch(planSearch)
  const words = usePlanWords()
  const [open, setOpen] = useState<PlanRow | null>(null)
  const searchRef = useSlashKey()
  const resetKey = JSON.stringify(filter)
  const rows = usePagedRows({
    pageSize: planRowsPageSize,
    resetKey,
    readAheadRows,
    pageOptions: (page) => plansQueries.planRows(plan.id, toPlanRowsQuery(filter, page)),
  })
  const groupNames = {
    none: () => '',
    verdict: toVerdictName,
    danger: toDangerName,
    kind: toKindName,
  }
  const shown = useGroupedRows(rows, filter.group, rows.page?.groups ?? noGroups, (key) =>
    groupNames[filter.group](key, words),
  )
  const counts = rows.page?.counts
  return (
    <>
      <FilterTiles
        label="Rows by verdict"
        tiles={words.verdicts.map((key) => ({
          key,
          text: words.verdict[key].label,
          meaning: words.verdict[key].meaning,
          count: (counts?.verdict ?? plan.verdictCounts)[key],
          ...verdictLooks[key],
        }))}
        chosen={filter.verdict ?? null}
        onChange={(verdict) => changeFilter({ verdict: verdict ?? undefined })}
      >
        <PlanRowFilters
          plan={plan}
          counts={counts}
          filter={filter}
          onChange={changeFilter}
          searchRef={searchRef}
        />
      </FilterTiles>
      {rows.error ? (
        <ProblemPanel {...toProblemText(rows.error)} onRetry={rows.retry} />
      ) : (
        <DetailSplit
          title={open ? `Line ${open.line}: ${open.subject}` : 'Details'}
          detail={open && <PlanRowPanel row={open} />}
          onClose={() => setOpen(null)}
        >
          <PlanRowGrid
            rows={rows}
            shown={shown}
            isFiltered={isNarrowed(filter)}
            resetKey={resetKey}
            sort={filter.sort}
            onSortChange={(sort) => changeFilter({ sort: sort as PlanRowSort })}
            currentLine={open?.line ?? null}
            onOpen={setOpen}
          />
        </DetailSplit>
      )}
    </>
  )
}

function isNarrowed({ verdict, danger, kind, search }: PlanSearch): boolean {
  return verdict !== undefined || danger.length > 0 || kind.length > 0 || Boolean(search)
}

type GroupKey = PlanRowGroup['key']

const toVerdictName = (key: GroupKey, words: PlanWords) =>
  words.verdict[key as Verdict]?.label ?? key
const toDangerName = (key: GroupKey) => dangerText[key as ChangeDanger]?.label ?? key
const toKindName = (key: GroupKey) =>
  key === noKind ? noChangeText : (changeKindText[key as ChangeKind]?.label ?? key)
