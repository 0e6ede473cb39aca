import type { Connection } from '@curator/console-contract/connections'
import type { UserDetails } from '@curator/console-contract/user-details'
import type { UserAction } from '@curator/console-contract/user-plans'
import type { ReactNode } from 'react'
import { PlanDialog } from '../bulk/plan-dialog.tsx'
import { UserCopyDialog } from './user-copy-dialog.tsx'
import type { UserDialog } from './user-entries.ts'
import { UserGroupsDialog } from './user-groups-dialog.tsx'
import { toFullName } from './user-page-text.ts'

/** What each dialog is given. */
export type UserDialogProps = {
  readonly connection: Connection
  readonly details: UserDetails
  readonly plan: { readonly isPending: boolean; readonly error: Error | null }
  readonly onPlan: (action: UserAction) => void
  readonly onClose: () => void
}

/** The dialog that is open, if one is. */
export function UserDialogs({
  dialog,
  ...props
}: UserDialogProps & { readonly dialog: UserDialog | undefined }) {
  if (dialog === undefined) return null
  if (dialog === 'groups') return <UserGroupsDialog {...props} />
  if (dialog === 'copy') return <UserCopyDialog {...props} />
  const { details, connection, plan, onPlan, onClose } = props
  const name = toFullName(details.user)
  const words = toWords(dialog, details, connection)
  return (
    <PlanDialog
      title={`${words.verb} ${name}`}
      action={words.action}
      isReady
      plan={plan}
      onPlan={() => onPlan({ kind: dialog })}
      onClose={onClose}
    >
      {words.content}
    </PlanDialog>
  )
}

type SimpleDialog = Exclude<UserDialog, 'groups' | 'copy'>

function toWords(
  dialog: SimpleDialog,
  { user, groupsBeforeDeactivation }: UserDetails,
  { signIn, name }: Connection,
): { readonly verb: string; readonly action: string; readonly content: ReactNode } {
  switch (dialog) {
    case 'reset_password':
      return {
        verb: 'Reset the password of',
        action: 'Plan the password reset',
        content: (
          <p>
            {name} mails a link to <strong>{user.email}</strong>. The old password ends at once.
          </p>
        ),
      }
    case 'deactivate':
      return {
        verb: 'Deactivate',
        action: 'Plan the deactivation',
        content: (
          <>
            <p>
              {signIn === 'windows'
                ? 'On Windows sign-in nobody can be deactivated: the role becomes No Access instead.'
                : 'They can’t sign in any more. What they own stays theirs; schedules of theirs may fail.'}
            </p>
            <GroupNames
              title="Groups that are taken away"
              names={user.groups.map((group) => group.name)}
              empty="In no group, so none is taken away."
            />
          </>
        ),
      }
    case 'reactivate':
      return {
        verb: 'Reactivate',
        action: 'Plan the reactivation',
        content: (
          <GroupNames
            title="Groups that come back"
            names={groupsBeforeDeactivation.map((group) => group.name)}
            empty="No group comes back: this console took none away. Change the groups afterwards."
          />
        ),
      }
    case 'delete':
      return {
        verb: 'Delete',
        action: 'Plan the deletion',
        content: (
          <>
            <p>
              A deleted user can’t be brought back, by this console or by the Server. Deactivating
              can be undone.
            </p>
            <GroupNames
              title="Groups that are left first"
              names={user.groups.map((group) => group.name)}
              empty="In no group."
            />
          </>
        ),
      }
  }
}

function GroupNames({
  title,
  names,
  empty,
}: {
  readonly title: string
  readonly names: readonly string[]
  readonly empty: string
}) {
  if (names.length === 0) return <p className="text-muted">{empty}</p>
  return (
    <div className="flex flex-col gap-1">
      <h3 className="text-sm font-semibold">{title}</h3>
      <ul className="flex flex-wrap gap-1">
        {names.map((name) => (
          <li key={name} className="rounded-sm bg-sunken px-2 py-0.5 text-sm">
            {name}
          </li>
        ))}
      </ul>
    </div>
  )
}
