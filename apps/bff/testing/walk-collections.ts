import * as plans from '@curator/console-contract/collection-plans'
import * as collections from '@curator/console-contract/collections'
import type { CollectionId, ConnectionId } from '@curator/console-contract/ids'
import type { Call } from '@curator/endpoint/client'
import { lookOnly } from './collection-cases.ts'
import { runPlan } from './run-plan.ts'
import type { TestConsole } from './start-console.ts'
import { waitForDirectory } from './wait-for-directory.ts'
import { addAssets, addPerson } from './world-people.ts'

const noFilters = { state: [], ownerId: [], memberId: [], workflowId: [] }

/** Calls every endpoint of collections, with success. */
export async function walkCollections(
  call: Call,
  running: TestConsole,
  connectionId: ConnectionId,
): Promise<void> {
  const owner = addPerson(running.sandbox, 'shelver', { role: 'Artisan' })
  const made = addAssets(running.sandbox, owner.id, 'Walked')
  await waitForDirectory(running, connectionId)
  const collectionId = made.collectionId as CollectionId
  const member = { kind: 'user' as const, id: owner.id }
  await walkLists(call, connectionId, collectionId)
  const set = { kind: 'set_members' as const, members: [member], rights: lookOnly, expiresAt: null }
  const { planId } = await call(plans.createCollectionPlan, {
    body: { connectionId, selection: { kind: 'ids', ids: [collectionId] }, action: set },
  })
  await runPlan(call, planId)
  await call(plans.createMembershipPlan, {
    body: {
      connectionId,
      memberships: [{ collectionId, member }],
      action: { kind: 'remove' },
    },
  })
  await walkCreations(call, connectionId)
  await walkSheets(call, connectionId)
}

async function walkLists(call: Call, connectionId: ConnectionId, collectionId: CollectionId) {
  const query = { connectionId }
  const memberships = { ...query, state: [], collectionId: [] }
  await call(collections.listCollections, { query: { ...query, ...noFilters } })
  await call(collections.getCollection, { params: { collectionId }, query })
  await call(collections.listCollectionMemberships, { query: memberships })
  await call(collections.listLooseWorkflows, { query })
  await call(collections.findCollectionAssets, { query: { ...query, kind: 'workflow' } })
  await call(collections.exportCollections, { query: { ...query, ...noFilters } })
  await call(collections.exportCollectionMemberships, { query: memberships })
}

async function walkCreations(call: Call, connectionId: ConnectionId) {
  const nothing = { ownerId: null, workflowIds: [] }
  await call(plans.createCollectionCreation, {
    body: { connectionId, name: 'Walked anew', members: [], scheduleIds: [], ...nothing },
  })
  await call(plans.createTeamPlan, {
    body: {
      connectionId,
      groupName: 'Walked team',
      role: 'Member',
      memberIds: [],
      collectionName: 'Walked shelf',
      rights: lookOnly,
      expiresAt: null,
      ...nothing,
    },
  })
}

async function walkSheets(call: Call, connectionId: ConnectionId) {
  const file = await call(plans.getCollectionSheetTemplate, { query: { format: 'csv' } })
  const body = new Uint8Array(file.bytes)
  const query = { connectionId, fileName: 'walked.csv' }
  await call(plans.readCollectionSheet, { query, body })
  await call(plans.createCollectionSheetPlan, { query, body })
}
