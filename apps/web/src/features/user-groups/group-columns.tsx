import type { ConnectionId } from '@curator/console-contract/ids'
import { serverRoleLabels } from '@curator/console-contract/server-roles'
import type { UserGroup } from '@curator/console-contract/user-groups'
import { Link } from 'react-router'
import { formatCount } from '../../lib/format-count.ts'
import { paths } from '../../paths.ts'
import type { GridColumn } from '../../ui/grid-column.ts'
import { InstantText } from '../../ui/instant-text.tsx'

export function toGroupColumns(connectionId: ConnectionId): GridColumn<UserGroup>[] {
  return [
    {
      key: 'name',
      header: 'Name',
      width: 200,
      isSortable: true,
      render: ({ id, name }) => (
        <Link
          to={paths.userGroup(connectionId, id)}
          className="truncate rounded-sm text-accent-ink hover:underline"
        >
          {name}
        </Link>
      ),
    },
    {
      key: 'role',
      header: 'Role',
      width: 100,
      isSortable: true,
      render: ({ role }) => serverRoleLabels[role],
    },
    {
      key: 'memberCount',
      header: 'Members',
      width: 100,
      isSortable: true,
      align: 'right',
      render: ({ memberCount }) => formatCount(memberCount),
    },
    {
      key: 'dateAdded',
      header: 'Added',
      width: 220,
      isSortable: true,
      render: ({ dateAdded }) => <InstantText instant={dateAdded} empty="Not known" />,
    },
  ]
}
