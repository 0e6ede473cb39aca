import { serverRoleNames } from '@curator/console-contract/server-roles'

/** Roles that stand for something, weakest first; `Evaluated` is worked out from the others. */
const ranked: readonly string[] = serverRoleNames.filter((role) => role !== 'Evaluated')

/** How a role comes about (reference 3.2). The Server's default role can't be read: `role` is null where it decides. */
export interface RoleJudgement {
  readonly role: string | null
  readonly rule: 'own_role' | 'highest_group' | 'server_default'
}

/**
 * A role of the user's own counts. `Evaluated` takes the highest role of the groups; a group that is itself Default gives
 * none. The default role counts, too: it may be higher than what the groups give, which can't be seen.
 */
export function judgeRole(role: string, groupRoles: readonly string[]): RoleJudgement {
  if (role !== 'Evaluated') return { role, rule: 'own_role' }
  const best = Math.max(-1, ...groupRoles.map((each) => ranked.indexOf(each)))
  const found = ranked[best]
  return found === undefined
    ? { role: null, rule: 'server_default' }
    : { role: found, rule: 'highest_group' }
}
