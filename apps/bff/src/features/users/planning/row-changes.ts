import type { UserAction } from '@curator/console-contract/user-plans'
import type { DirectoryUser } from '../../../directory/directory.ts'
import type { UserFields } from '../../../plans/change.ts'
import type { PlanDraft } from '../../../plans/plan-draft.ts'
import { addEndOfAccess } from '../../../plans/planned/end-access.ts'
import { toAddMember, toRemoveMember } from '../../../plans/planned/group-changes.ts'
import {
  toDeleteUser,
  toPerson,
  toResetPassword,
  toUpdateUser,
} from '../../../plans/planned/user-changes.ts'
import type { ReachMoves } from './reach-moves.ts'
import type { SignIn } from './user-plan-facts.ts'
import type { GroupMoves } from './wanted-groups.ts'

/** What one row is to bring about. */
export interface RowWish {
  readonly user: DirectoryUser
  readonly fields: UserFields
  readonly moves: GroupMoves
  /** Memberships in collections and shares. */
  readonly reach: ReachMoves
}

/** Adds the changes of one person to the draft in the only order the Server takes; answers their numbers. */
export function addRowChanges(
  draft: PlanDraft,
  kind: UserAction['kind'],
  wish: RowWish,
  signIn: SignIn,
): number[] {
  const { user } = wish
  if (kind === 'delete') {
    // The Server deletes nobody who is in a group.
    const removed = addRemovals(draft, wish)
    return known([...removed, draft.add((seq) => toDeleteUser(seq, user), removed)])
  }
  if (kind === 'deactivate') return addEndOfAccess(draft, user, signIn)
  if (kind === 'reset_password') return known([draft.add((seq) => toResetPassword(seq, user))])
  return addFieldsAndGroups(draft, wish, kind === 'reactivate')
}

const known = (seqs: readonly (number | null)[]) => seqs.filter((seq) => seq !== null)

function addRemovals(draft: PlanDraft, { moves, user }: RowWish): number[] {
  const person = toPerson(user)
  return known(moves.remove.map((group) => draft.add((seq) => toRemoveMember(seq, person, group))))
}

/** `isReturn`: groups come back only to somebody who is active again. */
function addFieldsAndGroups(draft: PlanDraft, wish: RowWish, isReturn: boolean): number[] {
  const { fields, moves, reach, user } = wish
  const updated = draft.add((seq) => toUpdateUser(seq, user, fields))
  const rests = isReturn && updated !== null ? [updated] : []
  const person = toPerson(user)
  const removed = addRemovals(draft, wish)
  const added = moves.add.map((group) => draft.add((seq) => toAddMember(seq, person, group), rests))
  const reached = reach.makers.map((make) => draft.add(make))
  return known([updated, ...removed, ...added, ...reached])
}
