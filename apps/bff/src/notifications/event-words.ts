import type { EventKind } from '@curator/console-contract/notifications'
import { outcomes, type RunCounts } from '@curator/console-contract/runs'

/** What of an event the sentence is made of. */
export interface EventFacts {
  readonly kind: EventKind
  readonly title: string
  readonly connectionName: string
  readonly actorName: string
  readonly counts: RunCounts | null
  /** When the stage of a review ends. */
  readonly eventDueAt?: Date | null
}

/** What happened, in one sentence with the next step where there is one. */
export function toSentence(facts: EventFacts): string {
  const { kind, title, connectionName, actorName, counts } = facts
  const plan = `“${title}” on ${connectionName}`
  const tally = counts ? toTally(counts) : ''
  switch (kind) {
    case 'run_done':
      return `${plan} has ended: ${tally}.`
    case 'run_cancelled':
      return `${plan} was cancelled: ${tally}.`
    case 'run_halted':
      return `${plan} has halted: ${tally}. Nothing is lost: the run says why, settle that and resume it.`
    case 'run_paused':
      return `${plan} was paused by its stop rule: ${tally}. Look at the rows, then resume or cancel it.`
    case 'approval_wanted':
      return `${actorName} asks for approval of ${plan}.`
    case 'plan_approved':
      return `${actorName} approved ${plan}. It can be started now.`
    case 'plan_rejected':
      return `${actorName} rejected ${plan}. The plan says why.`
    case 'review_due':
      return `The review ${plan} waits for answers until ${facts.eventDueAt?.toISOString().slice(0, 10) ?? 'soon'}. Who has no account answers by the link from ${actorName}.`
  }
}

/** For example `498 applied, 2 failed of 500 changes`; what has not ended is named as open. */
export function toTally({ total, waiting, inFlight, outcomes: counted }: RunCounts): string {
  const ended = [...outcomes].reverse().flatMap((outcome) => {
    const count = counted[outcome] ?? 0
    return count > 0 ? [`${count} ${outcome.replaceAll('_', ' ')}`] : []
  })
  const open = waiting + inFlight
  const parts = [...ended, ...(open > 0 ? [`${open} open`] : [])]
  const changes = total === 1 ? '1 change' : `${total} changes`
  return parts.length === 0 ? changes : `${parts.join(', ')} of ${changes}`
}
