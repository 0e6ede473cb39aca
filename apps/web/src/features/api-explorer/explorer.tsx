import type { Connection } from '@curator/console-contract/connections'
import { useQuery } from '@tanstack/react-query'
import { SquareTerminal } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { toProblemText } from '../../api/problem-text.ts'
import { useAccount } from '../../api/session.queries.ts'
import { scrollWithin } from '../../lib/scroll-within.ts'
import { paths } from '../../paths.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ProblemPanel } from '../../ui/problem-panel.tsx'
import { SkeletonLines } from '../../ui/skeleton.tsx'
import { explorerQueries } from './api-explorer.queries.ts'
import { text } from './api-explorer-text.ts'
import { type HistoryEntry, useCallHistory } from './call-history.ts'
import { toListParams } from './explorer-search.ts'
import { findOperations } from './find-operations.ts'
import { HistoryMenu } from './history-menu.tsx'
import { OpenOperation } from './open-operation.tsx'
import { OperationFilters } from './operation-filters.tsx'
import { OperationList } from './operation-list.tsx'
import { useExplorerSearch } from './use-explorer-search.ts'
import { useSlashKey } from './use-slash-key.ts'

/** List, form and reply: three panes where there is room, one below the other on a phone. */
export function Explorer({ connection }: { readonly connection: Connection }) {
  const { operationId } = useParams()
  const [search, change] = useExplorerSearch()
  const [params] = useSearchParams()
  /** Of the search field; the address follows behind. */
  const [find, setFind] = useState(search.find ?? '')
  const [openCount, setOpenCount] = useState(0)
  const navigate = useNavigate()
  const { data, error, refetch, isFetching } = useQuery(explorerQueries.operations(connection.id))
  const account = useAccount()
  const history = useCallHistory(account?.id ?? '', connection.id)
  const inputRef = useRef<HTMLInputElement>(null)
  const formRef = useRef<HTMLDivElement>(null)
  useSlashKey(inputRef)
  const open = (id: string, link = '') => {
    const kept = toListParams(params)
    if (find === '') kept.delete('find')
    else kept.set('find', find)
    for (const [name, value] of new URLSearchParams(link)) kept.set(name, value)
    void navigate(`${paths.apiExplorer(connection.id, id)}?${kept.toString()}`)
    setOpenCount((count) => count + 1)
  }
  const reopen = ({ operationId: id, link }: HistoryEntry) => open(id, link)
  const lackingCount = data?.items.filter(({ missing }) => missing !== null).length ?? 0
  useEffect(() => {
    // On a phone the form stands below the list.
    if (openCount > 0 && !matchMedia('(min-width: 64rem)').matches)
      scrollWithin(formRef.current, 'main', true)
  }, [openCount])
  return (
    <Page isFilled>
      <PageHeader
        title={text.title}
        description={text.description}
        action={<HistoryMenu calls={history.calls} onReopen={reopen} />}
      />
      {data?.source === 'assumed' && <Notice tone="info">{text.assumed}</Notice>}
      <div className="flex min-h-0 min-w-0 flex-1 rounded-lg border border-line bg-surface max-lg:min-h-max max-lg:flex-col lg:overflow-hidden">
        <aside
          aria-label="Operations"
          className="flex w-88 shrink-0 flex-col border-line max-lg:h-96 max-lg:w-full max-lg:border-b lg:border-r"
        >
          {error && !data ? (
            <ProblemPanel
              {...toProblemText(error)}
              onRetry={() => void refetch()}
              isRetrying={isFetching}
            />
          ) : data ? (
            <OperationList
              groups={findOperations(data.items, { ...search, find })}
              find={find}
              onFind={(typed) => {
                setFind(typed)
                change({ find: typed })
              }}
              current={operationId}
              onOpen={(id) => open(id)}
              inputRef={inputRef}
              filters={
                <OperationFilters search={search} onChange={change} lackingCount={lackingCount} />
              }
            />
          ) : (
            <SkeletonLines count={12} label="Loading the operations" />
          )}
        </aside>
        <div ref={formRef} className="min-w-0 flex-1 lg:overflow-auto">
          {operationId === undefined ? (
            <EmptyState icon={SquareTerminal} title={text.chooseTitle} text={text.choose} />
          ) : (
            <OpenOperation
              key={`${operationId} ${openCount}`}
              connection={connection}
              operationId={operationId}
              operations={data?.items ?? []}
              onCalled={history.add}
            />
          )}
        </div>
      </div>
    </Page>
  )
}
