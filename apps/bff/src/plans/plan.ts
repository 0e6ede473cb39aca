import type { PlanState, SecretSlot } from '@curator/console-contract/plans'
import { checkApproval, type PlanToApprove } from './approval.ts'
import { pickSecrets } from './typed-secrets.ts'

/** A draft that was not confirmed in time reads as expired; the store need not be told. */
export function toPlanState(stored: PlanState, expiresAt: Date, now: Date): PlanState {
  return stored === 'draft' && now >= expiresAt ? 'expired' : stored
}

/** Why a plan can't be started, or null when it can. The order decides which reason people read. */
export type StartRefusal =
  | 'plan_already_started'
  | 'plan_expired'
  | 'plan_changed'
  | 'plan_empty'
  | 'approval_required'
  | 'approval_rejected'
  | 'confirmation_required'
  | 'typed_secret_required'

export function checkStart(
  plan: PlanToApprove & {
    readonly state: PlanState
    readonly changeCount: number
    readonly secretSlots: readonly SecretSlot[]
  },
  request: {
    readonly digest: string
    readonly typedCount?: number | undefined
    readonly secrets?: Readonly<Record<string, string>> | undefined
  },
): StartRefusal | null {
  if (plan.state === 'expired' || plan.state === 'discarded' || plan.state === 'stale')
    return 'plan_expired'
  if (plan.state !== 'draft') return 'plan_already_started'
  if (plan.digest !== request.digest) return 'plan_changed'
  if (plan.changeCount === 0) return 'plan_empty'
  const approvalRefusal = checkApproval(plan)
  if (approvalRefusal) return approvalRefusal
  if (plan.danger === 'destructive' && request.typedCount !== plan.changeCount)
    return 'confirmation_required'
  return pickSecrets(plan.secretSlots, request.secrets ?? {}) === null
    ? 'typed_secret_required'
    : null
}
