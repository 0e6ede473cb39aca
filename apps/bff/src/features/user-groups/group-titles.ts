import type { GroupAction } from '@curator/console-contract/user-groups'
import type { GroupFacts } from './group-plan.ts'

const count = (amount: number, one: string, many: string) =>
  `${amount.toLocaleString('en-US')} ${amount === 1 ? one : many}`

/** What a plan is called in the list of plans. */
export function toGroupTitle(action: GroupAction, facts: GroupFacts): string {
  const nameOf = (id: string) => facts.groups.get(id)?.name ?? id
  const groups = (ids: readonly string[]) =>
    ids.length === 1 && ids[0]
      ? `the group ${nameOf(ids[0])}`
      : count(ids.length, 'group', 'groups')
  switch (action.kind) {
    case 'create':
      return `Create the group ${action.name}`
    case 'copy':
      return `Copy the group ${nameOf(action.fromGroupId)} to ${action.name}`
    case 'update':
      return `Change ${groups(action.groupIds)}`
    case 'delete':
      return `Delete ${groups(action.groupIds)}`
    case 'members':
      return `Change the members of ${groups(action.groupIds)}`
    case 'matrix':
      return `Change ${count(action.cells.length, 'membership', 'memberships')}`
    case 'match':
      return `Match ${groups(action.groups.map(({ groupId }) => groupId))} to a file`
    case 'merge':
      return `Merge ${groups(action.fromGroupIds)} into ${nameOf(action.intoGroupId)}`
    case 'directory':
      return `Change the directory groups of ${nameOf(action.groupId)}`
  }
}
