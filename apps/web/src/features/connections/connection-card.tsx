import type { Connection } from '@curator/console-contract/connections'
import { FlaskConical, ListTree, Pencil, RefreshCw, Stethoscope, Trash2, Users } from 'lucide-react'
import { isReading, useStartRefresh } from '../../api/connections.queries.ts'
import { toProblemText } from '../../api/problem-text.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { CopyText } from '../../ui/copy-text.tsx'
import { EnvironmentBadge } from '../../ui/environment-badge.tsx'
import { InstantText } from '../../ui/instant-text.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { approvalChoices, signInChoices } from './connections-text.ts'
import { DirectoryBadge } from './directory-badge.tsx'

/** One connection: where it is, how its copy stands, and what can be done with it. */
export function ConnectionCard({
  connection,
  canManage,
  onEdit,
  onRemove,
  onTest,
}: {
  readonly connection: Connection
  readonly canManage: boolean
  readonly onEdit: () => void
  readonly onRemove: () => void
  readonly onTest: () => void
}) {
  const refresh = useStartRefresh()
  const { name, directory } = connection
  const problem = refresh.error ? toProblemText(refresh.error) : directory.problem
  return (
    <li className="flex flex-col gap-3 rounded-lg border border-line bg-surface p-4">
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="text-lg font-semibold">{name}</h2>
        <EnvironmentBadge environment={connection.environment} />
        {connection.isPractice && (
          <StatusBadge tone="neutral" icon={FlaskConical}>
            Practice
          </StatusBadge>
        )}
        <DirectoryBadge directory={directory} />
      </div>
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-1 text-sm [&_dt]:text-muted">
        <dt>Web API address</dt>
        <dd className="min-w-0">
          <CopyText text={connection.baseUrl} label="address" />
        </dd>
        <dt>API access key</dt>
        <dd className="min-w-0 font-mono break-all">{connection.clientId}</dd>
        <dt>Secret</dt>
        <dd>{connection.hasSecret ? 'Stored, encrypted' : 'Missing'}</dd>
        <dt>Sign-in</dt>
        <dd>{toText(signInChoices, connection.signIn)}</dd>
        <dt>Second person approves</dt>
        <dd>{toText(approvalChoices, connection.approval)}</dd>
        <dt>Calls at once</dt>
        <dd>{connection.maxConcurrency}</dd>
        <dt>Directory</dt>
        <dd>
          {directory.userCount.toLocaleString()} users, {directory.groupCount.toLocaleString()}{' '}
          groups
        </dd>
        <dt>Read</dt>
        <dd>
          <InstantText instant={directory.takenAt} />
        </dd>
        <NetworkFacts network={connection.network} />
      </dl>
      {problem && (
        <Notice tone={directory.state === 'ready' ? 'warning' : 'bad'}>
          <strong className="font-semibold">{problem.title}</strong> {problem.detail}
        </Notice>
      )}
      <div className="mt-auto flex flex-wrap gap-2">
        <LinkButton to={paths.users(connection.id)} size="small" icon={Users}>
          Show users
        </LinkButton>
        <Button
          size="small"
          icon={RefreshCw}
          isPending={isReading(connection) || refresh.isPending}
          onPress={() => refresh.mutate(connection.id)}
        >
          Refresh
        </Button>
        <LinkButton to={paths.capabilities(connection.id)} size="small" icon={ListTree}>
          Capabilities
        </LinkButton>
        {canManage && (
          <>
            <Button size="small" icon={Stethoscope} onPress={onTest} aria-label={`Test ${name}`}>
              Test
            </Button>
            <Button size="small" icon={Pencil} onPress={onEdit} aria-label={`Change ${name}`}>
              Change
            </Button>
            <Button size="small" icon={Trash2} onPress={onRemove} aria-label={`Remove ${name}`}>
              Remove
            </Button>
          </>
        )}
      </div>
    </li>
  )
}

const toText = (
  choices: readonly { readonly key: string; readonly text: string }[],
  key: string,
): string => choices.find((choice) => choice.key === key)?.text ?? key

/** How the Server is reached, where that is anything special. */
function NetworkFacts({ network }: { readonly network: Connection['network'] }) {
  const { certificates, proxyUrl, proxyUser } = network
  return (
    <>
      {proxyUrl && (
        <>
          <dt>Proxy</dt>
          <dd className="min-w-0 font-mono break-all">
            {proxyUrl}
            {proxyUser && ` as ${proxyUser}`}
          </dd>
        </>
      )}
      {certificates.length > 0 && (
        <>
          <dt>Also trusts</dt>
          <dd className="min-w-0 break-words">
            {certificates.map(({ subject }) => subject).join('; ')}
          </dd>
        </>
      )}
    </>
  )
}
