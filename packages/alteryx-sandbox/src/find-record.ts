import type { CollectionRecord } from './collections/collection-record.ts'
import type { CredentialRecord } from './credentials/credential-record.ts'
import type { DataConnectionRecord } from './data-connections/data-connection-record.ts'
import type { UserGroupRecord, UserRecord } from './records.ts'
import { refuse } from './reply.ts'
import type { SandboxState } from './state.ts'
import type { WorkflowRecord } from './workflows/workflow-record.ts'

/** The user, or 404. A malformed id is an unknown one (our choice, reference 3.1). */
export function findUser(state: SandboxState, userId: string): UserRecord {
  const user = state.world.users.get(userId)
  if (!user) throw refuse(404, 'The user was not found.')
  return user
}

/** The group, or 404. */
export function findUserGroup(state: SandboxState, userGroupId: string): UserGroupRecord {
  const group = state.world.userGroups.get(userGroupId)
  if (!group) throw refuse(404, 'The user group was not found.')
  return group
}

/** The collection, or 404. */
export function findCollection(state: SandboxState, collectionId: string): CollectionRecord {
  const collection = state.world.collections.get(collectionId)
  if (!collection) throw refuse(404, 'The collection was not found.')
  return collection
}

/** The credential, or 404. */
export function findCredential(state: SandboxState, credentialId: string): CredentialRecord {
  const credential = state.world.credentials.get(credentialId)
  if (!credential) throw refuse(404, 'The credential was not found.')
  return credential
}

/** The server data connection, or 404. */
export function findDataConnection(
  state: SandboxState,
  dataConnectionId: string,
): DataConnectionRecord {
  const connection = state.world.dataConnections.get(dataConnectionId)
  if (!connection) throw refuse(404, 'The server data connection was not found.')
  return connection
}

/** The workflow, or 404. */
export function findWorkflow(state: SandboxState, workflowId: string): WorkflowRecord {
  const workflow = state.world.workflows.get(workflowId)
  if (!workflow) throw refuse(404, 'The workflow was not found.')
  return workflow
}
