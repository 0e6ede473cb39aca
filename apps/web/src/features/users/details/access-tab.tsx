import type { Connection } from '@curator/console-contract/connections'
import { serverRoleLabels } from '@curator/console-contract/server-roles'
import type { AccessPath, UserDetails } from '@curator/console-contract/user-details'
import { UserRound, UsersRound } from 'lucide-react'
import { Link } from 'react-router'
import { paths } from '../../../paths.ts'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import { AssetPanel } from './asset-panel.tsx'
import { RolePicture } from './role-picture.tsx'
import { text } from './user-page-text.ts'

/** What a user can do and reach, and how it comes about. */
export function AccessTab({
  connection,
  details,
}: {
  readonly connection: Connection
  readonly details: UserDetails
}) {
  const { effectiveRole, collections, credentials, dataConnections } = details
  return (
    <div className="flex flex-col gap-4">
      <RolePicture role={effectiveRole} ownRole={details.user.role} />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <AssetPanel
          title="Groups"
          list={{ items: effectiveRole.groups, why: null }}
          empty={text.noGroups}
          renderName={({ id, name }) => (
            <Link
              to={paths.users(connection.id, { groupId: [id] })}
              className="rounded-sm text-accent-ink hover:underline"
            >
              {name}
            </Link>
          )}
          renderMore={({ role, decides }) => (
            <>
              <span className="text-muted">{serverRoleLabels[role]}</span>
              {decides && <StatusBadge tone="info">Decides the role</StatusBadge>}
            </>
          )}
        />
        <AssetPanel
          title="Collections"
          list={collections}
          empty="No collection is shared with them."
          renderMore={({ isOwner, paths: ways }) => (
            <>
              {isOwner && <StatusBadge tone="good">Owner</StatusBadge>}
              <Ways ways={ways} />
            </>
          )}
        />
        <AssetPanel
          title="Credentials"
          list={credentials}
          empty="No credential is shared with them."
          renderMore={({ paths: ways }) => <Ways ways={ways} />}
        />
        <AssetPanel
          title="Data connections"
          list={dataConnections}
          empty="No data connection is shared with them."
          renderMore={({ connectionType, paths: ways }) => (
            <>
              <span className="text-sm text-muted">{connectionType}</span>
              <Ways ways={ways} />
            </>
          )}
        />
      </div>
    </div>
  )
}

/** How the user comes to something. */
function Ways({ ways }: { readonly ways: readonly AccessPath[] }) {
  return ways.map((way) =>
    way.kind === 'direct' ? (
      <StatusBadge key="direct" tone="neutral" icon={UserRound}>
        Direct
      </StatusBadge>
    ) : (
      <StatusBadge key={way.groupId} tone="neutral" icon={UsersRound}>
        Through {way.groupName}
      </StatusBadge>
    ),
  )
}
