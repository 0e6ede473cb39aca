import type { ApprovalPolicy } from '@curator/console-contract/connections'
import type { ChangeDanger, PlanApproval } from '@curator/console-contract/plans'
import { mayRole } from '../auth/role-permissions.ts'
import type { StoredApproval } from '../store/plan.store.ts'

/** What decides whether a plan needs a second person, and whether there was one. */
export interface PlanToApprove {
  readonly authorId: string
  readonly digest: string
  readonly danger: ChangeDanger
  readonly approvalPolicy: ApprovalPolicy
  readonly approval: StoredApproval | null
}

/** Whether the policy is about this plan. */
export function isApprovalRequired({ approvalPolicy, danger }: PlanToApprove): boolean {
  return approvalPolicy === 'all' || (approvalPolicy === 'destructive' && danger === 'destructive')
}

/** What speaks against starting, or null. A rejection holds even where the policy would ask nobody now. */
export function checkApproval(
  plan: PlanToApprove,
): 'approval_required' | 'approval_rejected' | 'plan_changed' | null {
  const { approval } = plan
  if (approval?.decision === 'rejected') return 'approval_rejected'
  if (!isApprovalRequired(plan)) return null
  if (approval?.decision !== 'approved' || !isBySecondPerson(plan, approval))
    return 'approval_required'
  return approval.digest === plan.digest ? null : 'plan_changed'
}

/** Somebody who may no longer approve does not speak for the plan any more. */
function isBySecondPerson(plan: PlanToApprove, approval: StoredApproval): boolean {
  const { deciderRole, isDeciderDisabled } = approval
  const isAble = deciderRole !== null && mayRole(deciderRole, 'plans.approve') && !isDeciderDisabled
  return isAble && approval.deciderId !== plan.authorId
}

/** Where the plan stands with a second person, for people. */
export function toApprovalView(plan: PlanToApprove): PlanApproval {
  const { approval } = plan
  const isRequired = isApprovalRequired(plan)
  return {
    isRequired,
    state: toState(isRequired, approval),
    askedByName: approval?.askedByName ?? null,
    askedAt: toInstant(approval?.askedAt),
    decidedByName: approval?.deciderName ?? null,
    decidedAt: toInstant(approval?.decidedAt),
    comment: approval?.comment ?? '',
  }
}

function toState(isRequired: boolean, approval: StoredApproval | null): PlanApproval['state'] {
  if (approval?.decision) return approval.decision
  if (!isRequired) return 'not_needed'
  return approval === null ? 'needed' : 'waiting'
}

const toInstant = (text: string | null | undefined) => (text ? new Date(text).toISOString() : null)
