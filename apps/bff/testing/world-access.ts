import { makeCollection } from '@curator/alteryx-sandbox/collections/make-collection'
import type { Sandbox } from '@curator/alteryx-sandbox/create-sandbox'
import { makeWorkflow } from '@curator/alteryx-sandbox/workflows/make-workflow'
import { addGroup, addPerson } from './world-people.ts'

const madeAt = '2026-06-01T08:00:00.000Z'
const noRights = {
  isAdmin: false,
  canAddAssets: false,
  canRemoveAssets: false,
  canUpdateAssets: false,
  canAddUsers: false,
  canRemoveUsers: false,
}

/**
 * A collection with a private workflow whose version names a credential, and a data connection that nobody may use. In it
 * are a person, a group with another person, and nobody else; the third person is in nothing.
 */
export function addAccessWorld(sandbox: Sandbox, name: string) {
  const { clock, world } = sandbox
  const newId = (kind: 'workflow' | 'collection' | 'credential' | 'dataConnection') =>
    world.newId(clock.now(), kind)
  const groupId = addGroup(sandbox, `${name} group`)
  const owner = addPerson(sandbox, `${name}-owner`, { role: 'Artisan' })
  const direct = addPerson(sandbox, `${name}-direct`, { role: 'Member' })
  const grouped = addPerson(sandbox, `${name}-grouped`, { role: 'Member', groupIds: [groupId] })
  const outside = addPerson(sandbox, `${name}-outside`, { role: 'Member' })
  const credential = world.credentials.add({
    id: newId('credential'),
    userName: `CORP\\${name}`,
    password: 'not shown',
    createdById: owner.id,
    lastUpdatedDate: madeAt,
  })
  const dataConnection = world.dataConnections.add({
    id: newId('dataConnection'),
    name: `${name} DWH`,
    connectionString: 'odbc:DSN=dwh',
    connectionType: 'Oracle',
    dcmConnectionId: null,
    dcmConnectionTitle: null,
  })
  const plain = makeWorkflow({
    id: newId('workflow'),
    name: `${name} ledger`,
    ownerId: owner.id,
    dateCreated: madeAt,
  })
  const workflow = world.workflows.add({
    ...plain,
    versions: plain.versions.map((version) => ({
      ...version,
      workflowCredentialType: 'Specific' as const,
      credentialId: credential.id,
    })),
  })
  const member = { dateAdded: madeAt, addedById: owner.id, expirationDate: null, rights: noRights }
  const item = { dateAdded: madeAt, addedById: owner.id }
  const collection = world.collections.add({
    ...makeCollection({
      id: newId('collection'),
      name: `${name} collection`,
      ownerId: owner.id,
      dateAdded: madeAt,
    }),
    users: new Map([[direct.id, member]]),
    userGroups: new Map([[groupId, member]]),
    workflows: new Map([[workflow.id, item]]),
  })
  return {
    owner,
    direct,
    grouped,
    outside,
    groupId,
    credential,
    dataConnection,
    workflow,
    collection,
  }
}
