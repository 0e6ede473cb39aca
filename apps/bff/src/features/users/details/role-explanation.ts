import { type ServerRoleView, serverRoleLabels } from '@curator/console-contract/server-roles'
import type { EffectiveRole } from '@curator/console-contract/user-details'
import type { DirectoryGroup, DirectoryUser } from '../../../directory/directory.ts'
import { judgeRole } from '../../../directory/effective-role.ts'
import { joinWords, toName } from '../../../plans/planned/words.ts'
import type { SignIn } from '../planning/user-plan-facts.ts'

/** How a person's role comes about, with every group and whether it decides. */
export function explainRole(
  user: DirectoryUser,
  groups: readonly DirectoryGroup[],
  signIn: SignIn,
): EffectiveRole {
  const judged = judgeRole(
    user.role,
    groups.map(({ role }) => role),
  )
  const decides = (group: DirectoryGroup) =>
    judged.rule === 'highest_group' && group.role === judged.role
  return {
    role: judged.role as ServerRoleView | null,
    rule: judged.rule,
    sentence: toSentence(user, judged.rule, groups.filter(decides), groups.length),
    groups: groups.map((group) => {
      const { id, name, role } = group
      return { id, name, role, decides: decides(group) }
    }),
    note: toNote(judged.rule, signIn),
  }
}

function toSentence(
  user: DirectoryUser,
  rule: EffectiveRole['rule'],
  deciding: readonly DirectoryGroup[],
  groupCount: number,
): string {
  const name = toName(user)
  const label = serverRoleLabels[user.role]
  if (rule === 'own_role')
    return `${name} has the role ${label} of their own. It counts; the roles of groups do not.`
  const [first] = deciding
  if (!first)
    return groupCount === 0
      ? `${name} has the role Default and is in no group, so the Server’s default role counts.`
      : `${name} has the role Default and no group gives a role, so the Server’s default role counts.`
  const names = joinWords(deciding.map((group) => `“${group.name}”`))
  return `${name} has the role Default, so the highest role of their groups counts: ${serverRoleLabels[first.role]}, from ${names}.`
}

/** Directory groups are never listed by the Server, and only matter where groups decide. */
function toNote(rule: EffectiveRole['rule'], signIn: SignIn): string | null {
  if (rule === 'own_role' || signIn === 'builtin' || signIn === 'saml') return null
  const where = signIn === 'windows' ? 'On this Server' : 'With Windows sign-in'
  return `${where} a group of the directory service may be a member of a group, too. The Server does not say who is in it, so a higher role may come from there.`
}
