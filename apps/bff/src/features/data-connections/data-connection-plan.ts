import type { DataConnectionAction } from '@curator/console-contract/data-connection-plans'
import type { DirectoryDataConnection } from '../../directory/directory.ts'
import { PlanDraft } from '../../plans/plan-draft.ts'
import {
  toDeleteDataConnection,
  toRenameDataConnection,
} from '../../plans/planned/connection-changes.ts'
import { addShareRow, type KnownReceiver, type SharedItem } from '../../shares/share-rows.ts'

export interface DataConnectionFacts {
  /** Chosen ones that are on the Server; the others by id. */
  readonly connections: readonly DirectoryDataConnection[]
  readonly goneIds: readonly string[]
  readonly receivers: readonly KnownReceiver[]
  readonly goneReceiverIds: readonly string[]
}

const gone = 'It is not on the Server, or no longer. Refresh the directory and choose again.'

/** Plans what is to be done with data connections. */
export function planDataConnections(
  action: DataConnectionAction,
  facts: DataConnectionFacts,
): PlanDraft {
  const draft = new PlanDraft()
  for (const connection of facts.connections) {
    if (action.kind === 'share' || action.kind === 'unshare')
      for (const receiver of facts.receivers)
        addShareRow(draft, action.kind, toSharedConnection(connection), receiver)
    else if (action.kind === 'rename') addRename(draft, connection, action.name)
    else addDelete(draft, connection)
  }
  for (const subject of [...facts.goneIds, ...facts.goneReceiverIds])
    draft.addRow({ subject, verdict: 'invalid', reasons: [gone], changeSeqs: [] })
  return draft
}

/** A data connection as the rows of shares want it. */
export const toSharedConnection = ({
  id,
  name,
  userGroupIds,
  userIds,
}: DirectoryDataConnection): SharedItem => ({
  shared: 'data-connection',
  id,
  name,
  userIds,
  userGroupIds,
})

/** One new name; also what a row of a sheet asks for. */
export function addRename(
  draft: PlanDraft,
  connection: DirectoryDataConnection,
  name: string,
  line?: number,
): void {
  const seq = draft.add((next) => toRenameDataConnection(next, connection, name))
  draft.addRow({
    ...(line === undefined ? {} : { line }),
    subject: connection.name,
    verdict: seq === null ? 'unchanged' : 'update',
    reasons: seq === null ? ['It is called so already.'] : [],
    changeSeqs: [seq],
  })
}

/** One deletion with who loses it; also what a row of a sheet asks for. */
export function addDelete(
  draft: PlanDraft,
  connection: DirectoryDataConnection,
  line?: number,
): void {
  const { name, userGroupIds, userIds } = connection
  const counts = { userCount: userIds.length, groupCount: userGroupIds.length }
  const seq = draft.add((next) => toDeleteDataConnection(next, { ...connection, ...counts }))
  const reasons =
    counts.userCount + counts.groupCount === 0
      ? ['It is shared with nobody. Workflows that use it all the same will fail.']
      : [
          `${counts.userCount} people and ${counts.groupCount} groups lose it, and workflows that use it will fail.`,
        ]
  const place = line === undefined ? {} : { line }
  draft.addRow({ ...place, subject: name, verdict: 'update', reasons, changeSeqs: [seq] })
}
