import {
  type ConnectionId,
  connectionId as connectionIdSchema,
} from '@curator/console-contract/ids'
import { useQuery } from '@tanstack/react-query'
import { RefreshCw } from 'lucide-react'
import { useParams } from 'react-router'
import { useConnection } from '../../api/connections.queries.ts'
import { toProblemText } from '../../api/problem-text.ts'
import { useAnnounceConnection } from '../../lib/page-connection.tsx'
import { readParam } from '../../lib/read-param.ts'
import { useSearch } from '../../lib/use-search.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { EnvironmentBadge } from '../../ui/environment-badge.tsx'
import { Page, Panel } from '../../ui/page.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ProblemPanel } from '../../ui/problem-panel.tsx'
import { SkeletonLines } from '../../ui/skeleton.tsx'
import { capabilitiesSearch } from './capabilities-search.ts'
import { CapabilitiesSummary } from './capabilities-summary.tsx'
import { capabilitiesQuery, useRefreshCapabilities } from './connections.queries.ts'
import { DifferencesPanel } from './differences-panel.tsx'
import { OperationList } from './operation-list.tsx'

/** What the Server of a connection can do, by its own description, and what is done instead where it can't. */
export function CapabilitiesPage() {
  const connectionId = readParam(connectionIdSchema, useParams().connectionId)
  const connection = useConnection(connectionId ?? undefined)
  const refresh = useRefreshCapabilities(connectionId ?? ('' as ConnectionId))
  useAnnounceConnection(connectionId ?? undefined)
  const name = connection?.name
  return (
    <Page>
      <PageHeader
        title={name ? `What ${name} can do` : 'Capabilities'}
        description="Read from the Server’s own description of its API, not guessed from its release."
        crumbs={[{ text: 'Connections', to: paths.connections() }]}
        badge={connection && <EnvironmentBadge environment={connection.environment} />}
        action={
          <Button icon={RefreshCw} isPending={refresh.isPending} onPress={() => refresh.mutate()}>
            Read again
          </Button>
        }
      />
      {connectionId ? (
        <CapabilitiesContent connectionId={connectionId} refreshError={refresh.error} />
      ) : (
        <Panel>
          <ProblemPanel
            title="There is no such connection."
            detail="Go back to the connections and choose one."
          />
        </Panel>
      )}
    </Page>
  )
}

function CapabilitiesContent({
  connectionId,
  refreshError,
}: {
  readonly connectionId: ConnectionId
  readonly refreshError: Error | null
}) {
  const [filters, changeFilters] = useSearch(capabilitiesSearch)
  const { data, error, refetch, isFetching } = useQuery(capabilitiesQuery(connectionId, filters))
  if (!data) {
    return (
      <Panel>
        {error ? (
          <ProblemPanel
            {...toProblemText(error)}
            onRetry={() => void refetch()}
            isRetrying={isFetching}
          />
        ) : (
          <SkeletonLines count={12} label="Reading what the Server can do" />
        )}
      </Panel>
    )
  }
  return (
    <>
      <CapabilitiesSummary capabilities={data} refreshError={refreshError} />
      <OperationList capabilities={data} filters={filters} onChange={changeFilters} />
      <DifferencesPanel capabilities={data} />
    </>
  )
}
