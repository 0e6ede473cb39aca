import * as access from '@curator/console-contract/access'
import type { CollectionId, ConnectionId, UserId } from '@curator/console-contract/ids'
import type { Call } from '@curator/endpoint/client'
import type { TestConsole } from './start-console.ts'
import { waitForDirectory } from './wait-for-directory.ts'
import { addAccessWorld } from './world-access.ts'

/** Calls every endpoint about who reaches what, with success. */
export async function walkAccess(
  call: Call,
  running: TestConsole,
  connectionId: ConnectionId,
): Promise<void> {
  const world = addAccessWorld(running.sandbox, 'reach')
  await waitForDirectory(running, connectionId)
  const query = { connectionId }
  const params = { collectionId: world.collection.id as CollectionId }
  await call(access.findAccessTargets, { query: { ...query, kind: 'workflow', search: 'reach' } })
  await call(access.explainAccess, {
    query: {
      ...query,
      userId: world.grouped.id as UserId,
      otherUserId: world.outside.id as UserId,
      targetKind: 'workflow',
      targetId: world.workflow.id,
    },
  })
  const needs = [{ kind: 'data-connection' as const, id: world.dataConnection.id }]
  await call(access.noteCollectionNeeds, { params, body: { connectionId, needs } })
  await call(access.getCollectionNeeds, { params, query })
  const { items } = await call(access.listMissingShares, {
    query: { ...query, collectionId: [params.collectionId], kind: [], certainty: [] },
  })
  const selection = { kind: 'ids' as const, ids: items.map(({ key }) => key) }
  await call(access.createMissingSharesPlan, { body: { connectionId, selection } })
}
