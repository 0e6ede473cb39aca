import type { Connection } from '@curator/console-contract/connections'
import { type CampaignId, campaignId } from '@curator/console-contract/ids'
import { useQuery } from '@tanstack/react-query'
import { SearchX } from 'lucide-react'
import { useParams } from 'react-router'
import { problemCodeOf, toProblemText } from '../../../api/problem-text.ts'
import { usePermission } from '../../../api/session.queries.ts'
import { readParam } from '../../../lib/read-param.ts'
import { paths } from '../../../paths.ts'
import { ConnectionPage } from '../../../people/connection-page.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { InstantText } from '../../../ui/instant-text.tsx'
import { LinkButton } from '../../../ui/link-button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Page, Panel } from '../../../ui/page.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { ProblemPanel } from '../../../ui/problem-panel.tsx'
import { SkeletonLines } from '../../../ui/skeleton.tsx'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import { CampaignActions } from './campaign-actions.tsx'
import { CampaignItems } from './campaign-items.tsx'
import { ProgressPanels } from './progress-panels.tsx'
import { reviewQueries } from './review.queries.ts'
import { ReviewSettings } from './review-settings.tsx'
import { reviewText, stateLooks } from './review-text.ts'

/** One review, named in the address. */
export function CampaignPage() {
  const id = readParam(campaignId, useParams().campaignId)
  return (
    <ConnectionPage>
      {(connection) =>
        id ? <Campaign key={id} connection={connection} id={id} /> : <NoReview {...connection} />
      }
    </ConnectionPage>
  )
}

/** In place of a review that is not there. */
export function NoReview({ id }: Pick<Connection, 'id'>) {
  return (
    <EmptyState
      icon={SearchX}
      title={reviewText.noSuch}
      text={reviewText.noSuchText}
      action={<LinkButton to={paths.scheduleReviews(id)}>Show all reviews</LinkButton>}
    />
  )
}

function Campaign({
  connection,
  id,
}: {
  readonly connection: Connection
  readonly id: CampaignId
}) {
  const canPlan = usePermission('plans.write')
  const { data, error, refetch } = useQuery(reviewQueries.campaign(id))
  if (error && problemCodeOf(error) === 'not_found') return <NoReview {...connection} />
  if (error && !data)
    return <ProblemPanel {...toProblemText(error)} onRetry={() => void refetch()} />
  if (!data) return <SkeletonLines count={10} />
  const { text, tone } = stateLooks[data.state]
  return (
    <Page>
      <PageHeader
        title={data.name}
        badge={<StatusBadge tone={tone}>{text}</StatusBadge>}
        crumbs={[{ text: reviewText.title, to: paths.scheduleReviews(connection.id) }]}
        description={
          <>
            {connection.name}, {data.state === 'draft' ? 'starts' : 'started'}{' '}
            <InstantText instant={data.startsAt} />, by {data.createdByName}
          </>
        }
        action={<CampaignActions campaign={data} canPlan={canPlan} />}
      />
      {!data.isEvidenceSound && (
        <Notice tone="bad" isAlert>
          {reviewText.broken}
        </Notice>
      )}
      {data.state === 'draft' ? (
        <>
          <Notice tone="info">{reviewText.draftHint}</Notice>
          <Panel label={reviewText.course}>
            <h2 className="border-b border-line px-4 py-2 font-semibold">{reviewText.course}</h2>
            <div className="flex flex-col gap-3 p-4">
              <ReviewSettings campaign={data} />
            </div>
          </Panel>
        </>
      ) : (
        <>
          <ProgressPanels campaign={data} />
          <CampaignItems campaign={data} canPlan={canPlan} />
        </>
      )}
    </Page>
  )
}
