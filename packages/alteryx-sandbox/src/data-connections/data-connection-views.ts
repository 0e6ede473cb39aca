import { listsReceiversInV1, namesDcmConnection } from '../release.ts'
import type { SandboxState } from '../state.ts'
import type { DataConnectionRecord, SystemConnectionRecord } from './data-connection-record.ts'

/** ReducedServerConnectionView. The connection string is shown as it is, passwords and all, as a real Server does. */
export function toReducedDataConnection(record: DataConnectionRecord) {
  const { id, name, connectionString, connectionType } = record
  return { id, name, connectionString, connectionType }
}

/** ServerConnectionView; without the DCM fields where the release does not know them. */
export function toDataConnection({ world, options }: SandboxState, record: DataConnectionRecord) {
  const { id, dcmConnectionId, dcmConnectionTitle } = record
  return {
    ...toReducedDataConnection(record),
    ...(namesDcmConnection(options.release) ? { dcmConnectionId, dcmConnectionTitle } : {}),
    userIds: world.connectionShares.receiversOf(id, 'user'),
    userGroupIds: world.connectionShares.receiversOf(id, 'userGroup'),
  }
}

/** As V1 names its fields. Nothing here is shared with studios, so their count is 0. */
export function toAdminDataConnection(state: SandboxState, record: DataConnectionRecord) {
  const { id, name, connectionString, connectionType, userIds, userGroupIds } = toDataConnection(
    state,
    record,
  )
  return {
    connectionId: id,
    connectionString,
    connectionName: name,
    connectionType,
    subscriptionCount: 0,
    userCount: userIds.length,
    userGroupCount: userGroupIds.length,
    ...(listsReceiversInV1(state.options.release) ? { userIds, userGroupIds } : {}),
  }
}

/** The counts of 4.13 stood here too in 2021.2, a release older than those we play (server-v1v2 4.14). */
export function toSystemConnection(record: SystemConnectionRecord) {
  const { id, connectionString, connectionType } = record
  return { connectionId: id, connectionString, connectionName: id, connectionType }
}
