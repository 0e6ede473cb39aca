import type { Connection } from '@curator/console-contract/connections'
import { useQuery } from '@tanstack/react-query'
import { Plug } from 'lucide-react'
import type { ReactNode } from 'react'
import { useParams } from 'react-router'
import { connectionsQuery } from '../api/connections.queries.ts'
import { toProblemText } from '../api/problem-text.ts'
import { paths } from '../paths.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { ProblemPanel } from '../ui/problem-panel.tsx'
import { SkeletonLines } from '../ui/skeleton.tsx'

/** A page about the connection that the address names; in place of it, why there is none. */
export function ConnectionPage({
  children,
}: {
  readonly children: (connection: Connection) => ReactNode
}) {
  const { connectionId } = useParams()
  const { data, error, refetch } = useQuery(connectionsQuery)
  const connection = data?.find(({ id }) => id === connectionId)
  if (connection) return <>{children(connection)}</>
  if (error && !data)
    return <ProblemPanel {...toProblemText(error)} onRetry={() => void refetch()} />
  if (!data) return <SkeletonLines count={10} />
  return (
    <EmptyState
      icon={Plug}
      title="There is no such connection"
      text="It may have been removed."
      action={<LinkButton to={paths.connections()}>Show connections</LinkButton>}
    />
  )
}
