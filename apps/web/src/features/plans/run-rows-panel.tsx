import { outcomes, type RowResult, type RowStand, type Run } from '@curator/console-contract/runs'
import { useState } from 'react'
import { toProblemText } from '../../api/problem-text.ts'
import { useSearch } from '../../lib/use-search.ts'
import { DetailSplit } from '../../ui/detail-split.tsx'
import { type FilterTile, FilterTiles } from '../../ui/filter-tiles.tsx'
import { usePagedRows } from '../../ui/paged-rows.ts'
import { ProblemPanel } from '../../ui/problem-panel.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { runSearch } from './plan-search.ts'
import { type PlanWords, usePlanWords } from './plan-words.tsx'
import { plansQueries } from './plans.queries.ts'
import { openText } from './plans-text.ts'
import { hasEnded } from './run-progress.ts'
import { RunRowGrid } from './run-row-grid.tsx'
import { RunRowPanel } from './run-row-panel.tsx'
import { noneLook, openLook, outcomeLooks } from './state-looks.ts'

const pageSize = 100
/** Results of a run that has ended are read to their end when they are not more than this. */
const readAheadRows = 20_000

/** Rows by outcome as filters, and the result of every row, while the run goes on and after. */
export function RunRows({ run }: { readonly run: Run }) {
  const [filter, changeFilter] = useSearch(runSearch)
  const [openLine, setOpenLine] = useState<RowResult | null>(null)
  const words = usePlanWords()
  const isEnded = hasEnded(run.state)
  const resetKey = `${filter.outcome ?? ''}/${filter.search ?? ''}`
  const rows = usePagedRows({
    pageSize,
    resetKey,
    readAheadRows: isEnded ? readAheadRows : 0,
    pageOptions: (page) =>
      plansQueries.runRows(
        run.id,
        {
          page,
          pageSize,
          outcome: filter.outcome ? [filter.outcome] : [],
          ...(filter.search ? { search: filter.search } : {}),
        },
        isEnded,
      ),
  })
  return (
    <>
      <FilterTiles
        label="Rows by outcome"
        tiles={toTiles(rows.page?.standCounts, isEnded, words)}
        chosen={filter.outcome ?? null}
        onChange={(outcome) => changeFilter({ outcome: outcome ?? undefined })}
      >
        <div className="flex w-full max-w-md">
          <SearchField
            label="Search the rows"
            value={filter.search ?? ''}
            onChange={(search) => changeFilter({ search: search || undefined }, true)}
          />
        </div>
      </FilterTiles>
      {rows.error ? (
        <ProblemPanel {...toProblemText(rows.error)} onRetry={rows.retry} />
      ) : (
        <DetailSplit
          title={openLine ? `Line ${openLine.line}: ${openLine.subject}` : 'Details'}
          detail={openLine && <RunRowPanel row={openLine} />}
          onClose={() => setOpenLine(null)}
        >
          <RunRowGrid
            rows={rows}
            isFiltered={resetKey !== '/'}
            resetKey={resetKey}
            currentLine={openLine?.line ?? null}
            onOpen={setOpenLine}
          />
        </DetailSplit>
      )}
    </>
  )
}

/** Numbers count rows, as the list below does. `Open` goes away when the run has ended. */
function toTiles(
  counts: Readonly<Record<RowStand, number>> | undefined,
  isEnded: boolean,
  words: PlanWords,
): FilterTile<RowStand>[] {
  const standText = { ...words.outcome, open: openText, none: words.none }
  const toTile = (key: RowStand): FilterTile<RowStand> => ({
    key,
    text: standText[key].label,
    meaning: standText[key].meaning,
    count: counts?.[key] ?? 0,
    ...standLooks[key],
  })
  return [...(isEnded ? [] : [toTile('open')]), ...outcomes.map(toTile), toTile('none')]
}

const standLooks = { ...outcomeLooks, open: openLook, none: noneLook }
