import type { OperationSummary } from '@curator/console-contract/api-explorer'
import type { Connection } from '@curator/console-contract/connections'
import { useQuery } from '@tanstack/react-query'
import { SearchX } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useSearchParams } from 'react-router'
import { problemCodeOf, toProblemText } from '../../api/problem-text.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ProblemPanel } from '../../ui/problem-panel.tsx'
import { SkeletonLines } from '../../ui/skeleton.tsx'
import { explorerQueries } from './api-explorer.queries.ts'
import { text } from './api-explorer-text.ts'
import type { HistoryEntry } from './call-history.ts'
import { type CallValues, fromLinkParams, toLinkParams } from './call-values.ts'
import { toListParams } from './explorer-search.ts'
import { OperationWorkbench } from './operation-workbench.tsx'

/** Time without a key before the address follows, in milliseconds. */
const settleMs = 300

/** The operation that the address names, with the values it holds. */
export function OpenOperation({
  connection,
  operationId,
  operations,
  onCalled,
}: {
  readonly connection: Connection
  readonly operationId: string
  readonly operations: readonly OperationSummary[]
  readonly onCalled: (entry: HistoryEntry) => void
}) {
  const [params, setParams] = useSearchParams()
  const initialParams = useRef(params)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const { data, error, refetch, isFetching } = useQuery(
    explorerQueries.operation(connection.id, operationId),
  )
  useEffect(() => () => clearTimeout(timer.current), [])
  if (problemCodeOf(error) === 'not_found')
    return (
      <EmptyState icon={SearchX} title={text.unknownTitle} text={toProblemText(error).detail} />
    )
  if (error && !data) {
    const retry = () => void refetch()
    return <ProblemPanel {...toProblemText(error)} onRetry={retry} isRetrying={isFetching} />
  }
  if (!data) return <SkeletonLines count={8} label="Loading the operation" />
  const write = (values: CallValues) => {
    clearTimeout(timer.current)
    timer.current = undefined
    setParams(
      (before) => {
        const next = toListParams(before)
        for (const [name, value] of toLinkParams(data, values)) next.set(name, value)
        return next
      },
      { replace: true },
    )
  }
  const keepInAddress = (values: CallValues) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => write(values), settleMs)
  }
  /** An address that is written late would call back whoever is on the way to another page. */
  const settle = (values: CallValues) => {
    if (timer.current !== undefined) write(values)
  }
  return (
    <OperationWorkbench
      connection={connection}
      operation={data}
      readBy={operations.find((each) => each.operationId === data.readBy)}
      initial={fromLinkParams(data, initialParams.current)}
      onValues={keepInAddress}
      onSubmitted={settle}
      onCalled={onCalled}
    />
  )
}
