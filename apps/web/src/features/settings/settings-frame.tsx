import type { Permission } from '@curator/console-contract/session'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useAccount } from '../../api/session.queries.ts'
import { paths, type SettingsTab } from '../../paths.ts'
import { Page } from '../../ui/page.tsx'
import { PageHeader } from '../../ui/page-header.tsx'

/** The parts of the settings. Without a permission a part is for everybody. */
const tabs: readonly {
  readonly key: SettingsTab
  readonly text: string
  readonly permission?: Permission
}[] = [
  { key: 'accounts', text: 'Accounts', permission: 'accounts.manage' },
  { key: 'notifications', text: 'Notifications', permission: 'notifications.manage' },
  { key: 'password', text: 'Your password' },
]

/** The settings with one part open. */
export function SettingsFrame({
  tab,
  children,
}: {
  readonly tab: SettingsTab
  readonly children: ReactNode
}) {
  const permissions = useAccount()?.permissions ?? []
  const shown = tabs.filter(({ permission }) => !permission || permissions.includes(permission))
  return (
    <Page>
      <PageHeader title="Settings" />
      <nav aria-label="Settings" className="border-b border-line">
        <ul className="flex flex-wrap gap-1">
          {shown.map(({ key, text }) => (
            <li key={key}>
              <Link
                to={paths.settings(key)}
                {...(key === tab ? { 'aria-current': 'page' as const } : {})}
                className="block rounded-t-md border-b-2 border-transparent px-3 py-2 text-muted hover:bg-hover hover:text-text aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-text"
              >
                {text}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {children}
    </Page>
  )
}
