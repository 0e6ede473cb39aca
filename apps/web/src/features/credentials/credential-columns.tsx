import type { Credential } from '@curator/console-contract/credentials'
import type { ConnectionId } from '@curator/console-contract/ids'
import { Link } from 'react-router'
import { formatCount } from '../../lib/format-count.ts'
import { paths } from '../../paths.ts'
import type { GridColumn } from '../../ui/grid-column.ts'

const countColumn = (
  key: 'userCount' | 'groupCount' | 'useCount',
  header: string,
): GridColumn<Credential> => ({
  key,
  header,
  width: 110,
  isSortable: true,
  align: 'right',
  render: (credential) => formatCount(credential[key]),
})

export function toCredentialColumns(connectionId: ConnectionId): GridColumn<Credential>[] {
  return [
    {
      key: 'userName',
      header: 'User name',
      width: 260,
      isSortable: true,
      render: ({ id, userName }) => (
        <Link
          to={paths.credential(connectionId, id)}
          className="truncate rounded-sm text-accent-ink hover:underline"
        >
          {userName}
        </Link>
      ),
    },
    countColumn('userCount', 'People'),
    countColumn('groupCount', 'Groups'),
    countColumn('useCount', 'Uses'),
  ]
}
