import type { listCollections } from '@curator/console-contract/collections'
import type { Connection } from '@curator/console-contract/connections'
import type { ReplyOf } from '@curator/endpoint/endpoint'
import { CalendarX2, FileQuestion, FileSpreadsheet, Plus, UsersRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { formatCount } from '../../lib/format-count.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { countCollections, text } from './collections-text.ts'
import { RightsNotice } from './rights-notice.tsx'

type CollectionsReply = ReplyOf<typeof listCollections>

/** Title, the pages around the list, how many there are, and whether rights can be read. */
export function CollectionsHeader({
  connection,
  page,
  canPlan,
  onNew,
}: {
  readonly connection: Connection
  readonly page: CollectionsReply | undefined
  readonly canPlan: boolean
  readonly onNew: () => void
}) {
  const { id, name } = connection
  const loose = page?.looseWorkflowCount
  return (
    <>
      <PageHeader
        title={text.title}
        description={page ? toSummary(name, page) : name}
        action={
          <>
            <LinkButton to={paths.collectionMemberships(id)} icon={CalendarX2}>
              {text.membershipsTitle}
            </LinkButton>
            {loose !== null && (
              <LinkButton to={paths.looseWorkflows(id)} icon={FileQuestion}>
                {loose === undefined
                  ? 'In no collection'
                  : `In no collection: ${formatCount(loose)}`}
              </LinkButton>
            )}
            {canPlan && <PlanActions connection={connection} onNew={onNew} />}
          </>
        }
      />
      <RightsNotice why={page?.rightsWhy ?? null} />
    </>
  )
}

function PlanActions({
  connection,
  onNew,
}: {
  readonly connection: Connection
  readonly onNew: () => void
}): ReactNode {
  return (
    <>
      <LinkButton to={paths.collectionSheet(connection.id)} icon={FileSpreadsheet}>
        From a sheet
      </LinkButton>
      <LinkButton to={paths.collectionTeam(connection.id)} icon={UsersRound}>
        {text.teamTitle}
      </LinkButton>
      <Button variant="primary" icon={Plus} onPress={onNew}>
        {text.newCollection}
      </Button>
    </>
  )
}

function toSummary(name: string, { collectionCount, total }: CollectionsReply): string {
  return total === collectionCount
    ? `${countCollections(total)} on ${name}`
    : `${formatCount(total)} of ${countCollections(collectionCount)} on ${name}`
}
