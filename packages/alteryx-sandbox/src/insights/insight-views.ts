import type { UserRecord } from '../records.ts'
import type { World } from '../world.ts'
import type { InsightRecord } from './insight-record.ts'

/** What stands beside the owner. `id` is where it is stored, another id than the logical one; nothing asks by it. */
function toInsight({ id, name, lastUpdated, ownerId, iconId }: InsightRecord) {
  return {
    id: `${id.slice(0, 8)}f5${id.slice(10)}`,
    insightId: id,
    name,
    lastUpdated,
    ownerId,
    iconId,
  }
}

/** An insight with its owner in the old user model (server-v1v2 4.3). */
export function toInsightV1(world: World, record: InsightRecord) {
  const user = world.users.get(record.ownerId)
  return {
    ...toInsight(record),
    owner: user
      ? {
          ...toOwner(user),
          curator: user.role === 'Curator',
          licenseCurator: false,
          sponsor: false,
          dateTermsAgreed: null,
          leadSourceDetail: '',
          industry: '',
          options: {},
          referrer: '',
          sId: null,
          accountLockedAt: null,
          recaptchaResponse: null,
        }
      : null,
  }
}

/** An insight with its owner in the newer user model (server-v1v2 5.1). */
export function toInsightV2(world: World, record: InsightRecord) {
  const user = world.users.get(record.ownerId)
  return {
    ...toInsight(record),
    owner: user
      ? {
          ...toOwner(user),
          role: user.role,
          isPasswordMigrated: true,
          windowsIdentity: null,
          isDeleted: false,
          deletedById: null,
          deletedDateTime: null,
          defaultWorkerTag: user.defaultWorkerTag,
          language: user.language,
          studio: null,
        }
      : null,
  }
}

/** What both models have. Key, secret and password hash are nulls: a console must never meet real ones here. */
function toOwner(user: UserRecord) {
  return {
    id: user.id,
    anonymous: false,
    email: user.email,
    firstName: user.firstName,
    lastName: user.lastName,
    dateAdded: user.dateCreated,
    dateUpdated: user.dateCreated,
    validated: user.isValidated,
    pending: !user.isValidated,
    active: user.isActive,
    apiEnabled: user.isApiEnabled,
    apiKey: null,
    apiSecret: null,
    securityInfo: null,
    numFailedLogins: 0,
    accountLocked: user.isAccountLocked,
    userProfile: { picture: '', iconId: '' },
    subscriptionId: user.subscriptionId,
    expirationDate: null,
    expDate: null,
    updateLastLoginDate: user.lastLoginDateTime,
    defaultCredential: null,
    credentials: [],
    dataConnections: [],
    canSchedule: user.canScheduleJobs,
    canSetPriority: user.canPrioritizeJobs,
    canSetWorkerAssignment: user.canAssignJobs,
    timezone: user.timeZone,
    canCreateCollections: user.canCreateCollections,
  }
}
