import { AppError } from '../../core/app-error.ts'
import type { StartRefusal } from '../../plans/plan.ts'
import type { PlanRecord } from '../../store/plan.store.ts'
import { ConnectionIsGone, PlanIsNoDraft } from '../../store/run.store.ts'
import { toDecisionText } from './approvals.service.ts'

const refusalDetails = {
  plan_already_started: 'Open its run to see how far it is.',
  plan_expired: 'Plan the same rows again.',
  plan_changed: 'Load the plan again and look at it before you confirm.',
  plan_empty: 'Every row is as it should be, or can’t be done.',
  confirmation_required: 'Type the number of changes that the plan names.',
  typed_secret_required: 'Type the password of each slot that the plan names; none is kept.',
  approval_required: 'Ask for approval on the plan’s page; the author can’t give it.',
  approval_rejected: 'Plan the same rows again.',
} as const

/** A refused start with what to do next. */
export function refuse(refusal: StartRefusal, plan: PlanRecord): AppError {
  const decision = refusal === 'approval_rejected' ? `${toDecisionText(plan)} ` : ''
  return new AppError(refusal, { detail: `${decision}${refusalDetails[refusal]}` })
}

/** The plan or its connection went between the check and the start. */
export function toStartError(cause: unknown): unknown {
  if (cause instanceof ConnectionIsGone)
    return new AppError('not_found', { detail: 'The plan’s connection was removed.', cause })
  if (cause instanceof PlanIsNoDraft)
    return new AppError('plan_expired', { detail: refusalDetails.plan_expired, cause })
  return cause
}
