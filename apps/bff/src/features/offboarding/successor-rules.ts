import type { OffboardingOptions } from '@curator/console-contract/offboarding'
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
 * Why this leaver can't be offboarded as asked, in words with the next step; empty when all is well. Receivers have to be
 * active and Artisan or Curator (reference 2.1); a role that the Server's default decides is left to the Server.
 */
export function listBlocks(
  facts: LeaverFacts,
  all: OffboardingFacts,
  options: OffboardingOptions,
): string[] {
  const { user, successor } = facts
  const name = toName(user)
  const blocks: string[] = []
  const moved = listHandedOver(facts, options)
  if (moved.length > 0) {
    if (!successor) {
      blocks.push(
        `${name} owns ${moved.join(', ')} and has no successor. Choose one, or keep what ${name} owns.`,
      )
    } else blocks.push(...judgeSuccessor(facts, all))
  }
  if (options.end === 'deactivate' && isLastCurator(all)) {
    blocks.push(
      `Nobody would be left who is an active Curator. Make somebody else a Curator first, then plan again.`,
    )
  }
  return blocks
}

function judgeSuccessor({ user, successor }: LeaverFacts, all: OffboardingFacts): string[] {
  if (!successor) return []
  const heir = successor.user
  const name = toName(heir)
  if (heir.id === user.id)
    return [`${name} can’t be the successor of themselves. Choose another person.`]
  if (all.leavers.some((each) => each.user.id === heir.id))
    return [`${name} is leaving, too. Choose somebody who stays.`]
  if (!heir.isActive) return [`${name} is inactive. Choose somebody who is active.`]
  const { role, rule } = successor.role
  const mayOwn = role === 'Artisan' || role === 'Curator' || role === 'unknown'
  if (mayOwn || rule !== 'own_role') return []
  return [
    `${name} is neither Artisan nor Curator, and the Server lets nobody else own workflows, schedules or collections. Choose another person, or raise the role first.`,
  ]
}

/** Of the active Curators that the directory knows, none stays. Curators through a group are not counted. */
function isLastCurator(all: OffboardingFacts): boolean {
  const leaving = all.leavers.filter(({ user }) => user.role === 'Curator' && user.isActive).length
  return leaving > 0 && all.curatorCount - leaving <= 0
}
