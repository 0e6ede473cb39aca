import type {
  CampaignState,
  CampaignValues,
  StageKind,
} from '@curator/console-contract/schedule-review'

type Stage = CampaignValues['stages'][number]

/** The first stage that has not ended; null before the start and after the end. */
export function currentStage(
  { state, stages }: { readonly state: CampaignState; readonly stages: readonly Stage[] },
  nowMs: number,
): Stage | null {
  if (state !== 'open') return null
  return stages.find(({ endsAt }) => Date.parse(endsAt) > nowMs) ?? null
}

/** Somebody who asks or decides. */
export interface Reviewer {
  /** Lower case. */
  readonly email: string
  readonly mayPlan: boolean
  readonly mayManage: boolean
}

/** What tells whose item it is; addresses in lower case. */
interface ItemReviewer {
  readonly ownerEmail: string
  readonly reviewerEmail: string
  readonly isFallback: boolean
}

export interface Refusal {
  readonly code: 'stage_over' | 'own_schedule' | 'permission_denied'
  readonly detail: string
}

/**
 * Why a person can't decide an item now; null when they can. Owners answer for their own in their stage; whoever stands in
 * for somebody, and everybody in a later stage, never decides on a schedule of their own.
 */
export function whyCannotDecide(
  stage: StageKind | null,
  item: ItemReviewer,
  person: Reviewer,
): Refusal | null {
  if (stage === null)
    return {
      code: 'stage_over',
      detail: 'Nothing can be decided before the start or after the end.',
    }
  const refusal = whyNotTheirTurn(stage, item, person)
  if (refusal) return denied(refusal)
  const isOwn = item.ownerEmail !== '' && item.ownerEmail === person.email
  return isOwn && (stage !== 'owner' || item.isFallback) ? own : null
}

function whyNotTheirTurn(stage: StageKind, item: ItemReviewer, person: Reviewer): string | null {
  switch (stage) {
    case 'owner':
      if (item.reviewerEmail === person.email) return null
      return 'It is the turn of the owner, or of whoever stands in.'
    case 'curator':
      return person.mayPlan ? null : 'It is the turn of those who may plan changes.'
    case 'lead':
      return person.mayManage ? null : 'It is the turn of an administrator of the console.'
  }
}

const own: Refusal = {
  code: 'own_schedule',
  detail: 'You own this schedule, so somebody else has to decide.',
}
const denied = (detail: string): Refusal => ({ code: 'permission_denied', detail })
