import type { Connection } from '@curator/console-contract/connections'
import { many } from '@curator/console-contract/paging'
import {
  type Campaign,
  type CampaignState,
  campaignState,
} from '@curator/console-contract/schedule-review'
import { useQuery } from '@tanstack/react-query'
import { ClipboardList, Plus } from 'lucide-react'
import { Link } from 'react-router'
import { z } from 'zod'
import { toProblemText } from '../../../api/problem-text.ts'
import { usePermission } from '../../../api/session.queries.ts'
import { formatCounted } from '../../../lib/format-count.ts'
import { useSearch } from '../../../lib/use-search.ts'
import { paths } from '../../../paths.ts'
import { ConnectionPage } from '../../../people/connection-page.tsx'
import { ChoiceMenu } from '../../../ui/choice-menu.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { InstantText } from '../../../ui/instant-text.tsx'
import { LinkButton } from '../../../ui/link-button.tsx'
import { Page, Panel } from '../../../ui/page.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { PageSteps } from '../../../ui/page-steps.tsx'
import { ProblemPanel } from '../../../ui/problem-panel.tsx'
import { ProgressBar } from '../../../ui/progress-bar.tsx'
import { SkeletonLines } from '../../../ui/skeleton.tsx'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import { reviewPageSize, reviewQueries } from './review.queries.ts'
import { recurrenceTexts, reviewText, sayProgress, stageTexts, stateLooks } from './review-text.ts'

const listSearch = z.object({
  state: many(campaignState),
  page: z.coerce.number().int().min(1).default(1),
})
const stateChoices = campaignState.options.map((key) => ({ key, text: stateLooks[key].text }))

/** The reviews of schedules of a connection, with their state and how far they are. */
export function ReviewsPage() {
  return (
    <ConnectionPage>
      {(connection) => <Reviews key={connection.id} connection={connection} />}
    </ConnectionPage>
  )
}

function Reviews({ connection }: { readonly connection: Connection }) {
  const [{ page, state }, change] = useSearch(listSearch)
  const canPlan = usePermission('plans.write')
  const { data, error, refetch } = useQuery(reviewQueries.campaigns(connection.id, state, page))
  return (
    <Page>
      <PageHeader
        title={reviewText.title}
        description={
          data
            ? `${formatCounted(data.total, 'review', 'reviews')} of schedules on ${connection.name}`
            : connection.name
        }
        action={canPlan && <NewReview connection={connection} />}
      />
      <div>
        <ChoiceMenu<CampaignState>
          label="State"
          name="State filter"
          choices={stateChoices}
          chosen={state}
          onChange={(next) => change({ state: next, page: 1 })}
        />
      </div>
      <Panel label={reviewText.title}>
        {error && !data && (
          <ProblemPanel {...toProblemText(error)} onRetry={() => void refetch()} />
        )}
        {!error && !data && <SkeletonLines count={6} />}
        {data?.items.length === 0 && (
          <EmptyState
            icon={ClipboardList}
            title={state.length > 0 ? 'No review matches' : reviewText.none}
            text={reviewText.noneText}
            action={canPlan && <NewReview connection={connection} />}
          />
        )}
        <ul className="flex flex-col divide-y divide-line empty:hidden">
          {data?.items.map((campaign) => (
            <ReviewRow key={campaign.id} campaign={campaign} />
          ))}
        </ul>
      </Panel>
      {data && (
        <PageSteps
          label="reviews"
          page={page}
          pageSize={reviewPageSize}
          total={data.total}
          onChange={(next) => change({ page: next })}
        />
      )}
    </Page>
  )
}

const NewReview = ({ connection }: { readonly connection: Connection }) => (
  <LinkButton to={paths.newScheduleReview(connection.id)} icon={Plus} variant="primary">
    {reviewText.newReview}
  </LinkButton>
)

function ReviewRow({ campaign }: { readonly campaign: Campaign }) {
  const { currentStage, progress, state } = campaign
  const { text, tone } = stateLooks[state]
  const endsAt = campaign.stages.at(-1)?.endsAt ?? null
  return (
    <li className="grid items-center gap-x-6 gap-y-2 px-4 py-3 sm:grid-cols-[1fr_16rem]">
      <div className="flex min-w-0 flex-col gap-1">
        <span className="flex flex-wrap items-center gap-2">
          <Link
            to={paths.scheduleReview(campaign.connectionId, campaign.id)}
            className="rounded-sm font-semibold text-accent-ink hover:underline"
          >
            {campaign.name}
          </Link>
          <StatusBadge tone={tone}>{text}</StatusBadge>
          {currentStage && <span className="text-sm">{stageTexts[currentStage].text} decide</span>}
        </span>
        <span className="text-sm text-muted">
          {state === 'draft' ? 'Starts ' : 'Started '}
          <InstantText instant={campaign.startsAt} />, ends <InstantText instant={endsAt} />,{' '}
          {recurrenceTexts[campaign.recurrence].toLowerCase()}, by {campaign.createdByName}
        </span>
      </div>
      {state === 'draft' ? (
        <span className="text-sm text-muted">Not started</span>
      ) : (
        <ProgressBar
          label="Progress"
          value={progress.decidedCount}
          maxValue={progress.itemCount}
          valueText={sayProgress(progress)}
        />
      )}
    </li>
  )
}
