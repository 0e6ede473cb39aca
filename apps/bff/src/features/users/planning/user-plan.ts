import type { Verdict } from '@curator/console-contract/plans'
import type { UserAction } from '@curator/console-contract/user-plans'
import type { DirectoryUser } from '../../../directory/directory.ts'
import type { UserFields } from '../../../plans/change.ts'
import { PlanDraft } from '../../../plans/plan-draft.ts'
import { CuratorGuard } from '../../../plans/planned/curator-guard.ts'
import { toUpdateUser } from '../../../plans/planned/user-changes.ts'
import { joinWords } from '../../../plans/planned/words.ts'
import { EmailGuard } from './email-guard.ts'
import { findObstacle } from './obstacles.ts'
import { toReachMoves } from './reach-moves.ts'
import { addRowChanges, type RowWish } from './row-changes.ts'
import type { UserPlanFacts } from './user-plan-facts.ts'
import { splitMissingRights, toFields, toWantedFields } from './wanted-fields.ts'
import { toGroupMoves } from './wanted-groups.ts'

/** Plans an action for everybody in the facts, a row each in their order. */
export function planUsers(action: UserAction, facts: UserPlanFacts): PlanDraft {
  const planner = new Planner(action, facts)
  for (const { user, userId } of facts.rows) planner.addRow(userId, user)
  return planner.draft
}

class Planner {
  readonly draft = new PlanDraft()
  readonly #action: UserAction
  readonly #facts: UserPlanFacts
  readonly #valuesOf: ReadonlyMap<string, UserFields>
  readonly #curators: CuratorGuard
  readonly #emails: EmailGuard

  constructor(action: UserAction, facts: UserPlanFacts) {
    this.#action = action
    this.#facts = facts
    const rows = action.kind === 'edit' ? action.rows : []
    this.#valuesOf = new Map(rows.map(({ userId, values }) => [userId, toFields(values)]))
    this.#curators = new CuratorGuard(facts.curatorIds, facts.groupRoles)
    this.#emails = new EmailGuard(facts.idsByEmail)
  }

  addRow(userId: string, user: DirectoryUser | null): void {
    if (user) this.#addPerson(user)
    else this.#refuse(userId, 'skip', 'Nobody on this Server has this id, or no longer.')
  }

  #addPerson(user: DirectoryUser): void {
    const obstacle = findObstacle(this.#action, user, this.#facts)
    if (obstacle) {
      this.#refuse(user.email, obstacle.verdict, obstacle.reason)
      return
    }
    const { fields, missing } = splitMissingRights(this.#toWanted(user), user)
    const wish = {
      user,
      fields,
      moves: toGroupMoves(this.#action, user, this.#facts),
      reach: toReachMoves(this.#action, user, this.#facts),
    }
    const conflict = this.#findConflict(wish)
    if (conflict) {
      this.#refuse(user.email, 'conflict', conflict)
      return
    }
    const changeSeqs = addRowChanges(this.draft, this.#action.kind, wish, this.#facts.signIn)
    this.draft.addRow({
      subject: user.email,
      verdict: changeSeqs.length > 0 ? 'update' : 'unchanged',
      reasons: [...this.#listNotes(missing), ...wish.moves.notes, ...wish.reach.notes],
      changeSeqs,
    })
  }

  #toWanted(user: DirectoryUser): UserFields {
    const { accessBefore, model, signIn } = this.#facts
    const before = accessBefore.get(user.id)
    const facts = { signIn, model, valuesOf: this.#valuesOf, before }
    return toWantedFields(this.#action, user.id, facts)
  }

  #findConflict({ fields, moves, user }: RowWish): string | null {
    if (user.role === 'unknown' && fields.role === undefined && toUpdateUser(1, user, fields))
      return `${user.email} has a role on the Server that this console does not know, and an update has to send the role. Change this person on the Server, or give another role.`
    const taken = this.#emails.refuse(user, fields.email)
    if (taken) return taken
    const { kind } = this.#action
    if (kind === 'delete') return this.#curators.refuse(user, null)
    const isSwitchedOff = kind === 'deactivate' && this.#facts.signIn !== 'windows'
    const set = isSwitchedOff ? { isActive: false } : fields
    return this.#curators.refuse(user, { set, groupIds: moves.after })
  }

  #listNotes(missing: readonly string[]): string[] {
    const labels = joinWords(missing.map((label) => `“${label}”`))
    const { ownedWhy } = this.#facts
    return [
      ...(missing.length > 0
        ? [`Left out, because the Server’s release does not have it: ${labels}.`]
        : []),
      ...(this.#action.kind === 'delete' && ownedWhy !== null
        ? [
            `It can’t be told what this person owns; the Server refuses to delete owners. ${ownedWhy}`,
          ]
        : []),
    ]
  }

  #refuse(subject: string, verdict: Verdict, reason: string): void {
    this.draft.addRow({ subject, verdict, reasons: [reason], changeSeqs: [] })
  }
}
