import type { ConnectionCapabilities } from '@curator/console-contract/connection-capabilities'
import { toProblemText } from '../../api/problem-text.ts'
import { ActionProblem } from '../../ui/action-problem.tsx'
import { InstantText } from '../../ui/instant-text.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'

/** Release, source and age of what is known, and why it may be less than it should be. */
export function CapabilitiesSummary({
  capabilities,
  refreshError,
}: {
  readonly capabilities: ConnectionCapabilities
  readonly refreshError: Error | null
}) {
  const { problem, readAt, release, source } = capabilities
  const isKnown = source === 'document'
  return (
    <>
      {refreshError && <ActionProblem {...toProblemText(refreshError)} />}
      {problem && (
        <Notice tone="warning">
          <strong className="font-semibold">
            {isKnown
              ? 'The description could not be read again; what was read before is shown.'
              : 'The Server does not describe itself, so everything is offered and a refusal is shown.'}
          </strong>{' '}
          {problem.title} {problem.detail}
        </Notice>
      )}
      <Panel label="Summary">
        <dl className="grid gap-x-6 gap-y-3 p-4 sm:grid-cols-3 [&_dt]:text-sm [&_dt]:text-muted">
          <div>
            <dt>Release, as far as it can be told</dt>
            <dd className="text-lg font-semibold">{toReleaseText(release)}</dd>
          </div>
          <div>
            <dt>Source</dt>
            <dd className="mt-0.5">
              {isKnown ? (
                <StatusBadge tone="good">The Server’s own description</StatusBadge>
              ) : (
                <StatusBadge tone="warning">Assumed</StatusBadge>
              )}
            </dd>
          </div>
          <div>
            <dt>Read</dt>
            <dd className="mt-0.5">
              <InstantText instant={readAt} />
            </dd>
          </div>
        </dl>
      </Panel>
    </>
  )
}

function toReleaseText({ atLeast, olderThan }: ConnectionCapabilities['release']): string {
  if (atLeast === null) return 'Can’t be told'
  return olderThan === null ? `${atLeast} or newer` : `${atLeast} or newer, older than ${olderThan}`
}
