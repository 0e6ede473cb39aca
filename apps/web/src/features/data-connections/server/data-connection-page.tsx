import type { Connection } from '@curator/console-contract/connections'
import type { getDataConnection } from '@curator/console-contract/data-connections'
import { type DataConnectionId, dataConnectionId } from '@curator/console-contract/ids'
import type { ReplyOf } from '@curator/endpoint/endpoint'
import { useQuery } from '@tanstack/react-query'
import { Pencil, SearchX, Share2, Trash2, UserMinus } from 'lucide-react'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { problemCodeOf, toProblemText } from '../../../api/problem-text.ts'
import { usePermission } from '../../../api/session.queries.ts'
import { formatCounted } from '../../../lib/format-count.ts'
import { readParam } from '../../../lib/read-param.ts'
import { paths } from '../../../paths.ts'
import { ConnectionPage } from '../../../people/connection-page.tsx'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { LinkButton } from '../../../ui/link-button.tsx'
import { Page, Panel } from '../../../ui/page.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { SkeletonLines } from '../../../ui/skeleton.tsx'
import { ConnectionsFailed } from '../connections-failed.tsx'
import { connectionQueries, usePlanConnections } from '../data-connections.queries.ts'
import { text } from '../data-connections-text.ts'
import { ConnectionStringPanel } from './connection-string-panel.tsx'
import { type ServerTask, TaskDialog } from './data-connection-dialogs.tsx'

const tasks = [
  { key: 'share', text: 'Share…', icon: Share2 },
  { key: 'unshare', text: 'Take from…', icon: UserMinus },
  { key: 'rename', text: 'Rename…', icon: Pencil },
  { key: 'delete', text: 'Delete…', icon: Trash2 },
] as const

/** One data connection, named in the address. */
export function DataConnectionPage() {
  const id = readParam(dataConnectionId, useParams().dataConnectionId)
  return (
    <ConnectionPage>
      {(connection) =>
        id && <ConnectionOf key={`${connection.id} ${id}`} connection={connection} id={id} />
      }
    </ConnectionPage>
  )
}

type Props = { readonly connection: Connection; readonly id: DataConnectionId }

function ConnectionOf({ connection, id }: Props) {
  const { data: kept, error, refetch } = useQuery(connectionQueries.details(connection.id, id))
  // What was read before does not stand any more once the Server says that it is gone.
  const data = error && problemCodeOf(error) === 'not_found' ? undefined : kept
  const [task, setTask] = useState<ServerTask | null>(null)
  const canPlan = usePermission('plans.write')
  const plan = usePlanConnections(connection.id)
  return (
    <Page>
      <PageHeader
        title={data?.connection.name ?? 'Data connection'}
        crumbs={[{ text: text.title, to: paths.dataConnections(connection.id) }]}
        description={
          data
            ? `${data.connection.connectionType || 'No type told'}, on ${connection.name}`
            : connection.name
        }
        action={
          data &&
          canPlan &&
          tasks.map(({ icon, key, text }) => (
            <Button key={key} icon={icon} onPress={() => setTask(key)}>
              {text}
            </Button>
          ))
        }
      />
      {data && (
        <>
          <SharesPanel connection={connection} data={data} />
          <ConnectionStringPanel
            connectionId={connection.id}
            id={id}
            revelations={data.revelations}
            canReveal={canPlan}
          />
          <TaskDialog
            task={task}
            connectionId={connection.id}
            chosen={[data.connection]}
            plan={plan}
            onClose={() => {
              plan.reset()
              setTask(null)
            }}
          />
        </>
      )}
      {!data && (
        <Panel>
          {!error && <SkeletonLines count={10} />}
          {error && problemCodeOf(error) === 'not_found' && (
            <EmptyState
              icon={SearchX}
              title={text.noSuch}
              text={toProblemText(error).detail ?? ''}
              action={
                <LinkButton to={paths.dataConnections(connection.id)}>
                  Show all data connections
                </LinkButton>
              }
            />
          )}
          {error && problemCodeOf(error) !== 'not_found' && (
            <ConnectionsFailed
              connection={connection}
              error={error}
              onRetry={() => void refetch()}
            />
          )}
        </Panel>
      )}
    </Page>
  )
}

type Shares = Pick<ReplyOf<typeof getDataConnection>, 'people' | 'groups'>

function SharesPanel({
  connection,
  data: { groups, people },
}: {
  readonly connection: Connection
  readonly data: Shares
}) {
  return (
    <div className="grid items-start gap-4 md:grid-cols-2">
      <Panel label="People it is shared with">
        <h2 className="px-4 pt-3 font-semibold">People it is shared with</h2>
        <ul className="flex flex-col gap-1 p-4">
          {people.length === 0 && <li className="text-muted">Nobody</li>}
          {people.map(({ email, id, name }) => (
            <li key={id} className="min-w-0 wrap-anywhere">
              <Link
                to={paths.user(connection.id, id)}
                className="rounded-sm text-accent-ink underline"
              >
                {name}
              </Link>{' '}
              <span className="text-muted">{email}</span>
            </li>
          ))}
        </ul>
      </Panel>
      <Panel label="Groups it is shared with">
        <h2 className="px-4 pt-3 font-semibold">Groups it is shared with</h2>
        <ul className="flex flex-col gap-1 p-4">
          {groups.length === 0 && <li className="text-muted">None</li>}
          {groups.map(({ id, memberCount, name }) => (
            <li key={id} className="min-w-0 wrap-anywhere">
              <Link
                to={paths.userGroup(connection.id, id)}
                className="rounded-sm text-accent-ink underline"
              >
                {name}
              </Link>{' '}
              <span className="text-muted">{formatCounted(memberCount, 'member', 'members')}</span>
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  )
}
