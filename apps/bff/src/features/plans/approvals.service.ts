import { AppError } from '../../core/app-error.ts'
import type { Clock } from '../../core/clock.ts'
import { isApprovalRequired } from '../../plans/approval.ts'
import { toPlanState } from '../../plans/plan.ts'
import type { ApprovalStore, Decision, LockedPlan } from '../../store/approval.store.ts'
import type { PlanRecord } from '../../store/plan.store.ts'
import { toPlanView } from './views.ts'

export interface ApprovalsDeps {
  readonly approvals: ApprovalStore
  readonly findPlan: (planId: string) => Promise<PlanRecord | undefined>
  readonly clock: Clock
}

/** Asking a second person, and deciding. Throws `AppError` with the codes that the contract names. */
export class ApprovalsService {
  readonly #deps: ApprovalsDeps

  constructor(deps: ApprovalsDeps) {
    this.#deps = deps
  }

  async ask(planId: string, accountId: string) {
    const { approvals } = this.#deps
    await approvals.ask(planId, accountId, (found) => this.#checkOpen(found))
    return this.#view(planId)
  }

  async decide(wish: Decision) {
    const { approvals } = this.#deps
    await approvals.decide(wish, (found) => {
      const { plan } = found
      this.#checkOpen(found)
      if (plan.digest !== wish.digest) throw changed()
      if (plan.authorId === wish.deciderId)
        throw new AppError('approval_by_author', {
          detail: 'Ask somebody else who may approve plans.',
        })
      if (plan.approval?.decision)
        throw new AppError('approval_decided', { detail: toDecisionText(plan) })
    })
    return this.#view(wish.planId)
  }

  async listWaiting(accountId: string) {
    const now = this.#deps.clock.now()
    const { plans, total } = await this.#deps.approvals.listWaiting(accountId, now)
    const items = plans.map((plan) => {
      const view = toPlanView(plan, now)
      const { askedAt, askedByName } = view.approval
      return { plan: view, askedAt: askedAt ?? '', askedByName: askedByName ?? '' }
    })
    return { items, total }
  }

  #checkOpen({ isIntact, plan }: LockedPlan): void {
    const state = toPlanState(plan.state, plan.expiresAt, this.#deps.clock.now())
    if (state === 'expired' || state === 'discarded' || state === 'stale')
      throw new AppError('plan_expired', { detail: 'Plan the same rows again.' })
    if (state !== 'draft')
      throw new AppError('plan_already_started', { detail: 'Open its run to see how far it is.' })
    if (!isIntact) throw changed()
    if (!isApprovalRequired(plan))
      throw new AppError('approval_not_needed', {
        detail: 'The connection does not ask for it; start the plan.',
      })
  }

  async #view(planId: string) {
    const plan = await this.#deps.findPlan(planId)
    if (!plan) throw new AppError('not_found', { detail: 'The plan may have been removed.' })
    return toPlanView(plan, this.#deps.clock.now())
  }
}

const changed = () =>
  new AppError('plan_changed', {
    detail:
      'It is not what its planner wrote, or not what you looked at. Plan the same rows again.',
  })

/** Who decided, and why. */
export function toDecisionText({ approval }: PlanRecord): string {
  if (!approval?.decision) return ''
  const comment = approval.comment ? `: “${approval.comment}”.` : '.'
  return `${approval.deciderName} ${approval.decision} it${comment}`
}
