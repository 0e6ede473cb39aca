import { requestIsInvalid } from '@curator/alteryx-contract/server/errors'
import type { FieldFault } from '@curator/endpoint/problem'
import { jsonReply, Refusal, type Reply } from './reply.ts'

/** Name of the body parameter of each operation in the Server's Swagger document; the first part of model-state keys. */
const bodyParameters: Readonly<Record<string, string>> = {
  Users_CreateUser: 'userContract',
  Users_UpdateUser: 'updateContract',
  UserGroups_AddUsersToGroup: 'userIds',
  UserGroups_AddActiveDirectoryGroupToCustomGroup: 'sid',
  Collections_UpdateCollection: 'updateCollectionContract',
  Collections_AddUserToCollection: 'addUsersContract',
  Collections_AddUserGroupToCollection: 'addUserGroupsContract',
  Collections_UpdateCollectionUserPermissions: 'updatePermissionsContract',
  Collections_UpdateCollectionUserGroupPermissions: 'updatePermissionsContract',
  DCME_UpsertDcmConnection: 'upsertConnectionContract',
  DCME_ShareDcmConnectionForExecution: 'sharingContract',
  DCME_ShareDcmConnectionForCollaboration: 'sharingContract',
  DCMEAdmin_UpsertDcmConnection: 'upsertConnectionContract',
  DCMEAdmin_UpsertDCMEConnectionHandlingRule: 'handlingRule',
  Subscriptions_UpdateSubscription: 'subscription',
  Workflows_UpdateWorkflow: 'updateWorkflowContract',
  Credentials_AddCredential: 'addContract',
  Credentials_UpdateCredential: 'updateContract',
  ServerConnections_UpdateServerDataConnectionName: 'updateServerConnectionContract',
}

const bodyParameter = (operationId: string) => bodyParameters[operationId] ?? 'contract'

/**
 * Faults of a request as InvalidRequestResponseBody, all of them at once. Keys are spelled as the framework does
 * (`userContract.LastName`); neither keys nor texts are captured by a source, so nothing should rely on them.
 */
export function toModelState(operationId: string, faults: readonly FieldFault[]): Reply {
  const modelState: Record<string, string[]> = {}
  for (const fault of faults) {
    const [place, ...path] = fault.path.split('.')
    const start = place === 'body' ? [bodyParameter(operationId)] : []
    const key = [...start, ...path.map((name) => (place === 'body' ? pascal(name) : name))].join(
      '.',
    )
    modelState[key] = [...(modelState[key] ?? []), toText(fault, key)]
  }
  return jsonReply(400, { message: requestIsInvalid, modelState })
}

/** Refuses for one property of the body. */
export function refuseField(operationId: string, field: string, message: string): Refusal {
  return new Refusal(
    toModelState(operationId, [{ path: `body.${field}`, rule: 'custom', message }]),
  )
}

function toText(fault: FieldFault, key: string): string {
  const isMissing = fault.rule === 'invalid_type' && fault.message.endsWith('received undefined')
  return isMissing ? `The ${key.split('.').at(-1)} field is required.` : fault.message
}

function pascal(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}
