import type { Connection } from '@curator/console-contract/connections'
import type { DirectoryUser } from '../../directory/directory.ts'
import type { PlanDraft } from '../plan-draft.ts'
import { toRemoveMember } from './group-changes.ts'
import { toDeactivateUser, toPerson, toUpdateUser } from './user-changes.ts'

/**
 * Adds what ends a person's access and answers the numbers, none for somebody who has none. Deactivating takes the groups
 * away, too. On Windows sign-in there is no inactive flag: the groups go one by one, then the role No Access takes its
 * place. Everything rests on `dependsOn`.
 */
export function addEndOfAccess(
  draft: PlanDraft,
  user: DirectoryUser,
  signIn: Connection['signIn'],
  dependsOn: readonly number[] = [],
): number[] {
  const known = (seqs: readonly (number | null)[]) => seqs.filter((seq) => seq !== null)
  if (signIn !== 'windows') {
    const hasAccess = user.isActive || user.groups.length > 0
    return hasAccess ? known([draft.add((seq) => toDeactivateUser(seq, user), dependsOn)]) : []
  }
  const person = toPerson(user)
  const removed = known(
    user.groups.map((group) => draft.add((seq) => toRemoveMember(seq, person, group), dependsOn)),
  )
  const before = [...dependsOn, ...removed]
  const last = draft.add((seq) => toUpdateUser(seq, user, { role: 'NoAccess' }), before)
  return known([...removed, last])
}
