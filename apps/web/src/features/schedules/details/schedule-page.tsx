import type { Connection } from '@curator/console-contract/connections'
import { type ScheduleId, scheduleId } from '@curator/console-contract/ids'
import type { ServerSchedule } from '@curator/console-contract/schedules'
import { useQuery } from '@tanstack/react-query'
import { SearchX } from 'lucide-react'
import { useParams } from 'react-router'
import { problemCodeOf } from '../../../api/problem-text.ts'
import { usePermission } from '../../../api/session.queries.ts'
import { readParam } from '../../../lib/read-param.ts'
import { paths } from '../../../paths.ts'
import { ConnectionPage } from '../../../people/connection-page.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { LinkButton } from '../../../ui/link-button.tsx'
import { Page, Panel } from '../../../ui/page.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { SkeletonLines } from '../../../ui/skeleton.tsx'
import { StateBadges } from '../schedule-cell.tsx'
import { ScheduleFacts } from '../schedule-facts.tsx'
import { schedulesQueries } from '../schedules.queries.ts'
import { SchedulesFailed } from '../schedules-failed.tsx'
import { text } from '../schedules-text.ts'
import { FindingsPanel } from './findings-panel.tsx'
import { RulePanel } from './rule-panel.tsx'
import { ScheduleActions } from './schedule-actions.tsx'

/** Everything about one schedule, named in the address. */
export function SchedulePage() {
  const id = readParam(scheduleId, useParams().scheduleId)
  return (
    <ConnectionPage>
      {(connection) =>
        id && <ScheduleOf key={`${connection.id} ${id}`} connection={connection} id={id} />
      }
    </ConnectionPage>
  )
}

function ScheduleOf({
  connection,
  id,
}: {
  readonly connection: Connection
  readonly id: ScheduleId
}) {
  const { data, error, refetch } = useQuery(schedulesQueries.one(connection.id, id))
  if (data) return <ScheduleSheet connection={connection} schedule={data} />
  const isMissing = problemCodeOf(error) === 'not_found'
  return (
    <Page>
      <PageHeader
        title="Schedule"
        crumbs={[{ text: text.title, to: paths.schedules(connection.id) }]}
        description={connection.name}
      />
      <Panel>
        {!error && <SkeletonLines count={10} />}
        {error && isMissing && (
          <EmptyState
            icon={SearchX}
            title={text.noSuchSchedule}
            text={text.noSuchScheduleText}
            action={<LinkButton to={paths.schedules(connection.id)}>Show all schedules</LinkButton>}
          />
        )}
        {error && !isMissing && (
          <SchedulesFailed connection={connection} error={error} onRetry={() => void refetch()} />
        )}
      </Panel>
    </Page>
  )
}

function ScheduleSheet({
  connection,
  schedule,
}: {
  readonly connection: Connection
  readonly schedule: ServerSchedule
}) {
  const canPlan = usePermission('plans.write')
  return (
    <Page>
      <PageHeader
        title={schedule.name || 'Schedule'}
        badge={<StateBadges schedule={schedule} />}
        crumbs={[{ text: text.title, to: paths.schedules(connection.id) }]}
        description={`${schedule.rule.words}, on ${connection.name}`}
        action={canPlan && <ScheduleActions connectionId={connection.id} schedule={schedule} />}
      />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <RulePanel connectionId={connection.id} schedule={schedule} canPlan={canPlan} />
        <FindingsPanel connectionId={connection.id} scheduleId={schedule.id} />
      </div>
      <Panel label="Facts">
        <h2 className="border-b border-line px-4 py-2 font-semibold">Facts</h2>
        <div className="grid gap-x-8 gap-y-5 p-4 lg:grid-cols-2">
          <ScheduleFacts connectionId={connection.id} schedule={schedule} />
        </div>
      </Panel>
    </Page>
  )
}
