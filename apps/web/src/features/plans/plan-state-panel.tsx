import type { Plan } from '@curator/console-contract/plans'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { PlanOrigin } from './plan-origin.ts'
import { planStateText } from './plans-text.ts'
import { planStateLooks } from './state-looks.ts'

/** What to do with a plan that can't be started, or that would write nothing; nothing for one that can. */
export function PlanStatePanel({
  plan,
  origin,
}: {
  readonly plan: Plan
  readonly origin: PlanOrigin
}) {
  const next = planStateText[plan.state].next
  if (next) {
    return (
      <Notice
        tone={planStateLooks[plan.state].tone}
        action={<NextLink plan={plan} origin={origin} />}
      >
        {next}
      </Notice>
    )
  }
  if (plan.changeCount === 0) {
    return (
      <Notice tone="good" action={<OriginLink origin={origin} />}>
        <strong>This plan writes nothing.</strong> {toNothingReason(plan)}
      </Notice>
    )
  }
  return null
}

function NextLink({ plan, origin }: { readonly plan: Plan; readonly origin: PlanOrigin }) {
  if (plan.runId) return <LinkButton to={paths.run(plan.runId)}>Open the run</LinkButton>
  return <OriginLink origin={origin} />
}

/** To the plan's own sheet, else to where plans of its kind begin. */
function OriginLink({ origin }: { readonly origin: PlanOrigin }) {
  if (origin.sheet) return <LinkButton to={origin.sheet('faults')}>Back to the sheet</LinkButton>
  return <LinkButton to={origin.start}>{origin.startText}</LinkButton>
}

function toNothingReason(plan: Plan): string {
  const { unchanged } = plan.verdictCounts
  return unchanged === plan.rowCount && unchanged > 0
    ? 'Every row is already on the Server as it was asked for.'
    : 'No row calls for a change. Look at the verdicts below for the reasons.'
}
