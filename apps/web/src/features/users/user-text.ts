import { onboardingFields } from '@curator/console-contract/onboarding-fields'
import { serverRoleLabels, serverRoleNames } from '@curator/console-contract/server-roles'
import { userFields } from '@curator/console-contract/user-fields'
import {
  type UserColumn,
  type UserFinding,
  type UserFlag,
  type UserState,
  userFindings,
  userStates,
} from '@curator/console-contract/users'

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
  defaultCredentialId: userFields.defaultCredentialId.label,
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

/** A flag as the label of its filter. */
export const flagLabels: Record<UserFlag, string> = {
  isActive: userFields.isActive.label,
  isAccountLocked: userFields.isAccountLocked.label,
  isValidated: userFields.isValidated.label,
  isApiEnabled: userFields.isApiEnabled.label,
  canScheduleJobs: userFields.canScheduleJobs.label,
  canPrioritizeJobs: userFields.canPrioritizeJobs.label,
  canAssignJobs: userFields.canAssignJobs.label,
  canCreateCollections: userFields.canCreateCollections.label,
}
export const flagAnswers = { yes: 'Yes', no: 'No', unknown: 'Not told' } as const
export type FlagAnswer = keyof typeof flagAnswers

/** A finding: its name, why it matters, what to do. `days` is put in where the rule counts days. */
export const findingWords: Record<
  UserFinding,
  { readonly title: string; readonly why: string; readonly step: string }
> = {
  duplicate_email: {
    title: 'Same e-mail twice',
    why: 'A Server finds people by e-mail: two accounts with one address make sign-in and upgrades go wrong.',
    step: 'Keep the account that is used, give the other another address or offboard it.',
  },
  inactive_owner: {
    title: 'Owner without access',
    why: 'Workflows, schedules or collections belong to somebody who can’t sign in: nobody looks after them, and schedules may fail.',
    step: 'Offboard them: their work goes to a successor.',
  },
  role_without_groups: {
    title: 'Role of their own, no group',
    why: 'Rights given to one person are forgotten when people move; groups are reviewed.',
    step: 'Add them to the group of their team.',
  },
  default_without_groups: {
    title: 'Role left to groups, but in none',
    why: 'The role is Default and no group decides it, so they get what the Server gives everyone.',
    step: 'Add them to a group, or give them a role.',
  },
  inactive_days: {
    title: 'Not signed in for long',
    why: 'Accounts that nobody uses hold licences and are a door that nobody watches.',
    step: 'Ask, then deactivate or offboard them.',
  },
  never_signed_in: {
    title: 'Never signed in',
    why: 'The invitation may have gone astray, or the account is not needed.',
    step: 'Send a new password, or deactivate the account.',
  },
  no_time_zone: {
    title: 'No time zone',
    why: 'Schedules of theirs run by the Server’s clock, which may be hours off.',
    step: 'Set the time zone of their place of work.',
  },
}

export const roleChoices = serverRoleNames.map((key) => ({ key, text: serverRoleLabels[key] }))
export const stateChoices = userStates.map((key) => ({ key, text: stateLabels[key] }))
export const findingChoices = userFindings.map((key) => ({ key, text: findingWords[key].title }))

/** A flag in words; `null` is what the Server's release does not tell. */
export function flagText(flag: boolean | null): string {
  if (flag === null) return flagAnswers.unknown
  return flag ? flagAnswers.yes : flagAnswers.no
}
