import type { Connection } from '@curator/console-contract/connections'
import { type UserId, userId as userIdSchema } from '@curator/console-contract/ids'
import { useQuery } from '@tanstack/react-query'
import { Plug, SearchX } from 'lucide-react'
import { useParams } from 'react-router'
import { connectionsQuery } from '../../../api/connections.queries.ts'
import { problemCodeOf, toProblemText } from '../../../api/problem-text.ts'
import { readParam } from '../../../lib/read-param.ts'
import { paths } from '../../../paths.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { LinkButton } from '../../../ui/link-button.tsx'
import { Page, Panel } from '../../../ui/page.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { ProblemPanel } from '../../../ui/problem-panel.tsx'
import { SkeletonLines } from '../../../ui/skeleton.tsx'
import { UsersFailed } from '../users-empty.tsx'
import { userDetailsQueries } from './user-details.queries.ts'
import { UserSheet } from './user-sheet.tsx'

/** Everything about one user, named in the address. */
export function UserPage() {
  const params = useParams()
  const { data, error, refetch } = useQuery(connectionsQuery)
  const connection = data?.find(({ id }) => id === params.connectionId)
  const userId = readParam(userIdSchema, params.userId)
  // Another user is another page: a draft of the one before is not kept.
  if (connection && userId)
    return <UserOf key={`${connection.id} ${userId}`} connection={connection} userId={userId} />
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

function UserOf({
  connection,
  userId,
}: {
  readonly connection: Connection
  readonly userId: UserId
}) {
  const { data, error, refetch } = useQuery(userDetailsQueries.details(connection.id, userId))
  if (data) return <UserSheet connection={connection} details={data} />
  return (
    <Page>
      <PageHeader
        title="User"
        crumbs={[{ text: 'Users', to: paths.users(connection.id) }]}
        description={connection.name}
      />
      <Panel>
        {!error && <SkeletonLines count={10} />}
        {error && problemCodeOf(error) === 'not_found' && (
          <EmptyState
            icon={SearchX}
            title="There is no such user"
            text={toProblemText(error).detail ?? ''}
            action={<LinkButton to={paths.users(connection.id)}>Show all users</LinkButton>}
          />
        )}
        {error && problemCodeOf(error) !== 'not_found' && (
          <UsersFailed connection={connection} error={error} onRetry={() => void refetch()} />
        )}
      </Panel>
    </Page>
  )
}
