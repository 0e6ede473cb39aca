import { type FindingSeverity, findingSeverity } from '@curator/console-contract/schedule-findings'
import type { ReviewItem } from '@curator/console-contract/schedule-review'
import { useQuery } from '@tanstack/react-query'
import { SearchX } from 'lucide-react'
import { useMemo, useState } from 'react'
import { toProblemText } from '../../../api/problem-text.ts'
import { useSearch } from '../../../lib/use-search.ts'
import { ChoiceMenu } from '../../../ui/choice-menu.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Panel } from '../../../ui/page.tsx'
import { PageSteps } from '../../../ui/page-steps.tsx'
import { ProblemPanel } from '../../../ui/problem-panel.tsx'
import { SearchField } from '../../../ui/search-field.tsx'
import { SkeletonLines } from '../../../ui/skeleton.tsx'
import { severityLooks } from '../finding-text.ts'
import { BulkDecision } from './bulk-decision.tsx'
import { type CampaignSearch, campaignSearch, groupBySeverity } from './campaign-search.ts'
import { ItemList } from './item-list.tsx'
import { ItemPanel } from './item-panel.tsx'
import type { CampaignInFull } from './progress-panels.tsx'
import { reviewPageSize, reviewQueries } from './review.queries.ts'
import { reviewText } from './review-text.ts'

/** The schedules of a review: the list on one side, the one in sight with its evidence and the answer on the other. */
export function CampaignItems({
  campaign,
  canPlan,
}: {
  readonly campaign: CampaignInFull
  readonly canPlan: boolean
}) {
  const [search, change] = useSearch(campaignSearch)
  const { item: wanted, ...filters } = search
  const { data, error, refetch } = useQuery(reviewQueries.items(campaign.id, filters))
  const [chosen, setChosen] = useState<ReadonlySet<ReviewItem['id']>>(new Set())
  const groups = useMemo(() => groupBySeverity(data?.items ?? []), [data])
  // In the order in which they stand.
  const items = useMemo(() => groups.flatMap((group) => group.items), [groups])
  const current = items.find(({ id }) => id === wanted) ?? items[0]
  // Whose turn it is decides, not the role: owners with an account may be viewers.
  const canDecide = campaign.state === 'open'
  const toggle = (id: ReviewItem['id']) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  const move = (step: 1 | -1) => {
    const at = items.findIndex(({ id }) => id === current?.id)
    const next = items[at + step]
    if (next) change({ item: next.id }, true)
  }
  if (error && !data)
    return <ProblemPanel {...toProblemText(error)} onRetry={() => void refetch()} />
  if (!data) return <SkeletonLines count={8} />
  return (
    <>
      <ItemFilters campaign={campaign} search={search} onChange={change} />
      {canDecide && chosen.size > 0 && (
        <BulkDecision
          campaign={campaign}
          canPlan={canPlan}
          items={items.filter(({ id }) => chosen.has(id))}
          onChoose={(ids) => setChosen(new Set(ids))}
        />
      )}
      {current ? (
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(17rem,24rem)_1fr]">
          <div className="min-w-0 lg:sticky lg:top-4">
            <ItemList
              groups={groups}
              currentId={current.id}
              chosen={chosen}
              onToggle={canDecide ? toggle : undefined}
              onOpen={(id) => change({ item: id }, true)}
            />
          </div>
          <ItemPanel
            key={current.id}
            campaign={campaign}
            item={current}
            canDecide={canDecide}
            canPlan={canPlan}
            onMove={move}
            onToggle={() => canDecide && toggle(current.id)}
          />
        </div>
      ) : (
        <Panel>
          <EmptyState icon={SearchX} title={reviewText.noItems} text={reviewText.noItemsText} />
        </Panel>
      )}
      <PageSteps
        label="schedules"
        page={search.page}
        pageSize={reviewPageSize}
        total={data.total}
        onChange={(page) => change({ page, item: undefined })}
      />
    </>
  )
}

const severityChoices = findingSeverity.options.map((key) => ({
  key,
  text: severityLooks[key].text,
}))
const stateChoices = [
  { key: 'open', text: 'Without an answer' },
  { key: 'decided', text: 'Decided' },
  { key: 'mine', text: 'Mine to decide' },
] as const

function ItemFilters({
  campaign,
  search,
  onChange,
}: {
  readonly campaign: CampaignInFull
  readonly search: CampaignSearch
  readonly onChange: (patch: Partial<CampaignSearch>, isReplaced?: boolean) => void
}) {
  const set = (patch: Partial<CampaignSearch>, isReplaced = false) =>
    onChange({ ...patch, page: 1, item: undefined }, isReplaced)
  const reviewers = campaign.reviewers.filter(({ email }) => email !== '')
  return (
    <div className="flex flex-wrap items-center gap-2">
      <div className="flex w-full min-w-0 sm:w-64">
        <SearchField
          label="Search the schedules of the review"
          placeholder="Search"
          value={search.search ?? ''}
          onChange={(value) => set({ search: value || undefined }, true)}
        />
      </div>
      <ChoiceMenu<FindingSeverity>
        label="Severity"
        name="Severity filter"
        choices={severityChoices}
        chosen={search.severity}
        onChange={(severity) => set({ severity })}
      />
      <ChoiceMenu<CampaignSearch['state'][number]>
        label="Answer"
        name="Answer filter"
        choices={stateChoices}
        chosen={search.state}
        onChange={(state) => set({ state })}
      />
      <ChoiceMenu<string>
        label="Reviewer"
        name="Reviewer filter"
        choices={reviewers.map(({ email, name }) => ({ key: email, text: `${name}, ${email}` }))}
        chosen={search.reviewer}
        onChange={(reviewer) => set({ reviewer })}
      />
    </div>
  )
}
