import type { Connection } from '@curator/console-contract/connections'
import { type UserGroupId, userGroupId } from '@curator/console-contract/ids'
import { serverRoleLabels } from '@curator/console-contract/server-roles'
import type { UserGroupDetails } from '@curator/console-contract/user-groups'
import { useQuery } from '@tanstack/react-query'
import { SearchX } from 'lucide-react'
import { useParams } from 'react-router'
import { z } from 'zod'
import { problemCodeOf, toProblemText } from '../../../api/problem-text.ts'
import { usePermission } from '../../../api/session.queries.ts'
import { readParam } from '../../../lib/read-param.ts'
import { useSearch } from '../../../lib/use-search.ts'
import { paths } from '../../../paths.ts'
import { ConnectionPage } from '../../../people/connection-page.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { LinkButton } from '../../../ui/link-button.tsx'
import { Page, Panel } from '../../../ui/page.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { PageTabs } from '../../../ui/page-tabs.tsx'
import { SkeletonLines } from '../../../ui/skeleton.tsx'
import { GroupsFailed } from '../groups-failed.tsx'
import { groupQueries } from '../user-groups.queries.ts'
import { countMembers, text } from '../user-groups-text.ts'
import { DirectoryTab } from './directory-tab.tsx'
import { GroupActions } from './group-actions.tsx'
import { MembersTab } from './members-tab.tsx'
import { OpensTab } from './opens-tab.tsx'

const pageSearch = z.object({
  tab: z.enum(['members', 'opens', 'directory']).default('members'),
  /** Narrows the members. */
  search: z.string().max(200).optional(),
})

/** Everything about one group, named in the address. */
export function GroupPage() {
  const groupId = readParam(userGroupId, useParams().groupId)
  return (
    <ConnectionPage>
      {(connection) =>
        groupId && (
          <GroupOf key={`${connection.id} ${groupId}`} connection={connection} groupId={groupId} />
        )
      }
    </ConnectionPage>
  )
}

function GroupOf({
  connection,
  groupId,
}: {
  readonly connection: Connection
  readonly groupId: UserGroupId
}) {
  const { data, error, refetch } = useQuery(groupQueries.details(connection.id, groupId))
  if (data) return <GroupSheet connection={connection} details={data} />
  return (
    <Page>
      <PageHeader
        title="Group"
        crumbs={[{ text: text.title, to: paths.userGroups(connection.id) }]}
        description={connection.name}
      />
      <Panel>
        {!error && <SkeletonLines count={10} />}
        {error && problemCodeOf(error) === 'not_found' && (
          <EmptyState
            icon={SearchX}
            title={text.noSuchGroup}
            text={toProblemText(error).detail ?? ''}
            action={<LinkButton to={paths.userGroups(connection.id)}>Show all groups</LinkButton>}
          />
        )}
        {error && problemCodeOf(error) !== 'not_found' && (
          <GroupsFailed connection={connection} error={error} onRetry={() => void refetch()} />
        )}
      </Panel>
    </Page>
  )
}

function GroupSheet({
  connection,
  details,
}: {
  readonly connection: Connection
  readonly details: UserGroupDetails
}) {
  const [search, change] = useSearch(pageSearch)
  const canPlan = usePermission('plans.write')
  const { collections, credentials, dataConnections, directoryGroups, group } = details
  const opened = [collections, credentials, dataConnections].reduce(
    (sum, { items }) => sum + items.length,
    0,
  )
  const tabs = [
    { key: 'members', text: 'Members', count: group.memberCount },
    { key: 'opens', text: 'What it opens', count: opened },
    { key: 'directory', text: 'Directory groups', count: directoryGroups.length },
  ] as const
  return (
    <Page>
      <PageHeader
        title={group.name}
        crumbs={[{ text: text.title, to: paths.userGroups(connection.id) }]}
        description={`Role ${serverRoleLabels[group.role]}, ${countMembers(group.memberCount)}, on ${connection.name}`}
        action={canPlan && <GroupActions connectionId={connection.id} group={group} />}
      />
      <PageTabs
        label="Parts of the group"
        tabs={tabs}
        chosen={search.tab}
        onChange={(tab) => change({ tab })}
      >
        {search.tab === 'members' && (
          <MembersTab
            connectionId={connection.id}
            group={group}
            canPlan={canPlan}
            search={search.search}
            onSearch={(value) => change({ search: value || undefined }, true)}
          />
        )}
        {search.tab === 'opens' && <OpensTab details={details} />}
        {search.tab === 'directory' && (
          <DirectoryTab connection={connection} details={details} canPlan={canPlan} />
        )}
      </PageTabs>
    </Page>
  )
}
