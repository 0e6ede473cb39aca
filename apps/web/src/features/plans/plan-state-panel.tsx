import type { Plan } from '@curator/console-contract/plans'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { planStateText } from './plans-text.ts'
import { planStateLooks } from './state-looks.ts'

/** What to do with a plan that can't be started, or that would write nothing; nothing for one that can. */
export function PlanStatePanel({
  plan,
  sheetLink,
}: {
  readonly plan: Plan
  readonly sheetLink: string | undefined
}) {
  const next = planStateText[plan.state].next
  if (next) {
    return (
      <Notice
        tone={planStateLooks[plan.state].tone}
        action={<NextLink plan={plan} sheetLink={sheetLink} />}
      >
        {next}
      </Notice>
    )
  }
  if (plan.changeCount === 0) {
    return (
      <Notice
        tone="good"
        action={sheetLink && <LinkButton to={sheetLink}>Back to the sheet</LinkButton>}
      >
        <strong>This plan writes nothing.</strong> {toNothingReason(plan)}
      </Notice>
    )
  }
  return null
}

function NextLink({
  plan,
  sheetLink,
}: {
  readonly plan: Plan
  readonly sheetLink: string | undefined
}) {
  if (plan.runId) return <LinkButton to={paths.run(plan.runId)}>Open the run</LinkButton>
  return (
    <LinkButton to={sheetLink ?? paths.sheetStart(plan.slice, plan.connectionId)}>
      {sheetLink ? 'Back to the sheet' : 'Bring a new sheet'}
    </LinkButton>
  )
}

function toNothingReason(plan: Plan): string {
  const { unchanged } = plan.verdictCounts
  return unchanged === plan.rowCount && unchanged > 0
    ? 'Every row is already on the Server as the sheet wants it.'
    : 'No row calls for a change. Look at the verdicts below for the reasons.'
}
