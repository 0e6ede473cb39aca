import type { ConnectionId } from '@curator/console-contract/ids'
import type { Studio } from '@curator/console-contract/studios'
import { Link } from 'react-router'
import { formatCount } from '../../lib/format-count.ts'
import { paths } from '../../paths.ts'
import type { GridColumn } from '../../ui/grid-column.ts'
import { text } from './studios-text.ts'

const toCount = (count: number | null) => (count === null ? text.notTold : formatCount(count))

export function toStudioColumns(connectionId: ConnectionId): GridColumn<Studio>[] {
  return [
    {
      key: 'name',
      header: 'Name',
      width: 200,
      isSortable: true,
      render: ({ id, name }) => (
        <Link
          to={paths.studio(connectionId, id)}
          className="truncate rounded-sm text-accent-ink hover:underline"
        >
          {name}
        </Link>
      ),
    },
    {
      key: 'userCount',
      header: 'People',
      width: 100,
      isSortable: true,
      align: 'right',
      render: ({ userCount }) => toCount(userCount),
    },
    {
      key: 'workflowCount',
      header: 'Workflows',
      width: 110,
      isSortable: true,
      align: 'right',
      render: ({ workflowCount }) => toCount(workflowCount),
    },
    {
      key: 'credential',
      header: 'Default credential',
      width: 180,
      render: ({ canShareSchedules, credential }) => (
        <span className="truncate">
          {credential?.name ?? (canShareSchedules === null ? text.notTold : text.ownCredential)}
        </span>
      ),
    },
    {
      key: 'canShareSchedules',
      header: 'May share schedules',
      width: 160,
      render: ({ canShareSchedules }) =>
        canShareSchedules === null ? text.notTold : canShareSchedules ? 'Yes' : 'No',
    },
  ]
}
