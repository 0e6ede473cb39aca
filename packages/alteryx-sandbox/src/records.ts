import type { ServerRole } from '@curator/alteryx-contract/values'

/** The studio everybody is in who was not moved to another; part of every world. */
export const defaultStudioId = '64e0aa11bb22cc33dd44ee00'

/** A person of a world. Changed only through `World.updateUser`, so that indexes and caches follow. */
export interface UserRecord {
  readonly id: string
  readonly firstName: string
  readonly lastName: string
  readonly email: string
  readonly role: ServerRole
  readonly defaultWorkerTag: string
  readonly canScheduleJobs: boolean
  readonly canPrioritizeJobs: boolean
  readonly canAssignJobs: boolean
  readonly canCreateCollections: boolean
  readonly isApiEnabled: boolean
  readonly defaultCredentialId: string
  readonly isAccountLocked: boolean
  readonly isActive: boolean
  /** UTC instant, or `null` for somebody who never signed in. */
  readonly lastLoginDateTime: string | null
  readonly isValidated: boolean
  /** IANA name, `''` or `null`: the Server sends all three (reference 3.1). */
  readonly timeZone: string | null
  readonly language: string
  readonly canCreateAndUpdateDcm: boolean
  readonly canShareForExecutionDcm: boolean
  readonly canShareForCollaborationDcm: boolean
  readonly canManageGenericVaultsDcm: boolean
  readonly dateCreated: string
  /** The studio the person is in. */
  readonly subscriptionId: string
  /** Groups the person is in; the other end of `UserGroupRecord.members`. */
  readonly userGroupIds: readonly string[]
}

/** What may be set on a person from outside; identity and memberships have calls of their own. */
export type UserPatch = Partial<Omit<UserRecord, 'id' | 'userGroupIds'>>

/** How somebody came into a group. */
export interface MemberRecord {
  readonly userId: string
  readonly dateAddedToGroup: string
  readonly addedByUserId: string
}

/** A group or person of the directory a Windows sign-in Server can see (reference 3.3, activeDirectoryObject). */
export interface DirectoryObject {
  readonly sid: string
  readonly category: 'Person' | 'Group'
  readonly displayName: string
  readonly domainName: string
  readonly sidAccountName: string
}

/** A directory group inside a custom group. */
export interface DirectoryMemberRecord {
  readonly dateAddedToGroup: string
  readonly addedByUserId: string
  readonly activeDirectoryObject: DirectoryObject
}

/** A custom user group. */
export interface UserGroupRecord {
  readonly id: string
  readonly name: string
  readonly role: ServerRole
  readonly dateAdded: string
  /** By user id; the other end of `UserRecord.userGroupIds`. */
  readonly members: ReadonlyMap<string, MemberRecord>
  /** By SID. */
  readonly directoryMembers: ReadonlyMap<string, DirectoryMemberRecord>
}

/** The three kinds of things a person can own, named as in the assets reply. */
export const assetKinds = ['workflows', 'schedules', 'collections'] as const
export type AssetKind = (typeof assetKinds)[number]

/** A mail the Server would have sent. */
export interface MailRecord {
  readonly kind: 'invitation' | 'passwordReset'
  readonly to: string
  readonly at: string
}

/** What a new person has unless the request says otherwise (reference 2.1, defaults of CreateUserContract). */
export const userDefaults = {
  subscriptionId: defaultStudioId,
  role: 'Evaluated',
  defaultWorkerTag: '',
  canScheduleJobs: false,
  canPrioritizeJobs: false,
  canAssignJobs: false,
  canCreateCollections: false,
  isApiEnabled: false,
  defaultCredentialId: '',
  isAccountLocked: false,
  isActive: true,
  lastLoginDateTime: null,
  isValidated: false,
  timeZone: '',
  // Not stated by any source; the product's own user page offers this one first.
  language: 'en-us',
  canCreateAndUpdateDcm: false,
  canShareForExecutionDcm: false,
  canShareForCollaborationDcm: false,
  canManageGenericVaultsDcm: false,
} as const satisfies UserPatch
