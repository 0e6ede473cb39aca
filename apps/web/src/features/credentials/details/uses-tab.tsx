import type { CredentialDetails } from '@curator/console-contract/credentials'
import type { ConnectionId } from '@curator/console-contract/ids'
import { Link } from 'react-router'
import { paths } from '../../../paths.ts'
import { text } from '../credentials-text.ts'
import { ItemPanel } from './item-panel.tsx'

/** What runs with the credential, and would break without it. */
export function UsesTab({
  connectionId,
  details,
}: {
  readonly connectionId: ConnectionId
  readonly details: CredentialDetails
}) {
  const { defaults, schedules, studios, workflows } = details
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <ItemPanel
        title="Schedules"
        {...schedules}
        empty="No schedule runs with it."
        render={({ id, isEnabled, name, ownerName }) => (
          <>
            <Link
              to={paths.schedule(connectionId, id)}
              className="rounded-sm text-accent-ink hover:underline"
            >
              {name}
            </Link>
            <span className="text-muted">
              {isEnabled ? 'On' : 'Off'}, {ownerName || 'nobody’s'}
            </span>
          </>
        )}
      />
      <ItemPanel
        title="Default of people"
        {...defaults}
        empty="It is nobody’s default."
        render={({ email, id, name }) => (
          <>
            <Link
              to={paths.user(connectionId, id)}
              className="rounded-sm text-accent-ink hover:underline"
            >
              {name}
            </Link>
            <span className="text-muted">{email}</span>
          </>
        )}
      />
      <ItemPanel
        title="Versions of workflows"
        {...workflows}
        empty="No workflow names it as its own."
        render={({ name, ownerName }) => (
          <>
            <span>{name}</span>
            <span className="text-muted">{ownerName || 'nobody’s'}</span>
          </>
        )}
      />
      <ItemPanel
        title="Studios"
        {...studios}
        empty={text.noStudios}
        render={({ name }) => <span>{name}</span>}
      />
    </div>
  )
}
