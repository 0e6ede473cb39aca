import type { UserFieldKey } from '@curator/console-contract/user-fields'
import { userFields } from '@curator/console-contract/user-fields'
import type { copiedParts } from '@curator/console-contract/user-plans'
import type { ServerUser } from '@curator/console-contract/users'
import { type CredentialNames, type Difference, toValueText } from './user-values.ts'

export type CopiedPart = (typeof copiedParts)[number]
export type GroupsRule = 'add' | 'match'

const copiedFields: Record<Exclude<CopiedPart, 'groups'>, readonly UserFieldKey[]> = {
  role: ['role'],
  permissions: [
    'canScheduleJobs',
    'canPrioritizeJobs',
    'canAssignJobs',
    'canCreateCollections',
    'isApiEnabled',
    'canCreateAndUpdateDcm',
    'canShareForExecutionDcm',
    'canShareForCollaborationDcm',
    'canManageGenericVaultsDcm',
  ],
  settings: ['timeZone', 'language', 'defaultWorkerTag', 'defaultCredentialId'],
}

/** What would change if `user` became like `model` in these parts. What a Server does not tell is not copied. */
export function toCopiedDifferences({
  user,
  model,
  parts,
  groups,
  credentials,
}: {
  readonly user: ServerUser
  readonly model: ServerUser
  readonly parts: readonly CopiedPart[]
  readonly groups: GroupsRule
  readonly credentials: CredentialNames
}): { readonly fields: Difference[]; readonly joined: string[]; readonly left: string[] } {
  const fields = parts
    .flatMap((part) => (part === 'groups' ? [] : copiedFields[part]))
    .filter((key) => model[key] !== null && model[key] !== 'unknown' && model[key] !== user[key])
    .map((key) => ({
      key,
      label: userFields[key].label,
      before: toValueText(key, user[key], credentials),
      after: toValueText(key, model[key], credentials),
    }))
  const isGroups = parts.includes('groups')
  return {
    fields,
    joined: isGroups ? namesMissing(model, user) : [],
    left: isGroups && groups === 'match' ? namesMissing(user, model) : [],
  }
}

/** Names of the groups that `one` is in and `other` is not. */
function namesMissing(one: ServerUser, other: ServerUser): string[] {
  const ids = new Set(other.groups.map(({ id }) => id))
  return one.groups.filter(({ id }) => !ids.has(id)).map(({ name }) => name)
}
