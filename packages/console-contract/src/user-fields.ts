import { z } from 'zod'

/**
 * Fields of a user that can be set, in the order in which people read them. Keys are the update contract's names
 * (reference 2.1). `credential` is the id of a credential, empty for none.
 */
export const userFields = {
  email: { label: 'E-mail', kind: 'email' },
  firstName: { label: 'First name', kind: 'name' },
  lastName: { label: 'Last name', kind: 'name' },
  role: { label: 'Role', kind: 'role' },
  isActive: { label: 'Active', kind: 'flag' },
  timeZone: { label: 'Time zone', kind: 'zone' },
  language: { label: 'Language', kind: 'language' },
  defaultWorkerTag: { label: 'Default worker tag', kind: 'text' },
  defaultCredentialId: { label: 'Default credential', kind: 'credential' },
  canScheduleJobs: { label: 'May schedule jobs', kind: 'flag' },
  canPrioritizeJobs: { label: 'May prioritize jobs', kind: 'flag' },
  canAssignJobs: { label: 'May assign jobs to workers', kind: 'flag' },
  canCreateCollections: { label: 'May create collections', kind: 'flag' },
  isApiEnabled: { label: 'API access', kind: 'flag' },
  canCreateAndUpdateDcm: { label: 'DCM: create and update', kind: 'flag' },
  canShareForExecutionDcm: { label: 'DCM: share for execution', kind: 'flag' },
  canShareForCollaborationDcm: { label: 'DCM: share for collaboration', kind: 'flag' },
  canManageGenericVaultsDcm: { label: 'DCM: manage generic vaults', kind: 'flag' },
  isAccountLocked: { label: 'Locked', kind: 'flag' },
  isValidated: { label: 'Validated', kind: 'flag' },
} as const satisfies Record<
  string,
  {
    label: string
    kind: 'email' | 'name' | 'role' | 'flag' | 'zone' | 'language' | 'text' | 'credential'
  }
>

export type UserFieldKey = keyof typeof userFields
export const userFieldKeys = Object.keys(userFields) as [UserFieldKey, ...UserFieldKey[]]
export const userFieldKey = z.enum(userFieldKeys)

/** Languages of the product (reference 3.2). */
export const serverLanguages = [
  'de-de',
  'en-us',
  'es-es',
  'fr-fr',
  'it-it',
  'ja-jp',
  'pt-br',
  'zh-cn',
] as const
