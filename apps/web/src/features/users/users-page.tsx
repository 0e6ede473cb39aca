import { useQuery } from '@tanstack/react-query'
import { Plug } from 'lucide-react'
import { useParams } from 'react-router'
import { connectionsQuery } from '../../api/connections.queries.ts'
import { toProblemText } from '../../api/problem-text.ts'
import { paths } from '../../paths.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { ProblemPanel } from '../../ui/problem-panel.tsx'
import { SkeletonLines } from '../../ui/skeleton.tsx'
import { UserList } from './user-list.tsx'

/** The users of a connection, named in the address. */
export function UsersPage() {
  const { connectionId } = useParams()
  const { data, error, refetch } = useQuery(connectionsQuery)
  const connection = data?.find(({ id }) => id === connectionId)
  // Another connection is another list: nothing of the one before is kept.
  if (connection) return <UserList key={connection.id} connection={connection} />
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
