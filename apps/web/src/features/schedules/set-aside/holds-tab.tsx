import type { Connection } from '@curator/console-contract/connections'
import type { ScheduleHold } from '@curator/console-contract/schedule-plans'
import { useQuery } from '@tanstack/react-query'
import { AlarmClockMinus } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { toProblemText } from '../../../api/problem-text.ts'
import { paths } from '../../../paths.ts'
import { PlanDialog } from '../../../people/plan-dialog.tsx'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { InstantText } from '../../../ui/instant-text.tsx'
import { LinkButton } from '../../../ui/link-button.tsx'
import { NumberField } from '../../../ui/number-field.tsx'
import { Panel } from '../../../ui/page.tsx'
import { PageSteps } from '../../../ui/page-steps.tsx'
import { ProblemPanel } from '../../../ui/problem-panel.tsx'
import { SkeletonLines } from '../../../ui/skeleton.tsx'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import { countSchedules } from '../schedules-text.ts'
import { setAsidePageSize, setAsideQueries, usePlanRestoration } from './set-aside.queries.ts'
import { setAsideText } from './set-aside-text.ts'

export type SetAsideTabProps = {
  readonly connection: Connection
  readonly canPlan: boolean
  readonly page: number
  readonly onPage: (page: number) => void
}

/** Holds, the newest first, each with the way back. */
export function HoldsTab({ connection, canPlan, page, onPage }: SetAsideTabProps) {
  const { data, error, refetch } = useQuery(setAsideQueries.holds(connection.id, page))
  const [hold, setHold] = useState<ScheduleHold>()
  if (error && !data)
    return <ProblemPanel {...toProblemText(error)} onRetry={() => void refetch()} />
  return (
    <div className="flex flex-col gap-4">
      <Panel label={setAsideText.holds}>
        {!data && <SkeletonLines count={6} />}
        {data?.items.length === 0 && (
          <EmptyState
            icon={AlarmClockMinus}
            title={setAsideText.noHolds}
            text={setAsideText.noHoldsText}
            action={<LinkButton to={paths.schedules(connection.id)}>Show the schedules</LinkButton>}
          />
        )}
        {data && data.items.length > 0 && (
          <ul className="divide-y divide-line">
            {data.items.map((item) => (
              <HoldItem
                key={item.id}
                hold={item}
                onRestore={canPlan ? () => setHold(item) : undefined}
              />
            ))}
          </ul>
        )}
      </Panel>
      {data && (
        <PageSteps
          label="the holds"
          page={page}
          pageSize={setAsidePageSize}
          total={data.total}
          onChange={onPage}
        />
      )}
      {hold && <RestoreDialog hold={hold} onClose={() => setHold(undefined)} />}
    </div>
  )
}

function HoldItem({
  hold,
  onRestore,
}: {
  readonly hold: ScheduleHold
  readonly onRestore: (() => void) | undefined
}) {
  const { createdAt, createdByName, note, planId, restoredAt, scheduleCount } = hold
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 p-3">
      <div className="min-w-0 flex-1 basis-64">
        <p className="font-medium wrap-anywhere">{note || setAsideText.noNote}</p>
        <p className="text-sm text-muted wrap-anywhere">
          {countSchedules(scheduleCount)} · <InstantText instant={createdAt} /> by {createdByName} ·{' '}
          <Link to={paths.plan(planId)} className="text-accent-ink hover:underline">
            Plan
          </Link>
        </p>
      </div>
      {restoredAt !== null && (
        <span className="flex flex-wrap items-center gap-2 text-sm text-muted">
          <StatusBadge tone="good">On again</StatusBadge>
          <InstantText instant={restoredAt} />
        </span>
      )}
      {restoredAt === null && onRestore && (
        <Button onPress={onRestore}>Switch {countSchedules(scheduleCount)} on again…</Button>
      )}
    </li>
  )
}

/** Schedules that go on in one minute, unless somebody says otherwise. */
const usualPerMinute = 60

function RestoreDialog({
  hold,
  onClose,
}: {
  readonly hold: ScheduleHold
  readonly onClose: () => void
}) {
  const [perMinute, setPerMinute] = useState(usualPerMinute)
  const plan = usePlanRestoration()
  return (
    <PlanDialog
      title={`Switch ${countSchedules(hold.scheduleCount)} on again`}
      intro={setAsideText.restoreIntro}
      action={`Plan to switch ${countSchedules(hold.scheduleCount)} on again`}
      plan={plan}
      onPlan={() => plan.mutate({ holdId: hold.id, perMinute })}
      onClose={onClose}
    >
      <NumberField
        label={setAsideText.perMinute}
        description={setAsideText.perMinuteHint}
        value={perMinute}
        minValue={1}
        maxValue={600}
        onChange={setPerMinute}
      />
    </PlanDialog>
  )
}
