import type { Connection } from '@curator/console-contract/connections'
import { ChevronsUpDown, FlaskConical, Plug, ShieldAlert, Wrench } from 'lucide-react'
import { useNavigate } from 'react-router'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { EnvironmentBadge } from '../ui/environment-badge.tsx'
import { Menu } from '../ui/menu.tsx'
import { StatusBadge } from '../ui/status-badge.tsx'

const icons = { development: Wrench, test: FlaskConical, production: ShieldAlert } as const
const words = { development: 'Development', test: 'Test', production: 'Production' } as const

/** Shows the connection in sight with its environment, and leads to another. */
export function ConnectionMenu({
  connection,
  connections,
}: {
  readonly connection: Connection
  readonly connections: readonly Connection[]
}) {
  const navigate = useNavigate()
  const entries = connections.map((other) => ({
    key: other.id,
    text: other.name,
    description: other.isPractice
      ? `${words[other.environment]}, practice server`
      : words[other.environment],
    icon: icons[other.environment],
    isChosen: other.id === connection.id,
    onAction: () => void navigate(paths.users(other.id)),
  }))
  const manage = {
    key: ' manage',
    text: 'Manage connections',
    icon: Plug,
    onAction: () => void navigate(paths.connections()),
  }
  return (
    <div className="flex min-w-0 items-center gap-2 max-sm:flex-col max-sm:items-start max-sm:gap-0 max-sm:py-1 max-sm:[&>span]:ml-2">
      <Menu
        label="Connection"
        heading="Go to connection"
        entries={[...entries, manage]}
        trigger={
          <Button variant="quiet" size="small">
            <span className="sr-only">Connection: </span>
            <span className="max-w-32 truncate text-base font-semibold sm:max-w-56">
              {connection.name}
            </span>
            <ChevronsUpDown aria-hidden className="size-4 text-muted" />
          </Button>
        }
      />
      <EnvironmentBadge environment={connection.environment} />
      {connection.isPractice && (
        <span className="max-lg:hidden">
          <StatusBadge tone="neutral" icon={FlaskConical}>
            Practice
          </StatusBadge>
        </span>
      )}
    </div>
  )
}
