import type { DcmConnection } from '@curator/console-contract/dcm-connections'
import type { ConnectionId } from '@curator/console-contract/ids'
import { Link } from 'react-router'
import { formatCount } from '../../../lib/format-count.ts'
import { paths } from '../../../paths.ts'
import type { GridColumn } from '../../../ui/grid-column.ts'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import { ExpiryBadge, ownerStates } from './dcm-badges.tsx'

export function toDcmColumns(connectionId: ConnectionId): GridColumn<DcmConnection>[] {
  return [
    {
      key: 'name',
      header: 'Name',
      width: 180,
      isSortable: true,
      render: ({ id, name }) => (
        <Link
          to={paths.dcmConnection(connectionId, id)}
          className="truncate rounded-sm text-accent-ink hover:underline"
        >
          {name}
        </Link>
      ),
    },
    {
      key: 'owner',
      header: 'Owner',
      width: 220,
      isSortable: true,
      render: ({ owner }) => (
        <span className="flex min-w-0 items-center gap-2">
          <span className="truncate">{owner.name || owner.email || 'Not told'}</span>
          {owner.state !== 'active' && (
            <StatusBadge tone="warning">{ownerStates[owner.state]}</StatusBadge>
          )}
        </span>
      ),
    },
    {
      key: 'nextExpiry',
      header: 'Next secret ends',
      width: 260,
      isSortable: true,
      render: (connection) => <ExpiryBadge connection={connection} />,
    },
    {
      key: 'technology',
      header: 'Technology',
      width: 130,
      isSortable: true,
      render: ({ technology }) => technology,
    },
    {
      key: 'executionCount',
      header: 'May run with it',
      width: 120,
      align: 'right',
      render: ({ executionCount }) => formatCount(executionCount),
    },
    {
      key: 'collaborationCount',
      header: 'May work on it',
      width: 120,
      align: 'right',
      render: ({ collaborationCount }) => formatCount(collaborationCount),
    },
  ]
}
