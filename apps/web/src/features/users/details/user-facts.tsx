import type { Connection } from '@curator/console-contract/connections'
import { serverRoleLabels } from '@curator/console-contract/server-roles'
import type { UserDetails } from '@curator/console-contract/user-details'
import type { ServerUser } from '@curator/console-contract/users'
import { CircleOff, Lock, ShieldQuestion, UserRound } from 'lucide-react'
import { formatAge, formatInstant } from '../../../lib/format-instant.ts'
import { useNow } from '../../../lib/now.ts'
import { CopyText } from '../../../ui/copy-text.tsx'
import { StatusBadge } from '../../../ui/status-badge.tsx'

const tickMs = 15_000

/** Role and states, in words. */
export function UserBadges({ user }: { readonly user: ServerUser }) {
  return (
    <span className="flex flex-wrap gap-1">
      <StatusBadge tone="info" icon={UserRound}>
        {serverRoleLabels[user.role]}
      </StatusBadge>
      {user.isActive ? (
        <StatusBadge tone="good">Active</StatusBadge>
      ) : (
        <StatusBadge tone="neutral" icon={CircleOff}>
          Inactive
        </StatusBadge>
      )}
      {user.isAccountLocked && (
        <StatusBadge tone="warning" icon={Lock}>
          Locked
        </StatusBadge>
      )}
      {user.isValidated === false && (
        <StatusBadge tone="warning" icon={ShieldQuestion}>
          Not validated
        </StatusBadge>
      )}
    </span>
  )
}

/** Where to reach the person, when they were last here, and how old all of this is. */
export function UserFacts({
  connection,
  details: { user, takenAt },
}: {
  readonly connection: Connection
  readonly details: UserDetails
}) {
  const nowMs = useNow(tickMs)
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <CopyText text={user.email} label="e-mail address" />
      <span>
        {user.lastLoginAt === null ? (
          'Never signed in'
        ) : (
          <>
            Last sign-in <Age instant={user.lastLoginAt} nowMs={nowMs} />
          </>
        )}
      </span>
      <span>
        {connection.name}, read <Age instant={takenAt} nowMs={nowMs} />
      </span>
    </div>
  )
}

function Age({ instant, nowMs }: { readonly instant: string; readonly nowMs: number }) {
  const { text, utc } = formatInstant(instant)
  return (
    <time dateTime={instant} title={`${text} (${utc})`}>
      {formatAge(instant, nowMs)}
    </time>
  )
}
