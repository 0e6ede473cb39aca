import { useQuery } from '@tanstack/react-query'
import { Plug } from 'lucide-react'
import { useParams } from 'react-router'
import { connectionsQuery } from '../../api/connections.queries.ts'
import { toProblemText } from '../../api/problem-text.ts'
import { useAccount } from '../../api/session.queries.ts'
import { paths } from '../../paths.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { ProblemPanel } from '../../ui/problem-panel.tsx'
import { SkeletonLines } from '../../ui/skeleton.tsx'
import { Explorer } from './explorer.tsx'

/** The API of the connection in the address; the operation that is open stands there, too. */
export function ApiExplorerPage() {
  const { connectionId } = useParams()
  const { data, error, refetch } = useQuery(connectionsQuery)
  const account = useAccount()
  const connection = data?.find(({ id }) => id === connectionId)
  // Another connection is another Server, another person another history: nothing of the one before is kept.
  if (connection && account)
    return <Explorer key={`${connection.id} ${account.id}`} connection={connection} />
  if (error && !data)
    return <ProblemPanel {...toProblemText(error)} onRetry={() => void refetch()} />
  if (!data || connection) return <SkeletonLines count={10} />
  return (
    <EmptyState
      icon={Plug}
      title="There is no such connection"
      text="It may have been removed."
      action={<LinkButton to={paths.connections()}>Show connections</LinkButton>}
    />
  )
}
