import type { getCollection } from '@curator/console-contract/collections'
import type { Connection } from '@curator/console-contract/connections'
import type { ReplyOf } from '@curator/endpoint/endpoint'
import { Route } from 'lucide-react'
import { z } from 'zod'
import { usePermission } from '../../../api/session.queries.ts'
import { useSearch } from '../../../lib/use-search.ts'
import { paths } from '../../../paths.ts'
import { LinkButton } from '../../../ui/link-button.tsx'
import { Page } from '../../../ui/page.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { PageTabs } from '../../../ui/page-tabs.tsx'
import { text } from '../collections-text.ts'
import { OwnerText } from '../owner-text.tsx'
import { RightsNotice } from '../rights-notice.tsx'
import { AssetsTab } from './assets-tab.tsx'
import { CollectionActions } from './collection-actions.tsx'
import { MembersTab } from './members-tab.tsx'
import { NeedsTab } from './needs-tab.tsx'

export type CollectionDetails = ReplyOf<typeof getCollection>

const pageSearch = z.object({
  tab: z.enum(['members', 'workflows', 'schedules', 'needs']).default('members'),
})

/** One collection: who is in it, what it holds, and what that needs. */
export function CollectionSheet({
  connection,
  details,
}: {
  readonly connection: Connection
  readonly details: CollectionDetails
}) {
  const [{ tab }, change] = useSearch(pageSearch)
  const canPlan = usePermission('plans.write')
  const { collection, members, rightsWhy, schedules, workflows } = details
  const tabs = [
    { key: 'members', text: 'Members', count: members.length },
    { key: 'workflows', text: 'Workflows', count: workflows.length },
    { key: 'schedules', text: 'Schedules', count: schedules.length },
    { key: 'needs', text: 'Needs' },
  ] as const
  const shared = { connection, details, canPlan }
  return (
    <Page>
      <PageHeader
        title={collection.name}
        crumbs={[{ text: text.title, to: paths.collections(connection.id) }]}
        description={
          <span className="inline-flex flex-wrap items-center gap-1.5">
            Owned by <OwnerText owner={collection.owner} /> on {connection.name}
          </span>
        }
        action={
          <>
            <LinkButton
              to={paths.access(connection.id, { kind: 'collection', target: collection.id })}
              icon={Route}
            >
              Explain access
            </LinkButton>
            {canPlan && <CollectionActions connection={connection} details={details} />}
          </>
        }
      />
      <PageTabs
        label="Parts of the collection"
        tabs={tabs}
        chosen={tab}
        onChange={(next) => change({ tab: next })}
      >
        {tab === 'members' && (
          <div className="flex flex-col gap-3">
            <RightsNotice why={rightsWhy} />
            <MembersTab {...shared} />
          </div>
        )}
        {tab === 'workflows' && <AssetsTab {...shared} kind="workflow" />}
        {tab === 'schedules' && <AssetsTab {...shared} kind="schedule" />}
        {tab === 'needs' && <NeedsTab connectionId={connection.id} collectionId={collection.id} />}
      </PageTabs>
    </Page>
  )
}
