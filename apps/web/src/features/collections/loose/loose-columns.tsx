import { formatCount } from '../../../lib/format-count.ts'
import type { GridColumn } from '../../../ui/grid-column.ts'
import { InstantText } from '../../../ui/instant-text.tsx'
import { OwnerText } from '../owner-text.tsx'
import type { LooseWorkflow } from './loose.queries.ts'

export const looseColumns: GridColumn<LooseWorkflow>[] = [
  { key: 'name', header: 'Workflow', width: 240, render: ({ id, name }) => name || id },
  { key: 'owner', header: 'Owner', width: 200, render: ({ owner }) => <OwnerText owner={owner} /> },
  {
    key: 'isPublic',
    header: 'Public',
    width: 100,
    render: ({ isPublic }) => (isPublic === null ? 'Unknown' : isPublic ? 'Yes' : 'No'),
  },
  {
    key: 'scheduleCount',
    header: 'Schedules',
    width: 100,
    align: 'right',
    render: ({ scheduleCount }) => formatCount(scheduleCount),
  },
  {
    key: 'createdAt',
    header: 'Created',
    width: 200,
    render: ({ createdAt }) => <InstantText instant={createdAt} empty="Not known" />,
  },
]
