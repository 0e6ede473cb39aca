import type { UserFieldKey } from '@curator/console-contract/user-fields'
import type { UserColumn } from '@curator/console-contract/users'

/** A part of the profile. `fields` can be edited; `facts` are only shown. */
type ProfileSection = {
  readonly title: string
  readonly fields: readonly UserFieldKey[]
  readonly facts: readonly UserColumn[]
}

/**
 * All fields by what they are about. `isActive` is a fact here: deactivating takes groups away and reactivating gives
 * them back, which a tick in a form would not.
 */
export const profileSections: readonly ProfileSection[] = [
  { title: 'Person', fields: ['firstName', 'lastName', 'email'], facts: ['id'] },
  {
    title: 'Account',
    fields: ['role', 'isAccountLocked', 'isValidated', 'isApiEnabled'],
    facts: ['isActive', 'lastLoginAt', 'createdAt'],
  },
  {
    title: 'Settings',
    fields: ['timeZone', 'language', 'defaultWorkerTag', 'defaultCredentialId'],
    facts: [],
  },
  {
    title: 'Permissions',
    fields: ['canScheduleJobs', 'canPrioritizeJobs', 'canAssignJobs', 'canCreateCollections'],
    facts: [],
  },
  {
    title: 'Data connection manager (DCM)',
    fields: [
      'canCreateAndUpdateDcm',
      'canShareForExecutionDcm',
      'canShareForCollaborationDcm',
      'canManageGenericVaultsDcm',
    ],
    facts: [],
  },
]
