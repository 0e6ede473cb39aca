import type {
  EffectiveRole,
  UserDetails,
  UserEventSource,
} from '@curator/console-contract/user-details'
import type { ServerUser } from '@curator/console-contract/users'
import { formatCounted } from '../../../lib/format-count.ts'
import type { UserTab } from './user-page-search.ts'

export const tabTexts: Record<UserTab, string> = {
  profile: 'Profile',
  access: 'Access',
  owns: 'Owns',
  history: 'History',
}

export const sourceTexts: Record<UserEventSource, string> = {
  console: 'This console',
  server: 'The Server’s audit log',
}

export function toFullName({ firstName, lastName, email }: ServerUser): string {
  return `${firstName} ${lastName}`.trim() || email
}

/** What a form's button says: "Plan 3 changes". */
export const planChanges = (count: number) => `Plan ${formatCounted(count, 'change', 'changes')}`

export const text = {
  notTold: 'This Server’s release does not tell this.',
  activeHint: 'Deactivate and Reactivate, under Actions, also take away and give back groups.',
  roleHint: 'Default leaves the role to the groups.',
  credentialHint: 'Workflows of this person run as this credential unless they say otherwise.',
  zoneHint: 'Schedules of this person are read in this zone.',
  tagHint: 'Jobs go to workers with this tag. Empty for any worker.',
  noChanges: 'Nothing is changed yet.',
  nothingWritten: 'Nothing is written before you confirm the plan.',
  ownRoleGroups: 'Not asked: a role of their own counts.',
  noGroups: 'In no group.',
  groupsDoNotDecide: 'No group gives a role.',
  defaultRole: 'The Server’s default role',
  defaultRoleHint: 'It can’t be read through the API; the Server’s settings show it.',
  historyEmpty: 'Nothing is known to have happened to this person.',
  historyEmptyHere: 'Nothing from this source.',
} as const

/** How many things a person can reach; undefined where nothing of it can be read. */
export function countAccess({
  user,
  collections,
  credentials,
  dataConnections,
}: UserDetails): number {
  const lists = [collections, credentials, dataConnections]
  return lists.reduce(
    (sum, { items, why }) => sum + (why === null ? items.length : 0),
    user.groups.length,
  )
}

/** Things a person owns, as far as they can be read. */
export function toOwned({ workflows, schedules, collections }: UserDetails) {
  return {
    workflows: workflows.why === null ? workflows.items : [],
    schedules: schedules.why === null ? schedules.items : [],
    collections: collections.why === null ? collections.items.filter(({ isOwner }) => isOwner) : [],
  }
}

/** "3 workflows, 1 schedule"; empty when nothing is owned. */
export function toOwnedWords(details: UserDetails): string {
  const { workflows, schedules, collections } = toOwned(details)
  return [
    workflows.length > 0 && formatCounted(workflows.length, 'workflow', 'workflows'),
    schedules.length > 0 && formatCounted(schedules.length, 'schedule', 'schedules'),
    collections.length > 0 && formatCounted(collections.length, 'collection', 'collections'),
  ]
    .filter(Boolean)
    .join(', ')
}

export const ruleTexts: Record<EffectiveRole['rule'], string> = {
  own_role: 'A role of their own always counts.',
  highest_group: 'Own role Default: the highest role of the groups counts.',
  server_default: 'Own role Default, and no group gives a role: the Server’s default role counts.',
}
