import type { ConnectionId } from '@curator/console-contract/ids'
import { Link } from 'react-router'
import { formatCounted } from '../../../lib/format-count.ts'
import { paths } from '../../../paths.ts'
import type { GridColumn } from '../../../ui/grid-column.ts'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import type { MissingRow } from '../access.queries.ts'
import { needKindTexts, text } from '../access-text.ts'

export function toMissingColumns(connectionId: ConnectionId): GridColumn<MissingRow>[] {
  return [
    {
      key: 'member',
      header: 'Who lacks it',
      width: 220,
      render: ({ member, needsWrapper }) => (
        <span
          className="inline-flex min-w-0 items-center gap-1.5"
          title={needsWrapper ? text.wrapper : member.email || member.id}
        >
          <span className="truncate">{member.name || member.email || member.id}</span>
          {member.isOwner && <StatusBadge tone="neutral">Owner</StatusBadge>}
          {needsWrapper && <StatusBadge tone="info">To be wrapped</StatusBadge>}
        </span>
      ),
    },
    {
      key: 'affected',
      header: 'Affects',
      width: 110,
      render: ({ member: { affectedCount } }) =>
        formatCounted(affectedCount ?? 1, 'person', 'people'),
    },
    { key: 'need', header: 'Share', width: 180, render: ({ need }) => need.name },
    {
      key: 'kind',
      header: 'Kind',
      width: 130,
      render: ({ need }) => needKindTexts[need.kind],
    },
    {
      key: 'collection',
      header: 'Collection',
      width: 180,
      render: ({ collection }) => (
        <Link
          to={paths.collection(connectionId, collection.id)}
          className="truncate rounded-sm text-accent-ink hover:underline"
        >
          {collection.name}
        </Link>
      ),
    },
    {
      key: 'certainty',
      header: 'How sure',
      width: 110,
      render: ({ certainty }) =>
        certainty === 'certain' ? (
          <StatusBadge tone="bad">Certain</StatusBadge>
        ) : (
          <StatusBadge tone="warning">Possible</StatusBadge>
        ),
    },
    {
      key: 'because',
      header: 'Needed by',
      width: 240,
      render: ({ because, becauseCount }) => {
        const more =
          becauseCount > because.length ? ` and ${becauseCount - because.length} more` : ''
        return `${because.join(', ')}${more}`
      },
    },
  ]
}
