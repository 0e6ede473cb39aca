import type { Connection } from '@curator/console-contract/connections'
import { Menu as MenuIcon, Search } from 'lucide-react'
import { useAccount } from '../api/session.queries.ts'
import { NotificationBell } from '../features/notifications/notification-bell.tsx'
import { Button } from '../ui/button.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { ActiveRunsMenu } from './active-runs-menu.tsx'
import { ApprovalsMenu } from './approvals-menu.tsx'
import { ConnectionMenu } from './connection-menu.tsx'
import { DirectoryAge } from './directory-age.tsx'
import { PersonMenu, ThemeMenu } from './person-menu.tsx'

/** Which connection, how old, what runs, who: the same on every page. */
export function TopBar({
  connection,
  connections,
  onOpenNavigation,
  onOpenSwitcher,
}: {
  readonly connection: Connection | undefined
  readonly connections: readonly Connection[]
  readonly onOpenNavigation: () => void
  readonly onOpenSwitcher: () => void
}) {
  const account = useAccount()
  return (
    <header className="flex min-h-12 items-center gap-2 border-b border-line bg-surface px-2 md:px-4">
      <span className="md:hidden">
        <Button
          variant="quiet"
          size="small"
          icon={MenuIcon}
          aria-label="Open navigation"
          onPress={onOpenNavigation}
        />
      </span>
      {connection && <ConnectionMenu connection={connection} connections={connections} />}
      <div className="ml-auto flex items-center gap-1">
        {connection && <DirectoryAge connection={connection} />}
        <ActiveRunsMenu />
        <NotificationBell />
        <ApprovalsMenu />
        <span className="max-lg:hidden">
          <Button variant="secondary" size="small" icon={Search} onPress={onOpenSwitcher}>
            Go to <Kbd>Ctrl K</Kbd>
          </Button>
        </span>
        <ThemeMenu />
        {account && <PersonMenu account={account} />}
      </div>
    </header>
  )
}
