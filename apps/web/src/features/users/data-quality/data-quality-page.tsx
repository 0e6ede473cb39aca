import type { Connection } from '@curator/console-contract/connections'
import { usualInactiveDays } from '@curator/console-contract/users'
import { useQuery } from '@tanstack/react-query'
import { CircleCheck } from 'lucide-react'
import { z } from 'zod'
import { useSearch } from '../../../lib/use-search.ts'
import { paths } from '../../../paths.ts'
import { ConnectionPage } from '../../../people/connection-page.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { LinkButton } from '../../../ui/link-button.tsx'
import { Page, Panel } from '../../../ui/page.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { SkeletonLines } from '../../../ui/skeleton.tsx'
import { DaysField } from '../filters/days-field.tsx'
import { usersQueries } from '../users.queries.ts'
import { UsersFailed } from '../users-empty.tsx'
import { UsersSummary } from '../users-summary.tsx'
import { FindingRow } from './finding-row.tsx'

const dataQualitySearch = z.object({
  inactiveDays: z.coerce.number().int().min(1).max(3_650).default(usualInactiveDays),
})

/** What is wrong, or may be, with the people of a connection; each leads to the people and so to a plan. */
export function DataQualityPage() {
  return (
    <ConnectionPage>
      {(connection) => <DataQuality key={connection.id} connection={connection} />}
    </ConnectionPage>
  )
}

function DataQuality({ connection }: { readonly connection: Connection }) {
  const [{ inactiveDays }, change] = useSearch(dataQualitySearch)
  const { data, error, refetch } = useQuery(usersQueries.findings(connection.id, inactiveDays))
  const isClean = data?.items.every(({ count, why }) => count === 0 && why === null) ?? false
  return (
    <Page>
      <PageHeader
        title="Data quality"
        crumbs={[{ text: 'Users', to: paths.users(connection.id) }]}
        description={
          <UsersSummary connection={connection} total={data?.userCount} takenAt={data?.takenAt} />
        }
        action={
          <DaysField
            value={inactiveDays}
            onChange={(days) => change({ inactiveDays: days }, true)}
          />
        }
      />
      <Panel>
        {error && !data && (
          <UsersFailed connection={connection} error={error} onRetry={() => void refetch()} />
        )}
        {!data && !error && <SkeletonLines count={7} />}
        {isClean && (
          <EmptyState
            icon={CircleCheck}
            title="Nothing to mend"
            text="No rule finds anyone. Fewer days without sign-in may find more."
            action={<LinkButton to={paths.users(connection.id)}>Show all users</LinkButton>}
          />
        )}
        {data && !isClean && (
          <ul className="flex flex-col divide-y divide-line">
            {data.items.map((item) => (
              <FindingRow
                key={item.finding}
                {...item}
                connectionId={connection.id}
                inactiveDays={inactiveDays}
              />
            ))}
          </ul>
        )}
      </Panel>
    </Page>
  )
}
