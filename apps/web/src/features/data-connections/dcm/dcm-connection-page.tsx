import type { Connection } from '@curator/console-contract/connections'
import type { getDcmConnection } from '@curator/console-contract/dcm-connections'
import { type DcmConnectionId, dcmConnectionId } from '@curator/console-contract/ids'
import type { ReplyOf } from '@curator/endpoint/endpoint'
import { useQuery } from '@tanstack/react-query'
import { SearchX } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useParams } from 'react-router'
import { problemCodeOf, toProblemText } from '../../../api/problem-text.ts'
import { usePermission } from '../../../api/session.queries.ts'
import { readParam } from '../../../lib/read-param.ts'
import { paths } from '../../../paths.ts'
import { ConnectionPage } from '../../../people/connection-page.tsx'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { InstantText } from '../../../ui/instant-text.tsx'
import { Page, Panel } from '../../../ui/page.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { SkeletonLines } from '../../../ui/skeleton.tsx'
import { ConnectionsFailed } from '../connections-failed.tsx'
import { connectionQueries, usePlanDcm } from '../data-connections.queries.ts'
import { text } from '../data-connections-text.ts'
import { ownerStates, SecretBadge } from './dcm-badges.tsx'
import { type DcmTask, DcmTaskDialog, dcmTasks, editTask } from './dcm-dialogs.tsx'

/** One DCM connection, named in the address. */
export function DcmConnectionPage() {
  const id = readParam(dcmConnectionId, useParams().dcmConnectionId)
  return (
    <ConnectionPage>
      {(connection) =>
        id && <DcmOf key={`${connection.id} ${id}`} connection={connection} id={id} />
      }
    </ConnectionPage>
  )
}

function DcmOf({
  connection,
  id,
}: {
  readonly connection: Connection
  readonly id: DcmConnectionId
}) {
  const { data: kept, error, refetch } = useQuery(connectionQueries.dcm(connection.id, id))
  // What was read before does not stand any more once the Server says that it is gone.
  const data = error && problemCodeOf(error) === 'not_found' ? undefined : kept
  const [task, setTask] = useState<DcmTask | null>(null)
  const canPlan = usePermission('plans.write')
  const plan = usePlanDcm(connection.id)
  return (
    <Page>
      <PageHeader
        title={data?.connection.name ?? 'DCM connection'}
        crumbs={[{ text: text.title, to: paths.dcmConnections(connection.id) }]}
        description={data ? toSummary(data, connection.name) : connection.name}
        action={
          data &&
          canPlan &&
          [editTask, ...dcmTasks].map(({ icon, key, text }) => (
            <Button key={key} icon={icon} onPress={() => setTask(key)}>
              {text}
            </Button>
          ))
        }
      />
      {data && <DcmFacts details={data} />}
      {data && (
        <DcmTaskDialog
          task={task}
          chosen={[data.connection]}
          plan={plan}
          onClose={() => {
            plan.reset()
            setTask(null)
          }}
        />
      )}
      {!data && !error && <SkeletonLines count={10} />}
      {!data && error && problemCodeOf(error) === 'not_found' && (
        <EmptyState
          icon={SearchX}
          title={text.dcmNoSuch}
          text={toProblemText(error).detail ?? ''}
        />
      )}
      {!data && error && problemCodeOf(error) !== 'not_found' && (
        <ConnectionsFailed connection={connection} error={error} onRetry={() => void refetch()} />
      )}
    </Page>
  )
}

type Details = ReplyOf<typeof getDcmConnection>

const toSummary = ({ connection: { host, technology } }: Details, serverName: string) =>
  `${technology}${host === '' ? '' : ` at ${host}`}, on ${serverName}`

function DcmFacts({ details }: { readonly details: Details }) {
  const { collaboration, connection, dataSource, execution, rules } = details
  const { owner, secrets } = connection
  return (
    <div className="grid items-start gap-4 md:grid-cols-2">
      <Facts title="Owner and source">
        <li>
          {owner.name} {owner.email !== owner.name && owner.email} ({ownerStates[owner.state]})
        </li>
        <li>Data source: {dataSource.name}</li>
        <li>Schema: {details.schemaName}</li>
        <li>{details.allowInSdks ? 'May be used in SDKs' : 'Not for SDKs'}</li>
      </Facts>
      <Facts title="Secrets" isEmpty={secrets.length === 0}>
        {secrets.map(({ credentialRole, expiresAt, secretRole, state, userName }) => (
          <li
            key={`${credentialRole} ${secretRole}`}
            className="flex flex-wrap items-center gap-x-2"
          >
            {credentialRole}, {secretRole} of {userName} <SecretBadge state={state} />
            {expiresAt !== null && <InstantText instant={expiresAt} empty="" />}
          </li>
        ))}
      </Facts>
      <Receivers title="May run workflows with it" receivers={execution} />
      <Receivers title="May work on it" receivers={collaboration} />
      <Facts title="Handling rules that name it" isEmpty={rules.length === 0}>
        {rules.map(({ id, sourceTitle }) => (
          <li key={id}>Stands for “{sourceTitle}”</li>
        ))}
      </Facts>
    </div>
  )
}

function Receivers({
  title,
  receivers: { groups, users },
}: {
  readonly title: string
  readonly receivers: Details['execution']
}) {
  return (
    <Facts title={title} isEmpty={users.length + groups.length === 0}>
      {groups.map(({ id, name }) => (
        <li key={id}>Group {name}</li>
      ))}
      {users.map(({ id, name }) => (
        <li key={id}>{name}</li>
      ))}
    </Facts>
  )
}

function Facts({
  title,
  isEmpty = false,
  children,
}: {
  readonly title: string
  readonly isEmpty?: boolean
  readonly children: ReactNode
}) {
  return (
    <Panel label={title}>
      <h2 className="px-4 pt-3 font-semibold">{title}</h2>
      <ul className="flex flex-col gap-1 p-4 wrap-anywhere">
        {isEmpty ? <li className="text-muted">None</li> : children}
      </ul>
    </Panel>
  )
}
