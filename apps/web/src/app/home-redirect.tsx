import { useQuery } from '@tanstack/react-query'
import { Navigate } from 'react-router'
import { connectionsQuery } from '../api/connections.queries.ts'
import { toProblemText } from '../api/problem-text.ts'
import { paths } from '../paths.ts'
import { ProblemPanel } from '../ui/problem-panel.tsx'
import { SkeletonLines } from '../ui/skeleton.tsx'

/** The start: the users of the first connection, or the connections when there is none. */
export function HomeRedirect() {
  const { data, error, refetch } = useQuery(connectionsQuery)
  if (error && !data)
    return <ProblemPanel {...toProblemText(error)} onRetry={() => void refetch()} />
  if (!data) return <SkeletonLines count={6} />
  const first = data[0]
  return <Navigate replace to={first ? paths.users(first.id) : paths.connections()} />
}
