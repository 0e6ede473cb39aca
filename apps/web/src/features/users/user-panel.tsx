import { connectionId as connectionIdSchema } from '@curator/console-contract/ids'
import type { ServerUser, UserColumn } from '@curator/console-contract/users'
import { SquareUserRound } from 'lucide-react'
import { Fragment } from 'react'
import { useParams } from 'react-router'
import { readParam } from '../../lib/read-param.ts'
import { paths } from '../../paths.ts'
import { CopyText } from '../../ui/copy-text.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { toUserCell } from './user-cell.tsx'
import { columnLabels } from './user-text.ts'

const sections: readonly { readonly title: string; readonly columns: readonly UserColumn[] }[] = [
  {
    title: 'Account',
    columns: ['role', 'isActive', 'isAccountLocked', 'isValidated', 'lastLoginAt', 'createdAt'],
  },
  { title: 'Settings', columns: ['timeZone', 'language', 'defaultWorkerTag'] },
  {
    title: 'Permissions',
    columns: [
      'isApiEnabled',
      'canScheduleJobs',
      'canPrioritizeJobs',
      'canAssignJobs',
      'canCreateCollections',
      'canCreateAndUpdateDcm',
      'canShareForExecutionDcm',
      'canShareForCollaborationDcm',
      'canManageGenericVaultsDcm',
    ],
  },
]

/** Everything the directory knows of a user. */
export function UserPanel({ user }: { readonly user: ServerUser }) {
  const connectionId = readParam(connectionIdSchema, useParams().connectionId)
  return (
    <div className="flex flex-col gap-5 p-4 text-sm">
      {connectionId && (
        <div>
          <LinkButton to={paths.user(connectionId, user.id)} icon={SquareUserRound}>
            Open page
          </LinkButton>
        </div>
      )}
      <div className="flex flex-col gap-1">
        <CopyText text={user.email} label="e-mail address" />
        <CopyText text={user.id} label="user id" />
      </div>
      {sections.map(({ title, columns }) => (
        <div key={title} className="flex flex-col gap-2">
          <h3 className="font-semibold">{title}</h3>
          <dl className="grid grid-cols-[8rem_1fr] sm:grid-cols-[10rem_1fr] gap-x-3 gap-y-1.5">
            {columns.map((column) => (
              <Fragment key={column}>
                <dt className="text-muted">{columnLabels[column]}</dt>
                <dd className="min-w-0 break-words">
                  {toUserCell(user, column) || <span className="text-muted">None</span>}
                </dd>
              </Fragment>
            ))}
          </dl>
        </div>
      ))}
      <div className="flex flex-col gap-2">
        <h3 className="font-semibold">Groups ({user.groups.length})</h3>
        {user.groups.length === 0 ? (
          <p className="text-muted">In no group.</p>
        ) : (
          <ul className="flex flex-wrap gap-1">
            {user.groups.map((group) => (
              <li key={group.id} className="rounded-sm bg-sunken px-2 py-0.5">
                {group.name}
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}
