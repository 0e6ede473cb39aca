import type { Connection } from '@curator/console-contract/connections'
import { type FindingSeverity, findingSeverity } from '@curator/console-contract/schedule-findings'
import { useQuery } from '@tanstack/react-query'
import { ClipboardPenLine, ShieldCheck, SlidersHorizontal } from 'lucide-react'
import { useMemo } from 'react'
import { usePermission } from '../../../api/session.queries.ts'
import { useSearch } from '../../../lib/use-search.ts'
import { paths } from '../../../paths.ts'
import { ConnectionPage } from '../../../people/connection-page.tsx'
import { ChoiceMenu } from '../../../ui/choice-menu.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { LinkButton } from '../../../ui/link-button.tsx'
import { Page, Panel } from '../../../ui/page.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { SkeletonLines } from '../../../ui/skeleton.tsx'
import { useFilterChoices } from '../filters/use-filter-choices.ts'
import { severityLooks } from '../finding-text.ts'
import { ScheduleFilterBar } from '../schedule-filter-bar.tsx'
import type { ScheduleFilterValues } from '../schedule-search.ts'
import { SchedulesFailed } from '../schedules-failed.tsx'
import { countSchedules } from '../schedules-text.ts'
import { findingsQueries } from './findings.queries.ts'
import { type FindingsSearch, findingsSearch, toAsked, toListed } from './findings-search.ts'
import { findingsText } from './findings-text.ts'
import { FoundList } from './found-list.tsx'
import { RuleTiles } from './rule-tiles.tsx'
import { UnjudgedRules } from './unjudged-rules.tsx'

/** What is wrong, or may be, with the schedules of a connection. */
export function FindingsPage() {
  return (
    <ConnectionPage>
      {(connection) => <Findings key={connection.id} connection={connection} />}
    </ConnectionPage>
  )
}

const severityChoices = findingSeverity.options.map((key) => ({
  key,
  text: severityLooks[key].text,
}))

/** Beside the tiles of the rules. */
const quick = ['ownerState', 'isEnabled'] as const

function Findings({ connection }: { readonly connection: Connection }) {
  const [search, change] = useSearch(findingsSearch)
  const canPlan = usePermission('plans.write')
  const { data, error, refetch } = useQuery(findingsQueries.counts(connection.id))
  const asked = useMemo(() => (data ? toAsked(search, data.items) : null), [search, data])
  return (
    <Page isFilled>
      <PageHeader
        title={findingsText.title}
        description={
          data ? `${countSchedules(data.scheduleCount)} on ${connection.name}` : connection.name
        }
        action={
          <>
            {canPlan && asked && <ReviewThese connection={connection} asked={asked} />}
            <LinkButton to={paths.schedulePolicy(connection.id)} icon={SlidersHorizontal}>
              {findingsText.policy}
            </LinkButton>
          </>
        }
      />
      {error && !data && (
        <Panel>
          <SchedulesFailed connection={connection} error={error} onRetry={() => void refetch()} />
        </Panel>
      )}
      {!error && !data && <SkeletonLines count={8} />}
      {data && (
        <>
          <RuleTiles
            counts={data.items}
            chosen={search.finding}
            onChange={(finding) => change({ finding })}
          />
          <UnjudgedRules counts={data.items} />
          <FindingsFilters connection={connection} search={search} onChange={change} />
          {asked ? (
            <FoundList
              connection={connection}
              filters={asked}
              listed={toListed(search) ?? asked}
              search={search}
              onChange={change}
            />
          ) : (
            <Panel>
              <EmptyState
                icon={ShieldCheck}
                title={findingsText.none}
                text={findingsText.noneText}
              />
            </Panel>
          )}
        </>
      )}
    </Page>
  )
}

/** A review of what the filters leave; they become its scope. */
function ReviewThese({
  connection,
  asked: { sort: _, ...scope },
}: {
  readonly connection: Connection
  readonly asked: ScheduleFilterValues
}) {
  return (
    <LinkButton to={paths.newScheduleReview(connection.id, scope)} icon={ClipboardPenLine}>
      {findingsText.review}
    </LinkButton>
  )
}

function FindingsFilters({
  connection,
  search,
  onChange,
}: {
  readonly connection: Connection
  readonly search: FindingsSearch
  readonly onChange: (patch: Partial<FindingsSearch>, isReplaced?: boolean) => void
}) {
  const choices = useFilterChoices(connection.id, [])
  return (
    <ScheduleFilterBar search={search} choices={choices} onChange={onChange} quick={quick}>
      <ChoiceMenu<FindingSeverity>
        label={findingsText.severity}
        name={`${findingsText.severity} filter`}
        choices={severityChoices}
        chosen={search.severity}
        onChange={(severity) => onChange({ severity })}
      />
    </ScheduleFilterBar>
  )
}
