import type { OperationSpec } from './operation.ts'
import { requestToken } from './server/oauth.ts'
import * as adminCollections from './server/v1/admin-collections.ts'
import * as adminInsights from './server/v1/admin-insights.ts'
import * as adminSchedules from './server/v1/admin-schedules.ts'
import * as adminWorkflows from './server/v1/admin-workflows.ts'
import * as auditLog from './server/v1/audit-log.ts'
import * as adminDataConnections from './server/v1/data-connections.ts'
import * as jobsV1 from './server/v1/jobs.ts'
import * as migration from './server/v1/migration.ts'
import * as studioWorkflows from './server/v1/subscription-workflows.ts'
import * as adminSubscriptions from './server/v1/subscriptions.ts'
import * as adminUsers from './server/v1/users.ts'
import * as adminInsightsV2 from './server/v2/admin-insights.ts'
import * as adminWorkflowsV2 from './server/v2/admin-workflows.ts'
import * as myCredentials from './server/v2/credentials.ts'
import * as forecast from './server/v2/forecast.ts'
import * as adminSubscriptionsV2 from './server/v2/subscriptions.ts'
import * as userWorkflows from './server/v2/user-workflows.ts'
import * as adminUsersV2 from './server/v2/users.ts'
import * as collectionAssets from './server/v3/collection-assets.ts'
import * as collectionMembers from './server/v3/collection-members.ts'
import * as collections from './server/v3/collections.ts'
import * as credentialShares from './server/v3/credential-shares.ts'
import * as credentials from './server/v3/credentials.ts'
import * as dataConnections from './server/v3/data-connections.ts'
import * as dcm from './server/v3/dcm.ts'
import * as dcmAdmin from './server/v3/dcm-admin.ts'
import * as dcmRules from './server/v3/dcm-rules.ts'
import * as jobs from './server/v3/jobs.ts'
import * as schedules from './server/v3/schedules.ts'
import * as subscriptions from './server/v3/subscriptions.ts'
import * as usage from './server/v3/usage.ts'
import * as userGroups from './server/v3/user-groups.ts'
import * as users from './server/v3/users.ts'
import * as workflowRuns from './server/v3/workflow-runs.ts'
import * as workflows from './server/v3/workflows.ts'

const isOperation = (value: unknown): value is OperationSpec =>
  typeof value === 'object' && value !== null && 'operationId' in value

/** Every room of the wire; one file each below `server/`. */
const rooms: readonly Readonly<Record<string, unknown>>[] = [
  schedules,
  adminSchedules,
  forecast,
  users,
  userGroups,
  dcm,
  dcmAdmin,
  dcmRules,
  subscriptions,
  usage,
  auditLog,
  adminSubscriptions,
  adminSubscriptionsV2,
  adminUsers,
  adminUsersV2,
  adminCollections,
  adminInsights,
  adminDataConnections,
  adminInsightsV2,
  myCredentials,
  collections,
  collectionAssets,
  collectionMembers,
  credentials,
  credentialShares,
  dataConnections,
  workflows,
  workflowRuns,
  jobs,
  adminWorkflows,
  adminWorkflowsV2,
  migration,
  studioWorkflows,
  jobsV1,
  userWorkflows,
]

/** Every operation this build knows. A list whose reply depends on `view` stands twice: one entry per view. */
export const operations: readonly OperationSpec[] = [
  requestToken,
  ...rooms.flatMap((room) => Object.values(room).filter(isOperation)),
]
