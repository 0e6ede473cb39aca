import type { Connection } from '@curator/console-contract/connections'
import { useQuery } from '@tanstack/react-query'
import { Database } from 'lucide-react'
import { toProblemText } from '../../api/problem-text.ts'
import { ConnectionPage } from '../../people/connection-page.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { ProblemPanel } from '../../ui/problem-panel.tsx'
import { SkeletonLines } from '../../ui/skeleton.tsx'
import { ConnectionsFrame } from './connections-frame.tsx'
import { connectionQueries } from './data-connections.queries.ts'
import { text } from './data-connections-text.ts'

/** Aliases of the Server's machine; looked at only. */
export function SystemConnectionsPage() {
  return (
    <ConnectionPage>
      {(connection) => <SystemList key={connection.id} connection={connection} />}
    </ConnectionPage>
  )
}

function SystemList({ connection }: { readonly connection: Connection }) {
  const { data, error, refetch } = useQuery(connectionQueries.system(connection.id))
  return (
    <ConnectionsFrame connection={connection} tab="system">
      <p className="max-w-prose text-muted">{text.systemIntro}</p>
      {data?.why && <Notice tone="warning">{data.why}</Notice>}
      <Panel label="System connections">
        {!data && !error && <SkeletonLines count={6} />}
        {error && <ProblemPanel {...toProblemText(error)} onRetry={() => void refetch()} />}
        {data && data.why === null && data.items.length === 0 && (
          <EmptyState icon={Database} title={text.systemEmpty} />
        )}
        <ul className="flex flex-col divide-y divide-line">
          {data?.items.map(({ connectionType, id, name }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
              <span className="min-w-0 flex-1 font-medium wrap-anywhere">{name}</span>
              <span className="text-muted">{connectionType || 'No type told'}</span>
            </li>
          ))}
        </ul>
      </Panel>
    </ConnectionsFrame>
  )
}
