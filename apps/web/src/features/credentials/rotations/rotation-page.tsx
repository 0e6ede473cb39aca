import type { Connection } from '@curator/console-contract/connections'
import { type RotationId, rotationId } from '@curator/console-contract/ids'
import { useQuery } from '@tanstack/react-query'
import { SearchX } from 'lucide-react'
import { useParams } from 'react-router'
import { problemCodeOf, toProblemText } from '../../../api/problem-text.ts'
import { usePermission } from '../../../api/session.queries.ts'
import { readParam } from '../../../lib/read-param.ts'
import { paths } from '../../../paths.ts'
import { ConnectionPage } from '../../../people/connection-page.tsx'
import { ActionProblem } from '../../../ui/action-problem.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { LinkButton } from '../../../ui/link-button.tsx'
import { Page, Panel } from '../../../ui/page.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { ProblemPanel } from '../../../ui/problem-panel.tsx'
import { SkeletonLines } from '../../../ui/skeleton.tsx'
import { text } from '../credentials-text.ts'
import { EntryList } from './entry-list.tsx'
import { RotationBadge } from './rotation-badge.tsx'
import { rotationQueries, useTakeStep } from './rotations.queries.ts'
import { StepList } from './step-list.tsx'

/** One rotation: what comes next, and what was done. */
export function RotationPage() {
  const id = readParam(rotationId, useParams().rotationId)
  return (
    <ConnectionPage>
      {(connection) => id && <RotationOf key={id} connection={connection} id={id} />}
    </ConnectionPage>
  )
}

function RotationOf({
  connection,
  id,
}: {
  readonly connection: Connection
  readonly id: RotationId
}) {
  const { data, error, refetch } = useQuery(rotationQueries.one(id))
  const take = useTakeStep(id)
  const canPlan = usePermission('plans.write')
  const crumbs = [
    { text: text.title, to: paths.credentials(connection.id) },
    { text: text.rotations, to: paths.credentialRotations(connection.id) },
  ]
  const isGone = error && problemCodeOf(error) === 'not_found'
  // What was read before it was deleted is no longer true.
  if (!data || isGone)
    return (
      <Page>
        <PageHeader title="Rotation" crumbs={crumbs} description={connection.name} />
        <Panel>
          {!error && <SkeletonLines count={8} />}
          {isGone && (
            <EmptyState
              icon={SearchX}
              title={text.noSuchRotation}
              text={toProblemText(error).detail ?? ''}
              action={
                <LinkButton to={paths.credentialRotations(connection.id)}>
                  Show all rotations
                </LinkButton>
              }
            />
          )}
          {error && !isGone && (
            <ProblemPanel {...toProblemText(error)} onRetry={() => void refetch()} />
          )}
        </Panel>
      </Page>
    )
  const { rotation } = data
  return (
    <Page>
      <PageHeader
        title={`Rotation of ${rotation.userName}`}
        crumbs={crumbs}
        description={`${rotation.ownerName}, until ${rotation.deadline}${rotation.note ? `: ${rotation.note}` : ''}`}
        action={<RotationBadge rotation={rotation} />}
      />
      {take.error && <ActionProblem {...toProblemText(take.error)} />}
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <StepList connectionId={connection.id} details={data} take={take} canPlan={canPlan} />
        <EntryList entries={data.entries} />
      </div>
    </Page>
  )
}
