import type { DataConnection } from '@curator/console-contract/data-connections'
import type { ConnectionId } from '@curator/console-contract/ids'
import { Link } from 'react-router'
import { formatCount } from '../../../lib/format-count.ts'
import { paths } from '../../../paths.ts'
import type { GridColumn } from '../../../ui/grid-column.ts'

export function toServerColumns(connectionId: ConnectionId): GridColumn<DataConnection>[] {
  return [
    {
      key: 'name',
      header: 'Name',
      width: 200,
      isSortable: true,
      render: ({ id, name }) => (
        <Link
          to={paths.dataConnection(connectionId, id)}
          className="truncate rounded-sm text-accent-ink hover:underline"
        >
          {name}
        </Link>
      ),
    },
    {
      key: 'connectionType',
      header: 'Type',
      width: 140,
      isSortable: true,
      render: ({ connectionType }) =>
        connectionType || <span className="text-muted">Not told</span>,
    },
    {
      key: 'userCount',
      header: 'People',
      width: 100,
      isSortable: true,
      align: 'right',
      render: ({ userCount }) => formatCount(userCount),
    },
    {
      key: 'groupCount',
      header: 'Groups',
      width: 100,
      isSortable: true,
      align: 'right',
      render: ({ groupCount }) => formatCount(groupCount),
    },
    {
      key: 'dcm',
      header: 'DCM connection',
      width: 160,
      render: ({ dcm }) => dcm && <span className="truncate">{dcm.title || dcm.id}</span>,
    },
  ]
}
