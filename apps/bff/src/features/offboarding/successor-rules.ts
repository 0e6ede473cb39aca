import type { OffboardingOptions } from '@curator/console-contract/offboarding'
import { whyMayNotOwn } from '../../plans/planned/may-own.ts'
import { toName } from '../../plans/planned/words.ts'
import type { LeaverFacts, OffboardingFacts } from './leaver-facts.ts'

/** Whether anything a leaver owns is to be handed over. */
export function listHandedOver(
  facts: LeaverFacts,
  options: OffboardingOptions,
): ('workflows' | 'schedules' | 'collections')[] {
  const isMoving = options.schedules === 'hand_over' || options.schedules === 'pause_and_hand_over'
  return [
    ...(options.workflows === 'hand_over' && facts.workflows.length > 0
      ? (['workflows'] as const)
      : []),
    ...(isMoving && facts.schedules.length > 0 ? (['schedules'] as const) : []),
    ...(options.collections === 'hand_over' && facts.collections.length > 0
      ? (['collections'] as const)
      : []),
  ]
}

/**
 * Why this leaver can’t hand over as asked, in words with the next step; empty when all is well.
 */
export function listSuccessorBlocks(
  facts: LeaverFacts,
  all: OffboardingFacts,
  options: OffboardingOptions,
): string[] {
  const moved = listHandedOver(facts, options)
  if (moved.length === 0) return []
  if (facts.successor) return judgeSuccessor(facts, all)
  const name = toName(facts.user)
  return [
    `${name} owns ${moved.join(', ')} and has no successor. Choose one, or keep what ${name} owns.`,
  ]
}

function judgeSuccessor({ user, successor }: LeaverFacts, all: OffboardingFacts): string[] {
  if (!successor) return []
  const heir = successor.user
  const name = toName(heir)
  if (heir.id === user.id)
    return [`${name} can’t be the successor of themselves. Choose another person.`]
  if (all.leavers.some((each) => each.user.id === heir.id))
    return [`${name} is leaving, too. Choose somebody who stays.`]
  const why = whyMayNotOwn(heir, successor.role)
  return why === null ? [] : [why]
}
