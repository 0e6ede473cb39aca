import { serverRoleLabels } from '@curator/console-contract/server-roles'
import type { ServerUser, UserColumn } from '@curator/console-contract/users'
import { CircleOff, Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import { AgeText } from '../../ui/age-text.tsx'
import { InstantText } from '../../ui/instant-text.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { flagText } from './user-text.ts'

/** Active or not, and what else keeps a user from signing in. */
function UserStateBadges({ user }: { readonly user: ServerUser }) {
  return (
    <span className="inline-flex gap-1">
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
    </span>
  )
}

/** The value of a column, the same in the grid and in the details. A credential without a name shows its id. */
export function toUserCell(
  user: ServerUser,
  column: UserColumn,
  nameOfCredential: (id: string) => string = (id) => id,
): ReactNode {
  switch (column) {
    case 'role':
      return serverRoleLabels[user.role]
    case 'isActive':
      return <UserStateBadges user={user} />
    case 'lastLoginAt':
      return <AgeText instant={user.lastLoginAt} />
    case 'createdAt':
      return <InstantText instant={user.createdAt} empty="Not told" />
    case 'defaultCredentialId':
      return nameOfCredential(user.defaultCredentialId)
    case 'groups':
      return user.groups.map((group) => group.name).join(', ')
    case 'id':
      return <span className="font-mono">{user.id}</span>
    default: {
      const value = user[column]
      return typeof value === 'string' ? value : flagText(value)
    }
  }
}
