import type { CollectionMember } from '@curator/console-contract/collections'
import { type ConnectionId, collectionId, userGroupId, userId } from '@curator/console-contract/ids'
import { FolderTree, Network, UserRound, UsersRound } from 'lucide-react'
import { Link } from 'react-router'
import { formatCounted } from '../../../lib/format-count.ts'
import { readParam } from '../../../lib/read-param.ts'
import { ExpiryText, RightsSourceText } from '../../../memberships/membership-words.tsx'
import { RightsMarks } from '../../../memberships/rights-marks.tsx'
import { paths } from '../../../paths.ts'
import type { GridColumn } from '../../../ui/grid-column.ts'
import { memberKindTexts } from '../collections-text.ts'
import type { MembershipRow } from './membership-row.ts'

const icons = {
  user: UserRound,
  group: UsersRound,
  studio: FolderTree,
  directory: Network,
} as const
const linkClasses = 'truncate rounded-sm text-accent-ink hover:underline'

/** The columns of a list of members. */
export function toMemberColumns(connectionId: ConnectionId): GridColumn<MembershipRow>[] {
  return [
    {
      key: 'member',
      header: 'Member',
      width: 200,
      render: ({ member }) => <MemberName connectionId={connectionId} member={member} />,
    },
    {
      key: 'kind',
      header: 'Kind',
      width: 150,
      render: ({ member }) => <MemberKind member={member} />,
    },
    {
      key: 'rights',
      header: 'Rights',
      width: 300,
      render: ({ member }) => <RightsMarks rights={member.rights} />,
    },
    {
      key: 'expiresAt',
      header: 'Ends',
      width: 190,
      render: ({ member }) => <ExpiryText {...member} />,
    },
    {
      key: 'source',
      header: 'Known from',
      width: 230,
      render: ({ member }) => <RightsSourceText {...member} />,
    },
  ]
}

/** The same with the collection, in a list that holds several of them. */
export function toMembershipColumns(connectionId: ConnectionId): GridColumn<MembershipRow>[] {
  const [member, ...others] = toMemberColumns(connectionId)
  const collection: GridColumn<MembershipRow> = {
    key: 'collection',
    header: 'Collection',
    width: 180,
    isSortable: true,
    render: (row) => <CollectionName connectionId={connectionId} collection={row.collection} />,
  }
  if (!member) return []
  return [
    { ...member, isSortable: true },
    collection,
    ...others.map((column) =>
      column.key === 'expiresAt' ? { ...column, isSortable: true } : column,
    ),
  ]
}

function MemberName({
  connectionId,
  member,
}: {
  readonly connectionId: ConnectionId
  readonly member: CollectionMember
}) {
  const { email, id, kind, name } = member
  const user = kind === 'user' ? readParam(userId, id) : null
  const group = kind === 'group' ? readParam(userGroupId, id) : null
  const to = user
    ? paths.user(connectionId, user)
    : group
      ? paths.userGroup(connectionId, group)
      : undefined
  const words = name || email || id
  return to ? (
    <Link to={to} title={email || id} className={linkClasses}>
      {words}
    </Link>
  ) : (
    <span title={id} className="truncate">
      {words}
    </span>
  )
}

function MemberKind({
  member: { kind, memberCount, state },
}: {
  readonly member: CollectionMember
}) {
  const Icon = icons[kind]
  const more =
    memberCount !== null
      ? `, ${formatCounted(memberCount, 'person', 'people')}`
      : state !== null && state !== 'active'
        ? ', not active'
        : ''
  return (
    <span
      className="inline-flex min-w-0 items-center gap-1.5 align-middle"
      title={`${memberKindTexts[kind]}${more}`}
    >
      <Icon aria-hidden className="size-4 shrink-0 text-muted" />
      <span className="truncate">
        {memberKindTexts[kind]}
        {more}
      </span>
    </span>
  )
}

function CollectionName({
  connectionId,
  collection,
}: {
  readonly connectionId: ConnectionId
  readonly collection: { readonly id: string; readonly name: string }
}) {
  const id = readParam(collectionId, collection.id)
  return id ? (
    <Link to={paths.collection(connectionId, id)} className={linkClasses}>
      {collection.name}
    </Link>
  ) : (
    <span className="truncate">{collection.name}</span>
  )
}
