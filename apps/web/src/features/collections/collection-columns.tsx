import type { ServerCollection } from '@curator/console-contract/collections'
import type { ConnectionId } from '@curator/console-contract/ids'
import { Link } from 'react-router'
import { formatCount } from '../../lib/format-count.ts'
import { paths } from '../../paths.ts'
import type { GridColumn } from '../../ui/grid-column.ts'
import { InstantText } from '../../ui/instant-text.tsx'
import { OwnerText } from './owner-text.tsx'

const counts = [
  ['userCount', 'People'],
  ['groupCount', 'Groups'],
  ['workflowCount', 'Workflows'],
  ['scheduleCount', 'Schedules'],
] as const

export function toCollectionColumns(connectionId: ConnectionId): GridColumn<ServerCollection>[] {
  return [
    {
      key: 'name',
      header: 'Name',
      width: 200,
      isSortable: true,
      render: ({ id, name }) => (
        <Link
          to={paths.collection(connectionId, id)}
          className="truncate rounded-sm text-accent-ink hover:underline"
        >
          {name}
        </Link>
      ),
    },
    {
      key: 'owner',
      header: 'Owner',
      width: 190,
      isSortable: true,
      render: ({ owner }) => <OwnerText owner={owner} />,
    },
    ...counts.map(
      ([key, header]): GridColumn<ServerCollection> => ({
        key,
        header,
        width: 115,
        isSortable: true,
        align: 'right',
        render: (row) => formatCount(row[key]),
      }),
    ),
    {
      key: 'nextExpiryAt',
      header: 'Next to end',
      width: 200,
      isSortable: true,
      render: ({ nextExpiryAt }) => <InstantText instant={nextExpiryAt} empty="None known" />,
    },
    {
      key: 'createdAt',
      header: 'Created',
      width: 200,
      isSortable: true,
      render: ({ createdAt }) => <InstantText instant={createdAt} empty="Not known" />,
    },
  ]
}
