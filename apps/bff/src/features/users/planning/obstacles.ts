import type { UserAction } from '@curator/console-contract/user-plans'
import type { DirectoryUser } from '../../../directory/directory.ts'
import { joinWords, toName } from '../../../plans/planned/words.ts'
import type { ActionOf, OwnedCounts, UserPlanFacts } from './user-plan-facts.ts'

/** Why the action does not make sense for a person, or can't be done to them as they are. */
export interface Obstacle {
  readonly verdict: 'skip' | 'conflict' | 'unchanged'
  readonly reason: string
}

/** Null when nothing stands in the way. */
export function findObstacle(
  action: UserAction,
  user: DirectoryUser,
  facts: UserPlanFacts,
): Obstacle | null {
  switch (action.kind) {
    case 'copy':
      return findCopyObstacle(action, user, facts)
    case 'reset_password':
      if (user.isActive) return null
      return skip(`${toName(user)} is inactive and can’t sign in. Reactivate the account first.`)
    case 'deactivate':
      return hasEnded(user, facts)
        ? unchanged(`${toName(user)} can’t sign in already and is in no group.`)
        : null
    case 'reactivate':
      return findReturnObstacle(user, facts)
    case 'delete':
      return findOwnership(user, facts.owned.get(user.id))
    default:
      return null
  }
}

const skip = (reason: string): Obstacle => ({ verdict: 'skip', reason })
const conflict = (reason: string): Obstacle => ({ verdict: 'conflict', reason })
const unchanged = (reason: string): Obstacle => ({ verdict: 'unchanged', reason })

function findCopyObstacle(
  { parts }: ActionOf<'copy'>,
  user: DirectoryUser,
  { model }: UserPlanFacts,
): Obstacle | null {
  if (model?.id === user.id) return skip(`${toName(user)} is the person whose settings are copied.`)
  if (model?.role !== 'unknown' || !parts.includes('role')) return null
  return conflict(
    `${toName(model)} has a role that this console does not know, so it can’t be given to anybody. Leave the role out.`,
  )
}

function hasEnded(user: DirectoryUser, { signIn }: UserPlanFacts): boolean {
  const isOut = signIn === 'windows' ? user.role === 'NoAccess' : !user.isActive
  return isOut && user.groups.length === 0
}

/** On Windows sign-in the role No Access stands for inactive; which role was there before only this console can know. */
function findReturnObstacle(user: DirectoryUser, facts: UserPlanFacts): Obstacle | null {
  if (!user.isActive) return null
  if (user.role !== 'NoAccess') return unchanged(`${toName(user)} is active already.`)
  return facts.accessBefore.get(user.id)?.role
    ? null
    : skip(
        `${toName(user)} has the role No Access, and this console does not know which role was there before. Give a role with Edit.`,
      )
}

function findOwnership(user: DirectoryUser, owned: OwnedCounts | undefined): Obstacle | null {
  const words = Object.entries(owned ?? {})
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${count} ${kind}${count === 1 ? '' : 's'}`)
  if (words.length === 0) return null
  return conflict(
    `${toName(user)} owns ${joinWords(words)}, and the Server deletes nobody who owns anything. Use Offboard to hand them over first.`,
  )
}
