import type { SignInType } from '@curator/console-contract/connections'
import type { UserDetails } from '@curator/console-contract/user-details'
import { type UserFieldKey, userFields } from '@curator/console-contract/user-fields'
import type { UserColumn } from '@curator/console-contract/users'
import type { ReactNode } from 'react'
import { CopyText } from '../../../ui/copy-text.tsx'
import { Panel } from '../../../ui/page.tsx'
import { toNoPassword } from '../bulk/bulk-text.ts'
import { toUserCell } from '../user-cell.tsx'
import { columnLabels } from '../user-text.ts'
import { profileSections } from './profile-sections.ts'
import { toLanguageText } from './user-values.ts'

/** All fields of a user, grouped. */
export function ProfileTab({
  details,
  signIn,
}: {
  readonly details: UserDetails
  readonly signIn: SignInType
}) {
  const noPassword = toNoPassword(signIn)
  return (
    <div className="-mb-4 gap-4 *:mb-4 *:break-inside-avoid lg:columns-2">
      {profileSections.map(({ title, fields, facts }) => (
        <Panel key={title} label={title}>
          <h2 className="border-b border-line px-4 py-2 font-semibold">{title}</h2>
          <dl className="flex flex-col divide-y divide-line">
            {fields.map((key) => (
              <Line key={key} label={userFields[key].label}>
                {toField(details, key)}
              </Line>
            ))}
            {facts.map((key) => (
              <Line key={key} label={columnLabels[key]}>
                {toFact(details, key)}
              </Line>
            ))}
            {title === 'Account' && noPassword && <Line label="Password">{noPassword}</Line>}
          </dl>
        </Panel>
      ))}
    </div>
  )
}

function Line({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="grid min-h-9 grid-cols-[9rem_1fr] items-center gap-3 px-4 py-1 sm:grid-cols-[13rem_1fr]">
      <dt className="text-muted">{label}</dt>
      <dd className="min-w-0 wrap-anywhere">
        {children || <span className="text-muted">None</span>}
      </dd>
    </div>
  )
}

function toField({ user, defaultCredentialName }: UserDetails, key: UserFieldKey): ReactNode {
  if (key === 'defaultCredentialId') return defaultCredentialName ?? user.defaultCredentialId
  if (key === 'language') return user.language && toLanguageText(user.language)
  return key === 'email' ? (
    <CopyText text={user.email} label="e-mail address" />
  ) : (
    toUserCell(user, key)
  )
}

function toFact({ user }: UserDetails, key: UserColumn): ReactNode {
  return key === 'id' ? <CopyText text={user.id} label="user id" /> : toUserCell(user, key)
}
