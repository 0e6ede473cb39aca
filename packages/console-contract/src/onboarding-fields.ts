import { z } from 'zod'

/**
 * The columns of the onboarding sheet. `header` is what the template writes; `synonyms` are matched without case,
 * spaces and marks. Keys are the user contract's names (reference: CreateUserContract).
 */
export const onboardingFields = {
  email: {
    header: 'Email',
    label: 'E-mail',
    kind: 'email',
    required: true,
    synonyms: ['e-mail', 'mail', 'email address', 'user name', 'username', 'login', 'upn'],
  },
  firstName: {
    header: 'First name',
    label: 'First name',
    kind: 'name',
    required: false,
    synonyms: ['given name', 'forename', 'first', 'vorname', 'prénom'],
  },
  lastName: {
    header: 'Last name',
    label: 'Last name',
    kind: 'name',
    required: false,
    synonyms: ['surname', 'family name', 'last', 'nachname', 'nom'],
  },
  role: {
    header: 'Role',
    label: 'Role',
    kind: 'role',
    required: false,
    synonyms: ['server role', 'user role', 'rolle'],
  },
  isActive: {
    header: 'Active',
    label: 'Active',
    kind: 'flag',
    required: false,
    synonyms: ['is active', 'enabled', 'aktiv'],
  },
  timeZone: {
    header: 'Time zone',
    label: 'Time zone',
    kind: 'zone',
    required: false,
    synonyms: ['timezone', 'tz', 'zone', 'zeitzone'],
  },
  defaultWorkerTag: {
    header: 'Default worker tag',
    label: 'Default worker tag',
    kind: 'text',
    required: false,
    synonyms: ['worker tag', 'worker', 'job tag'],
  },
  canScheduleJobs: {
    header: 'Schedule jobs',
    label: 'May schedule jobs',
    kind: 'flag',
    required: false,
    synonyms: ['can schedule jobs', 'schedule'],
  },
  canPrioritizeJobs: {
    header: 'Prioritize jobs',
    label: 'May prioritize jobs',
    kind: 'flag',
    required: false,
    synonyms: ['can prioritize jobs', 'prioritise jobs', 'job priority'],
  },
  canAssignJobs: {
    header: 'Assign jobs',
    label: 'May assign jobs to workers',
    kind: 'flag',
    required: false,
    synonyms: ['can assign jobs', 'assign workers', 'tag jobs'],
  },
  canCreateCollections: {
    header: 'Create collections',
    label: 'May create collections',
    kind: 'flag',
    required: false,
    synonyms: ['can create collections'],
  },
  isApiEnabled: {
    header: 'API access',
    label: 'API access',
    kind: 'flag',
    required: false,
    synonyms: ['is api enabled', 'api enabled', 'api'],
  },
  canCreateAndUpdateDcm: {
    header: 'DCM create and update',
    label: 'DCM: create and update',
    kind: 'flag',
    required: false,
    synonyms: ['can create and update dcm'],
  },
  canShareForExecutionDcm: {
    header: 'DCM share for execution',
    label: 'DCM: share for execution',
    kind: 'flag',
    required: false,
    synonyms: ['can share for execution dcm'],
  },
  canShareForCollaborationDcm: {
    header: 'DCM share for collaboration',
    label: 'DCM: share for collaboration',
    kind: 'flag',
    required: false,
    synonyms: ['can share for collaboration dcm'],
  },
  canManageGenericVaultsDcm: {
    header: 'DCM manage vaults',
    label: 'DCM: manage generic vaults',
    kind: 'flag',
    required: false,
    synonyms: ['can manage generic vaults dcm', 'dcm manage generic vaults'],
  },
  groups: {
    header: 'Groups',
    label: 'Groups',
    kind: 'groups',
    required: false,
    synonyms: ['group', 'user groups', 'usergroups', 'member of'],
  },
  collections: {
    header: 'Collections',
    label: 'Collections',
    kind: 'collections',
    required: false,
    synonyms: ['collection', 'in collections', 'sammlungen', 'sammlung'],
  },
  credentials: {
    header: 'Credentials',
    label: 'Shared credentials',
    kind: 'names',
    required: false,
    synonyms: ['credential', 'run as credentials', 'anmeldeinformationen', 'anmeldedaten'],
  },
  dataConnections: {
    header: 'Data connections',
    label: 'Shared data connections',
    kind: 'names',
    required: false,
    synonyms: ['data connection', 'connections', 'server data connections', 'datenverbindungen'],
  },
  profile: {
    header: 'Profile',
    label: 'Job profile',
    kind: 'profile',
    required: false,
    synonyms: ['job profile', 'template', 'jobprofil', 'profil', 'persona'],
  },
  action: {
    header: 'Action',
    label: 'Action',
    kind: 'action',
    required: false,
    synonyms: ['what to do', 'operation', 'aktion'],
  },
} as const satisfies Record<
  string,
  {
    header: string
    label: string
    kind:
      | 'email'
      | 'name'
      | 'role'
      | 'flag'
      | 'zone'
      | 'text'
      | 'groups'
      | 'collections'
      | 'names'
      | 'profile'
      | 'action'
    required: boolean
    synonyms: readonly string[]
  }
>

export type OnboardingFieldKey = keyof typeof onboardingFields
export const onboardingFieldKeys = Object.keys(onboardingFields) as [
  OnboardingFieldKey,
  ...OnboardingFieldKey[],
]
export const onboardingFieldKey = z.enum(onboardingFieldKeys)

/** What a row may ask for; a blank cell creates or updates, whichever fits. */
export const rowActions = ['create', 'update', 'deactivate', 'skip'] as const
export type RowAction = (typeof rowActions)[number]

/** What stands between several groups, collections, credentials or data connections in one cell. */
export const groupSeparator = ';'
/**
 * A collection may say rights and an end in square brackets: `Finance [add assets, until 2027-01-31]; HR [admin]`. Words
 * of rights are those of `collectionRightLabels`, `all` and `none`; a day ends in UTC; `never` takes an end away. Without
 * brackets a member stays as it is, and somebody new may look and run.
 */
export const membershipWords = { all: 'all', none: 'none', never: 'never', until: 'until' } as const
/** Characters a first or last name and a group name may have (reference 2.1, 2.2). */
export const maxNameLength = 255
