import type { ServerUser } from '@curator/alteryx-contract/server/v3/users'
import type { UserId } from '@curator/console-contract/ids'
import type { GatewayUser } from './gateways.ts'

/** A user of the Alteryx wire in console words. */
export function toGatewayUser(user: ServerUser): GatewayUser {
  return {
    id: user.id as UserId,
    email: user.email,
    firstName: user.firstName,
    lastName: user.lastName,
    role: user.role,
    isActive: user.isActive,
    isAccountLocked: user.isAccountLocked,
    isValidated: user.isValidated,
    isApiEnabled: user.isApiEnabled,
    timeZone: user.timeZone,
    language: user.language,
    defaultWorkerTag: user.defaultWorkerTag,
    defaultCredentialId: user.defaultCredentialId,
    lastLoginAt: user.lastLoginDateTime,
    canScheduleJobs: user.canScheduleJobs,
    canPrioritizeJobs: user.canPrioritizeJobs,
    canAssignJobs: user.canAssignJobs,
    canCreateCollections: user.canCreateCollections,
    canCreateAndUpdateDcm: user.canCreateAndUpdateDcm,
    canShareForExecutionDcm: user.canShareForExecutionDcm,
    canShareForCollaborationDcm: user.canShareForCollaborationDcm,
    canManageGenericVaultsDcm: user.canManageGenericVaultsDcm,
  }
}
