import type { UserAction } from '@curator/console-contract/user-plans'
import { toName } from '../../../plans/planned/words.ts'
import type { UserPlanFacts } from './user-plan-facts.ts'

type Title = (who: string, model: string) => string

const titles: Record<UserAction['kind'], Title> = {
  set: (who) => `Edit ${who}`,
  edit: (who) => `Edit ${who}`,
  copy: (who, model) => `Copy settings of ${model} to ${who}`,
  unlock: (who) => `Unlock ${who}`,
  validate: (who) => `Validate ${who}`,
  reset_password: (who) => `Reset the password of ${who}`,
  deactivate: (who) => `Deactivate ${who}`,
  reactivate: (who) => `Reactivate ${who}`,
  delete: (who) => `Delete ${who}`,
  groups: (who) => `Change the groups of ${who}`,
}

/** What the plan does, in words: `Deactivate 12 users`, or the name of a single person. */
export function toUserTitle(action: UserAction, { model, rows }: UserPlanFacts): string {
  const [first] = rows
  const name = first?.user ? toName(first.user) : '1 user'
  const who = rows.length === 1 ? name : `${rows.length.toLocaleString('en')} users`
  return titles[action.kind](who, model ? toName(model) : '')
}
