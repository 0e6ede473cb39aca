import type { OperationSpec } from './operation.ts'
import { requestToken } from './server/oauth.ts'
import * as adminCollections from './server/v1/admin-collections.ts'
import * as adminInsights from './server/v1/admin-insights.ts'
import * as adminDataConnections from './server/v1/data-connections.ts'
import * as adminInsightsV2 from './server/v2/admin-insights.ts'
import * as myCredentials from './server/v2/credentials.ts'
import * as collectionAssets from './server/v3/collection-assets.ts'
import * as collectionMembers from './server/v3/collection-members.ts'
import * as collections from './server/v3/collections.ts'
import * as credentialShares from './server/v3/credential-shares.ts'
import * as credentials from './server/v3/credentials.ts'
import * as dataConnections from './server/v3/data-connections.ts'
import * as userGroups from './server/v3/user-groups.ts'
import * as users from './server/v3/users.ts'

const isOperation = (value: unknown): value is OperationSpec =>
  typeof value === 'object' && value !== null && 'operationId' in value

/** Every room of the wire; one file each below `server/`. */
const rooms: readonly Readonly<Record<string, unknown>>[] = [
  users,
  userGroups,
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
]

/** Every operation this build knows. A list whose reply depends on `view` stands twice: one entry per view. */
export const operations: readonly OperationSpec[] = [
  requestToken,
  ...rooms.flatMap((room) => Object.values(room).filter(isOperation)),
]
