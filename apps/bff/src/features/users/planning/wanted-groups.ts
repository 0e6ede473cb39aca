import type { UserAction } from '@curator/console-contract/user-plans'
import type { DirectoryGroup, DirectoryUser } from '../../../directory/directory.ts'
import { joinWords } from '../../../plans/planned/words.ts'
import type { UserPlanFacts } from './user-plan-facts.ts'

/** Groups that a person is put into and taken out of. */
export interface GroupMoves {
  readonly add: readonly DirectoryGroup[]
  readonly remove: readonly { readonly id: string; readonly name: string }[]
  /** Ids of the person's groups afterwards. */
  readonly after: readonly string[]
  readonly notes: readonly string[]
}

/** What the action does to the groups of one person. */
export function toGroupMoves(
  action: UserAction,
  user: DirectoryUser,
  facts: UserPlanFacts,
): GroupMoves {
  const { add, keep, gone } = toWish(action, user, facts)
  const held = new Set<string>(user.groups.map(({ id }) => id))
  const added = [...new Set(add)]
    .filter((id) => !held.has(id))
    .flatMap((id) => facts.groups.get(id) ?? [])
  const removed = user.groups.filter(({ id }) => !keep(id))
  return {
    add: added,
    remove: removed,
    after: [...[...held].filter(keep), ...added.map(({ id }) => id)],
    notes:
      gone.length > 0
        ? [`No longer on the Server, so it can’t come back: ${joinWords(gone)}.`]
        : [],
  }
}

interface Wish {
  readonly add: readonly string[]
  readonly keep: (groupId: string) => boolean
  readonly gone: readonly string[]
}

function toWish(action: UserAction, user: DirectoryUser, facts: UserPlanFacts): Wish {
  const everything = { add: [], keep: () => true, gone: [] }
  switch (action.kind) {
    case 'groups': {
      const removed = new Set<string>(action.remove)
      return { ...everything, add: action.add, keep: (id) => !removed.has(id) }
    }
    case 'copy': {
      if (!action.parts.includes('groups')) return everything
      const wanted = new Set<string>(facts.model?.groups.map(({ id }) => id))
      const keep = (id: string) => action.groups === 'add' || wanted.has(id)
      return { ...everything, add: [...wanted], keep }
    }
    case 'delete':
    case 'deactivate':
      return { ...everything, keep: () => false }
    case 'reactivate': {
      const before = facts.accessBefore.get(user.id)?.groups ?? []
      const lost = before.filter(({ id }) => !facts.groups.has(id))
      return {
        ...everything,
        add: before.map(({ id }) => id),
        gone: lost.map(({ name }) => `“${name}”`),
      }
    }
    default:
      return everything
  }
}
