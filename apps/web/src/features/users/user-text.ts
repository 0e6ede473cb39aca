import { onboardingFields } from '@curator/console-contract/onboarding-fields'
import { serverRoleLabels, serverRoleNames } from '@curator/console-contract/server-roles'
import { type UserColumn, type UserState, userStates } from '@curator/console-contract/users'

const { email, firstName, lastName, role, timeZone, defaultWorkerTag, groups, isApiEnabled } =
  onboardingFields

/** What a column is called; the sheet's words where the sheet has the same field. */
export const columnLabels: Record<UserColumn, string> = {
  email: email.label,
  firstName: firstName.label,
  lastName: lastName.label,
  role: role.label,
  isActive: 'State',
  timeZone: timeZone.label,
  defaultWorkerTag: defaultWorkerTag.label,
  lastLoginAt: 'Last sign-in',
  createdAt: 'Created',
  groups: groups.label,
  isAccountLocked: 'Locked',
  isValidated: 'Validated',
  isApiEnabled: isApiEnabled.label,
  canScheduleJobs: onboardingFields.canScheduleJobs.label,
  canPrioritizeJobs: onboardingFields.canPrioritizeJobs.label,
  canAssignJobs: onboardingFields.canAssignJobs.label,
  canCreateCollections: onboardingFields.canCreateCollections.label,
  canCreateAndUpdateDcm: onboardingFields.canCreateAndUpdateDcm.label,
  canShareForExecutionDcm: onboardingFields.canShareForExecutionDcm.label,
  canShareForCollaborationDcm: onboardingFields.canShareForCollaborationDcm.label,
  canManageGenericVaultsDcm: onboardingFields.canManageGenericVaultsDcm.label,
  language: 'Language',
  id: 'Id',
}

const stateLabels: Record<UserState, string> = {
  active: 'Active',
  inactive: 'Inactive',
  locked: 'Locked',
  not_validated: 'Not validated',
  never_signed_in: 'Never signed in',
  no_groups: 'In no group',
}

export const roleChoices = serverRoleNames.map((key) => ({ key, text: serverRoleLabels[key] }))
export const stateChoices = userStates.map((key) => ({ key, text: stateLabels[key] }))

/** A flag in words; `null` is what the Server's release does not tell. */
export function flagText(flag: boolean | null): string {
  if (flag === null) return 'Not told'
  return flag ? 'Yes' : 'No'
}
