import type { Connection } from '@curator/console-contract/connections'
import type { CredentialDetails } from '@curator/console-contract/credentials'
import {
  type CredentialId,
  credentialId as credentialIdSchema,
} from '@curator/console-contract/ids'
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
import { Notice } from '../../../ui/notice.tsx'
import { Page, Panel } from '../../../ui/page.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { PageTabs } from '../../../ui/page-tabs.tsx'
import { SkeletonLines } from '../../../ui/skeleton.tsx'
import { listReasons } from '../credential-tasks.tsx'
import { credentialQueries } from '../credentials.queries.ts'
import { CredentialsFailed } from '../credentials-failed.tsx'
import { countGroupsIn, countPeopleIn, text } from '../credentials-text.ts'
import { CredentialActions } from './credential-actions.tsx'
import { SharesTab } from './shares-tab.tsx'
import { UsesTab } from './uses-tab.tsx'

const pageSearch = z.object({ tab: z.enum(['shares', 'uses']).default('shares') })

/** Everything about one credential, named in the address. */
export function CredentialPage() {
  const id = readParam(credentialIdSchema, useParams().credentialId)
  return (
    <ConnectionPage>
      {(connection) =>
        id && <CredentialOf key={`${connection.id} ${id}`} connection={connection} id={id} />
      }
    </ConnectionPage>
  )
}

function CredentialOf({
  connection,
  id,
}: {
  readonly connection: Connection
  readonly id: CredentialId
}) {
  const { data, error, refetch } = useQuery(credentialQueries.details(connection.id, id))
  const isGone = error && problemCodeOf(error) === 'not_found'
  // What was read before it was deleted is no longer true.
  if (data && !isGone) return <CredentialSheet connection={connection} details={data} />
  return (
    <Page>
      <PageHeader
        title="Credential"
        crumbs={[{ text: text.title, to: paths.credentials(connection.id) }]}
        description={connection.name}
      />
      <Panel>
        {!error && <SkeletonLines count={10} />}
        {isGone && (
          <EmptyState
            icon={SearchX}
            title={text.noSuch}
            text={toProblemText(error).detail ?? ''}
            action={
              <LinkButton to={paths.credentials(connection.id)}>Show all credentials</LinkButton>
            }
          />
        )}
        {error && !isGone && (
          <CredentialsFailed connection={connection} error={error} onRetry={() => void refetch()} />
        )}
      </Panel>
    </Page>
  )
}

function CredentialSheet({
  connection,
  details,
}: {
  readonly connection: Connection
  readonly details: CredentialDetails
}) {
  const [search, change] = useSearch(pageSearch)
  const canPlan = usePermission('plans.write')
  const { credential, studios } = details
  const { groupCount, useCount, userCount, userName } = credential
  const tabs = [
    { key: 'shares', text: 'Shared with', count: userCount + groupCount },
    { key: 'uses', text: 'Where it is used', count: useCount + studios.items.length },
  ] as const
  return (
    <Page>
      <PageHeader
        title={userName}
        crumbs={[{ text: text.title, to: paths.credentials(connection.id) }]}
        description={`Shared with ${countPeopleIn(userCount)} and ${countGroupsIn(groupCount)}, on ${connection.name}`}
        action={canPlan && <CredentialActions connectionId={connection.id} details={details} />}
      />
      {canPlan &&
        listReasons(details.cannot).map((why) => (
          <Notice key={why} tone="info">
            {why}
          </Notice>
        ))}
      <PageTabs
        label="Parts of the credential"
        tabs={tabs}
        chosen={search.tab}
        onChange={(tab) => change({ tab })}
      >
        {search.tab === 'shares' && (
          <SharesTab connectionId={connection.id} details={details} canPlan={canPlan} />
        )}
        {search.tab === 'uses' && <UsesTab connectionId={connection.id} details={details} />}
      </PageTabs>
    </Page>
  )
}
