import type { Connection } from '@curator/console-contract/connections'
import { type CampaignId, campaignId } from '@curator/console-contract/ids'
import type { Campaign } from '@curator/console-contract/schedule-review'
import { useQuery } from '@tanstack/react-query'
import { ShieldX } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import { toFieldErrors, toProblemText } from '../../../api/problem-text.ts'
import { useAccount, usePermission } from '../../../api/session.queries.ts'
import { useNow } from '../../../lib/now.ts'
import { useSearch } from '../../../lib/use-search.ts'
import { paths } from '../../../paths.ts'
import { ConnectionPage } from '../../../people/connection-page.tsx'
import { ActionProblem } from '../../../ui/action-problem.tsx'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Page, Panel } from '../../../ui/page.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { ProblemPanel } from '../../../ui/problem-panel.tsx'
import { SkeletonLines } from '../../../ui/skeleton.tsx'
import { useFilterChoices } from '../filters/use-filter-choices.ts'
import { ScheduleFilterBar } from '../schedule-filter-bar.tsx'
import { type ScheduleSearch, scheduleSearch, toFilterValues } from '../schedule-search.ts'
import { countSchedules } from '../schedules-text.ts'
import { reviewQueries, useSaveDraft } from './review.queries.ts'
import { fromCampaign, toReviewDraft, toReviewValues } from './review-draft.ts'
import { ReviewFields } from './review-fields.tsx'
import { reviewText } from './review-text.ts'

/** A new review, up to its draft; the scope stands in the address. */
export function NewReviewPage() {
  const canPlan = usePermission('plans.write')
  return (
    <ConnectionPage>
      {(connection) => (
        <Page>
          <PageHeader
            title={reviewText.newReview}
            crumbs={[{ text: reviewText.title, to: paths.scheduleReviews(connection.id) }]}
            description={connection.name}
          />
          {canPlan ? (
            <ReviewDraftForm key={connection.id} connection={connection} />
          ) : (
            <Panel>
              <EmptyState icon={ShieldX} title={reviewText.noPlan} text={reviewText.noPlanText} />
            </Panel>
          )}
        </Page>
      )}
    </ConnectionPage>
  )
}

const tickMs = 60_000

const pageSearch = scheduleSearch.extend({ draft: campaignId.optional() })

/** The form of a new draft, or of the one that the address names. */
function ReviewDraftForm({ connection }: { readonly connection: Connection }) {
  const [{ draft }] = useSearch(pageSearch)
  const { data, error, refetch } = useQuery({
    ...reviewQueries.campaign(draft ?? ('' as CampaignId)),
    enabled: draft !== undefined,
  })
  if (error && !data)
    return <ProblemPanel {...toProblemText(error)} onRetry={() => void refetch()} />
  if (draft !== undefined && !data) return <SkeletonLines count={10} />
  return <NewReviewForm key={draft ?? 'new'} connection={connection} campaign={data} />
}

function NewReviewForm({
  connection,
  campaign,
}: {
  readonly connection: Connection
  readonly campaign: Campaign | undefined
}) {
  const account = useAccount()
  const [search, change] = useSearch(pageSearch)
  const nowMs = useNow(tickMs)
  const [draft, setDraft] = useState(() =>
    campaign ? fromCampaign(campaign) : toReviewDraft(nowMs, account?.id),
  )
  const create = useSaveDraft(connection.id, campaign?.id)
  const filters = useMemo(() => {
    const {
      draft: _draft,
      sort: _sort,
      ...scope
    } = { ...toFilterValues(search), draft: search.draft }
    return scope
  }, [search])
  const values = toReviewValues(draft, filters)
  return (
    <>
      <Part title={reviewText.scope}>
        <Scope connection={connection} search={search} filters={filters} onChange={change} />
      </Part>
      <Part title={reviewText.who}>
        <ReviewFields
          draft={draft}
          faults={toFieldErrors(create.error)}
          onChange={(patch) => setDraft({ ...draft, ...patch })}
        />
      </Part>
      {create.error && <ActionProblem {...toProblemText(create.error)} />}
      <div className="flex flex-wrap items-center justify-end gap-3">
        <p className="text-sm text-muted">{reviewText.draftHint}</p>
        <Button
          variant="primary"
          isDisabled={!values}
          isPending={create.isPending}
          onPress={() => {
            if (values) create.mutate(values)
          }}
        >
          {campaign ? reviewText.saveDraft : reviewText.create}
        </Button>
      </div>
    </>
  )
}

function Scope({
  connection,
  search,
  filters,
  onChange,
}: {
  readonly connection: Connection
  readonly search: ScheduleSearch
  readonly filters: Parameters<typeof reviewQueries.scopeCount>[1]
  readonly onChange: (patch: Partial<ScheduleSearch>, isReplaced?: boolean) => void
}) {
  const choices = useFilterChoices(connection.id, [])
  const { data, error } = useQuery(reviewQueries.scopeCount(connection.id, filters))
  return (
    <>
      <ScheduleFilterBar search={search} choices={choices} onChange={onChange}>
        {null}
      </ScheduleFilterBar>
      {error && <ActionProblem {...toProblemText(error)} />}
      <p role="status">
        <strong className="font-semibold">
          {data === undefined ? 'Counting…' : `${countSchedules(data)} now`}
        </strong>{' '}
        <span className="text-muted">{reviewText.scopeHint}</span>
      </p>
    </>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Panel label={title}>
      <h2 className="border-b border-line px-4 py-2 font-semibold">{title}</h2>
      <div className="flex flex-col gap-4 p-4">{children}</div>
    </Panel>
  )
}
