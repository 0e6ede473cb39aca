import {
  serverLanguages,
  type UserFieldKey,
  userFields,
} from '@curator/console-contract/user-fields'
import type { copiedParts, UserAction, UserFieldValues } from '@curator/console-contract/user-plans'
import type { DirectoryUser } from '../../../directory/directory.ts'
import type { UserFields } from '../../../plans/change.ts'
import type { AccessBefore, ActionOf, SignIn } from './user-plan-facts.ts'

type Part = (typeof copiedParts)[number]
/** Fields that each part of a model user stands for; its groups are not fields. */
const partFields: Record<Part, readonly UserFieldKey[]> = {
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
  groups: [],
}

/** Fields that the action wants for one person. */
export function toWantedFields(
  action: UserAction,
  userId: string,
  facts: {
    readonly signIn: SignIn
    readonly model: DirectoryUser | null
    readonly valuesOf: ReadonlyMap<string, UserFields>
    readonly before: AccessBefore | undefined
  },
): UserFields {
  switch (action.kind) {
    case 'set':
      return toFields(action.values)
    case 'edit':
      return facts.valuesOf.get(userId) ?? {}
    case 'copy':
      return facts.model ? copyFields(facts.model, action.parts) : {}
    case 'unlock':
      return { isAccountLocked: false }
    case 'validate':
      return { isValidated: true }
    case 'deactivate':
      return facts.signIn === 'windows' ? { role: 'NoAccess' } : {}
    case 'reactivate':
      return facts.before?.role ? { isActive: true, role: facts.before.role } : { isActive: true }
    default:
      return {}
  }
}

/** Values as a plan has them: what is not set is not in it. */
export function toFields(values: UserFieldValues): UserFields {
  const set = Object.entries(values).filter((entry): entry is [string, string | boolean] => {
    return entry[1] !== undefined
  })
  return Object.fromEntries(set)
}

/** What the Server's release does not tell of the model can't be copied, nor a language that can't be written. */
function copyFields(model: DirectoryUser, parts: ActionOf<'copy'>['parts']): UserFields {
  const keys = parts.flatMap((part) => (part in partFields ? partFields[part as Part] : []))
  const known = keys.flatMap((key) => {
    const value = model[key]
    if (value === null || (key === 'language' && !isLanguage(value))) return []
    return [[key, value] as const]
  })
  return Object.fromEntries(known)
}

const isLanguage = (value: unknown) => (serverLanguages as readonly unknown[]).includes(value)

/** Rights that the release of the Server does not have can't be given; their labels say so to people. */
export function splitMissingRights(
  wanted: UserFields,
  user: DirectoryUser,
): { fields: UserFields; missing: readonly string[] } {
  const isMissing = (key: string) => key.endsWith('Dcm') && user[key as UserFieldKey] === null
  return {
    fields: Object.fromEntries(Object.entries(wanted).filter(([key]) => !isMissing(key))),
    missing: Object.keys(wanted)
      .filter(isMissing)
      .map((key) => userFields[key as UserFieldKey].label),
  }
}
