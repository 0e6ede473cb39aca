import type { AccessTargetKind } from '@curator/console-contract/access'
import type { CollectionFilters } from '@curator/console-contract/collections'
import type {
  CampaignId,
  CollectionId,
  ConnectionId,
  CredentialId,
  DataConnectionId,
  DcmConnectionId,
  PlanId,
  RotationId,
  RunId,
  ScheduleId,
  SheetId,
  StudioId,
  UserGroupId,
  UserId,
} from '@curator/console-contract/ids'
import type { ScheduleFilters } from '@curator/console-contract/schedules'
import type { UserFilters } from '@curator/console-contract/users'

/** Route patterns; `app/router.tsx` is their only reader. */
export const routePatterns = {
  home: '/',
  signIn: '/sign-in',
  setup: '/setup',
  invitation: '/invitation',
  settings: '/settings',
  accounts: '/settings/accounts',
  ownPassword: '/settings/password',
  users: '/c/:connectionId/users',
  dataQuality: '/c/:connectionId/users/data-quality',
  user: '/c/:connectionId/users/:userId',
  userGroups: '/c/:connectionId/user-groups',
  groupMatrix: '/c/:connectionId/user-groups/matrix',
  groupDrift: '/c/:connectionId/user-groups/drift',
  userGroup: '/c/:connectionId/user-groups/:groupId',
  offboarding: '/c/:connectionId/offboarding',
  onboarding: '/c/:connectionId/onboarding',
  jobProfiles: '/c/:connectionId/onboarding/profiles',
  onboardingSheet: '/c/:connectionId/onboarding/:sheetId',
  collections: '/c/:connectionId/collections',
  collectionSheet: '/c/:connectionId/collections/sheet',
  collectionTeam: '/c/:connectionId/collections/team',
  collectionMemberships: '/c/:connectionId/collections/memberships',
  looseWorkflows: '/c/:connectionId/collections/loose-workflows',
  collection: '/c/:connectionId/collections/:collectionId',
  credentials: '/c/:connectionId/credentials',
  credentialSheet: '/c/:connectionId/credentials/sheet',
  credentialRotations: '/c/:connectionId/credentials/rotations',
  credentialRotation: '/c/:connectionId/credentials/rotations/:rotationId',
  credential: '/c/:connectionId/credentials/:credentialId',
  dataConnections: '/c/:connectionId/data-connections',
  dataConnectionSheet: '/c/:connectionId/data-connections/sheet',
  systemConnections: '/c/:connectionId/data-connections/system',
  dcmRules: '/c/:connectionId/data-connections/rules',
  dcmRuleSheet: '/c/:connectionId/data-connections/rules/sheet',
  dcmConnections: '/c/:connectionId/data-connections/dcm',
  dcmSheet: '/c/:connectionId/data-connections/dcm/sheet',
  dcmConnection: '/c/:connectionId/data-connections/dcm/:dcmConnectionId',
  dataConnection: '/c/:connectionId/data-connections/:dataConnectionId',
  studios: '/c/:connectionId/studios',
  studioSheet: '/c/:connectionId/studios/sheet',
  studio: '/c/:connectionId/studios/:studioId',
  access: '/c/:connectionId/access',
  missingShares: '/c/:connectionId/access/missing-shares',
  schedules: '/c/:connectionId/schedules',
  newSchedule: '/c/:connectionId/schedules/new',
  schedulesSetAside: '/c/:connectionId/schedules/set-aside',
  scheduleFindings: '/c/:connectionId/schedules/findings',
  schedulePolicy: '/c/:connectionId/schedules/policy',
  schedulesCalendar: '/c/:connectionId/schedules/calendar',
  schedule: '/c/:connectionId/schedules/:scheduleId',
  scheduleReviews: '/c/:connectionId/schedule-review',
  newScheduleReview: '/c/:connectionId/schedule-review/new',
  scheduleReview: '/c/:connectionId/schedule-review/:campaignId',
  scheduleReviewReport: '/c/:connectionId/schedule-review/:campaignId/report',
  review: '/review',
  apiExplorer: '/c/:connectionId/api-explorer/:operationId?',
  bulkRunner: '/c/:connectionId/bulk-runner',
  bulkRunnerSheet: '/c/:connectionId/bulk-runner/:sheetId',
  plan: '/plans/:planId',
  run: '/runs/:runId',
  runs: '/runs',
  notifications: '/notifications',
  notificationSettings: '/settings/notifications',
  connections: '/connections',
  capabilities: '/connections/:connectionId/capabilities',
} as const

/** What a link to the list of users may narrow it to. */
type UserLinkFilters = Partial<Pick<UserFilters, 'search' | 'finding' | 'groupId' | 'inactiveDays'>>

/** What a link to the list of collections may narrow it to. */
type CollectionLinkFilters = Partial<Omit<CollectionFilters, 'connectionId'>>

/** What a link to an explanation of access names; what is left out is chosen on the page. */
type AccessLink = {
  readonly person?: UserId | undefined
  readonly kind?: AccessTargetKind | undefined
  readonly target?: string | undefined
  readonly other?: UserId | undefined
}

/** What a link to the list of schedules may narrow it to. */
type ScheduleLinkFilters = Partial<Omit<ScheduleFilters, 'connectionId'>>

/** The query of an address, question mark included; absent values are left out. */
function toQuery(
  values: Readonly<Record<string, string | number | readonly string[] | undefined>>,
): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) {
    for (const item of [value ?? []].flat()) params.append(name, String(item))
  }
  return params.size > 0 ? `?${params.toString()}` : ''
}

/** Parts of the settings of the console. */
export type SettingsTab = 'accounts' | 'notifications' | 'password'

/** Link builders: the only place that spells an address. */
export const paths = {
  home: () => '/',
  /** `returnTo` is a local path; see `toLocalPath`. */
  signIn: (returnTo?: string) =>
    returnTo && returnTo !== '/' ? `/sign-in?returnTo=${encodeURIComponent(returnTo)}` : '/sign-in',
  setup: () => '/setup',
  invitation: (token: string) => `/invitation?token=${encodeURIComponent(token)}`,
  /** Without a part: the first that the person may open. */
  settings: (tab?: SettingsTab) => (tab ? `/settings/${tab}` : '/settings'),
  users: (connectionId: ConnectionId, filters?: UserLinkFilters) =>
    `/c/${connectionId}/users${toQuery(filters ?? {})}`,
  user: (connectionId: ConnectionId, userId: UserId) =>
    `/c/${connectionId}/users/${encodeURIComponent(userId)}`,
  dataQuality: (connectionId: ConnectionId) => `/c/${connectionId}/users/data-quality`,
  userGroups: (connectionId: ConnectionId) => `/c/${connectionId}/user-groups`,
  userGroup: (connectionId: ConnectionId, groupId: UserGroupId) =>
    `/c/${connectionId}/user-groups/${encodeURIComponent(groupId)}`,
  groupMatrix: (connectionId: ConnectionId) => `/c/${connectionId}/user-groups/matrix`,
  groupDrift: (connectionId: ConnectionId) => `/c/${connectionId}/user-groups/drift`,
  /** `userIds`: whom to take to the page, at most 50. */
  offboarding: (connectionId: ConnectionId, userIds: readonly UserId[] = []) =>
    `/c/${connectionId}/offboarding${userIds.length > 0 ? `?users=${userIds.map(encodeURIComponent).join(',')}` : ''}`,
  onboarding: (connectionId: ConnectionId) => `/c/${connectionId}/onboarding`,
  jobProfiles: (connectionId: ConnectionId) => `/c/${connectionId}/onboarding/profiles`,
  /** `step`: columns, faults or groups; the columns when absent. */
  onboardingSheet: (connectionId: ConnectionId, sheetId: SheetId, step?: string) =>
    `/c/${connectionId}/onboarding/${sheetId}${step ? `?step=${step}` : ''}`,
  collections: (connectionId: ConnectionId, filters?: CollectionLinkFilters) =>
    `/c/${connectionId}/collections${toQuery(filters ?? {})}`,
  collection: (connectionId: ConnectionId, collectionId: CollectionId) =>
    `/c/${connectionId}/collections/${encodeURIComponent(collectionId)}`,
  collectionSheet: (connectionId: ConnectionId) => `/c/${connectionId}/collections/sheet`,
  collectionTeam: (connectionId: ConnectionId) => `/c/${connectionId}/collections/team`,
  collectionMemberships: (connectionId: ConnectionId) =>
    `/c/${connectionId}/collections/memberships`,
  looseWorkflows: (connectionId: ConnectionId) => `/c/${connectionId}/collections/loose-workflows`,
  credentials: (connectionId: ConnectionId) => `/c/${connectionId}/credentials`,
  credentialSheet: (connectionId: ConnectionId) => `/c/${connectionId}/credentials/sheet`,
  credentialRotations: (connectionId: ConnectionId, credentialId?: CredentialId) =>
    `/c/${connectionId}/credentials/rotations${toQuery({ credential: credentialId })}`,
  credentialRotation: (connectionId: ConnectionId, rotationId: RotationId) =>
    `/c/${connectionId}/credentials/rotations/${rotationId}`,
  credential: (connectionId: ConnectionId, credentialId: CredentialId) =>
    `/c/${connectionId}/credentials/${encodeURIComponent(credentialId)}`,
  dataConnections: (connectionId: ConnectionId) => `/c/${connectionId}/data-connections`,
  dataConnection: (connectionId: ConnectionId, dataConnectionId: DataConnectionId) =>
    `/c/${connectionId}/data-connections/${encodeURIComponent(dataConnectionId)}`,
  dataConnectionSheet: (connectionId: ConnectionId) => `/c/${connectionId}/data-connections/sheet`,
  systemConnections: (connectionId: ConnectionId) => `/c/${connectionId}/data-connections/system`,
  dcmRules: (connectionId: ConnectionId) => `/c/${connectionId}/data-connections/rules`,
  dcmRuleSheet: (connectionId: ConnectionId) => `/c/${connectionId}/data-connections/rules/sheet`,
  dcmConnections: (connectionId: ConnectionId) => `/c/${connectionId}/data-connections/dcm`,
  dcmSheet: (connectionId: ConnectionId) => `/c/${connectionId}/data-connections/dcm/sheet`,
  dcmConnection: (connectionId: ConnectionId, dcmConnectionId: DcmConnectionId) =>
    `/c/${connectionId}/data-connections/dcm/${encodeURIComponent(dcmConnectionId)}`,
  studios: (connectionId: ConnectionId) => `/c/${connectionId}/studios`,
  studio: (connectionId: ConnectionId, studioId: StudioId) =>
    `/c/${connectionId}/studios/${encodeURIComponent(studioId)}`,
  studioSheet: (connectionId: ConnectionId) => `/c/${connectionId}/studios/sheet`,
  access: (connectionId: ConnectionId, link: AccessLink = {}) =>
    `/c/${connectionId}/access${toQuery(link)}`,
  missingShares: (
    connectionId: ConnectionId,
    filters: { readonly collectionId?: readonly CollectionId[] } = {},
  ) => `/c/${connectionId}/access/missing-shares${toQuery(filters)}`,
  schedules: (connectionId: ConnectionId, filters?: ScheduleLinkFilters) =>
    `/c/${connectionId}/schedules${toQuery(filters ?? {})}`,
  schedule: (connectionId: ConnectionId, scheduleId: ScheduleId) =>
    `/c/${connectionId}/schedules/${encodeURIComponent(scheduleId)}`,
  newSchedule: (connectionId: ConnectionId) => `/c/${connectionId}/schedules/new`,
  /** `tab`: holds or deletions; the holds when absent. */
  schedulesSetAside: (connectionId: ConnectionId, tab?: 'holds' | 'deletions') =>
    `/c/${connectionId}/schedules/set-aside${toQuery({ tab })}`,
  scheduleFindings: (connectionId: ConnectionId, filters?: ScheduleLinkFilters) =>
    `/c/${connectionId}/schedules/findings${toQuery(filters ?? {})}`,
  schedulePolicy: (connectionId: ConnectionId) => `/c/${connectionId}/schedules/policy`,
  scheduleReviews: (connectionId: ConnectionId) => `/c/${connectionId}/schedule-review`,
  /** `draft`: the one to change; a new one when absent. */
  newScheduleReview: (
    connectionId: ConnectionId,
    filters: Omit<ScheduleLinkFilters, 'sort'> & { readonly draft?: CampaignId } = {},
  ) => `/c/${connectionId}/schedule-review/new${toQuery(filters)}`,
  scheduleReview: (connectionId: ConnectionId, campaignId: CampaignId) =>
    `/c/${connectionId}/schedule-review/${campaignId}`,
  scheduleReviewReport: (connectionId: ConnectionId, campaignId: CampaignId) =>
    `/c/${connectionId}/schedule-review/${campaignId}/report`,
  schedulesCalendar: (connectionId: ConnectionId) => `/c/${connectionId}/schedules/calendar`,
  apiExplorer: (connectionId: ConnectionId, operationId?: string) =>
    `/c/${connectionId}/api-explorer${operationId ? `/${encodeURIComponent(operationId)}` : ''}`,
  bulkRunner: (connectionId: ConnectionId) => `/c/${connectionId}/bulk-runner`,
  /** `step`: columns, faults or requests; the columns when absent. */
  bulkRunnerSheet: (connectionId: ConnectionId, sheetId: SheetId, step?: string) =>
    `/c/${connectionId}/bulk-runner/${sheetId}${step ? `?step=${step}` : ''}`,
  /** Where plans of a slice begin, and the sheet of one: by the word of the slice. */
  sheetStart: (slice: string, connectionId: ConnectionId) => `/c/${connectionId}/${slice}`,
  sheetOf: (slice: string, connectionId: ConnectionId, sheetId: SheetId, step: string) =>
    `/c/${connectionId}/${slice}/${sheetId}?step=${step}`,
  plan: (planId: PlanId) => `/plans/${planId}`,
  run: (runId: RunId) => `/runs/${runId}`,
  runs: () => '/runs',
  notifications: () => '/notifications',
  connections: () => '/connections',
  capabilities: (connectionId: ConnectionId) => `/connections/${connectionId}/capabilities`,
}
