import type { PlannedChange } from '../change.ts'

export interface PlannedConnection {
  readonly id: string
  readonly name: string
}

/** Null when it has this name already. */
export function toRenameDataConnection(
  seq: number,
  connection: PlannedConnection,
  name: string,
): PlannedChange | null {
  if (name === connection.name) return null
  return {
    seq,
    kind: 'rename-data-connection',
    payload: { dataConnectionId: connection.id, dataConnectionName: connection.name, name },
    before: { name: connection.name },
    fields: [{ field: 'name', label: 'Name', before: connection.name, after: name }],
    sentence: `Rename the data connection “${connection.name}” to “${name}”.`,
    danger: 'caution',
    dependsOn: [],
  }
}

/** Can't be undone: no Server lets anybody create one through its API. */
export function toDeleteDataConnection(
  seq: number,
  connection: PlannedConnection & { readonly userCount: number; readonly groupCount: number },
): PlannedChange {
  const { groupCount, id, name, userCount } = connection
  const count = userCount + groupCount
  return {
    seq,
    kind: 'delete-data-connection',
    payload: { dataConnectionId: id, dataConnectionName: name },
    before: { name, userCount, groupCount },
    fields: [],
    sentence: `Delete the data connection “${name}”${count > 0 ? `, which is shared with ${count === 1 ? '1 person or group' : `${count} people and groups`}` : ''}.`,
    danger: 'destructive',
    dependsOn: [],
  }
}
