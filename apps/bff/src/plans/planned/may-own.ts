import type { DirectoryUser } from '../../directory/directory.ts'
import type { RoleJudgement } from '../../directory/effective-role.ts'
import { toName } from './words.ts'

/**
 * Why somebody can't own workflows, schedules or collections, in words with the next step; null when they can. Owners have
 * to be active and Artisan or Curator (reference 2.1); a role that the Server's default decides is left to the Server.
 */
export function whyMayNotOwn(
  user: Pick<DirectoryUser, 'firstName' | 'lastName' | 'isActive'>,
  { role, rule }: RoleJudgement,
): string | null {
  const name = toName(user)
  if (!user.isActive) return `${name} is inactive. Choose somebody who is active.`
  const mayOwn = role === 'Artisan' || role === 'Curator' || role === 'unknown'
  if (mayOwn || rule !== 'own_role') return null
  return `${name} is neither Artisan nor Curator, and the Server lets nobody else own workflows, schedules or collections. Choose another person, or raise the role first.`
}
