import { createCollectionPlan } from '@curator/console-contract/collection-plans'
import { createCredentialPlan } from '@curator/console-contract/credential-plans'
import { createDataConnectionPlan } from '@curator/console-contract/data-connection-plans'
import {
  type ConnectionId,
  collectionId,
  credentialId,
  dataConnectionId,
  type PlanId,
  type UserId,
} from '@curator/console-contract/ids'
import * as onboarding from '@curator/console-contract/onboarding'
import { listUserEvents } from '@curator/console-contract/user-details'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lookOnly } from '../../../../testing/collection-cases.ts'
import { runPlan } from '../../../../testing/run-plan.ts'
import { startConsole, type TestConsole } from '../../../../testing/start-console.ts'
import { waitForDirectory } from '../../../../testing/wait-for-directory.ts'
import { addAccessWorld } from '../../../../testing/world-access.ts'

let running: TestConsole
let connectionId: ConnectionId
let world: ReturnType<typeof addAccessWorld>
beforeAll(async () => {
  running = await startConsole({ sandbox: { world: 'small-team' } })
  world = addAccessWorld(running.sandbox, 'past')
  connectionId = await running.connect()
  await waitForDirectory(running, connectionId)
})
afterAll(() => running.close())

const kindsOf = async (id: string | undefined) => {
  const { items } = await running.call(listUserEvents, {
    params: { userId: id as UserId },
    query: { connectionId, source: 'console' },
  })
  return items.map(({ console: own }) => own?.kind).toReversed()
}
const run = async (planned: Promise<{ readonly planId: PlanId }>) =>
  runPlan(running.call, (await planned).planId)

const inCollection = (action: object) =>
  running.call(createCollectionPlan, {
    body: {
      connectionId,
      selection: { kind: 'ids', ids: [collectionId.parse(world.collection.id)] },
      action,
    } as never,
  })
const ofCredential = (kind: 'share' | 'unshare', receivers: object[]) =>
  running.call(createCredentialPlan, {
    body: {
      connectionId,
      selection: { kind: 'ids', ids: [credentialId.parse(world.credential.id)] },
      action: { kind, receivers } as never,
    },
  })
const ofConnection = (kind: 'share' | 'unshare', receivers: object[]) =>
  running.call(createDataConnectionPlan, {
    body: {
      connectionId,
      selection: { kind: 'ids', ids: [dataConnectionId.parse(world.dataConnection.id)] },
      action: { kind, receivers } as never,
    },
  })

test('memberships of collections and shares are in the history of the person, not of others', async () => {
  const members = [{ kind: 'user', id: world.outside.id }]
  await run(inCollection({ kind: 'set_members', members, rights: lookOnly, expiresAt: null }))
  await run(ofCredential('share', members))
  await run(ofConnection('share', members))
  await run(ofConnection('unshare', members))
  await run(ofCredential('unshare', members))
  await run(inCollection({ kind: 'remove_members', members }))
  const groups = [{ kind: 'group', id: world.groupId }]
  await run(ofCredential('share', groups))
  expect(await kindsOf(world.outside.id)).toEqual([
    'set-collection-member',
    'add-share',
    'add-share',
    'remove-share',
    'remove-share',
    'remove-collection-member',
  ])
  for (const other of [world.direct.id, world.groupId]) expect(await kindsOf(other)).toEqual([])
})

test('somebody whom the same run created has them, too', async () => {
  const header = 'Email,First name,Last name,Role,Collections,Credentials,Data connections'
  const line = 'nina@probe.test,Nina,New,Member,past collection,CORP\\past,past DWH'
  const sheet = await running.call(onboarding.createSheet, {
    query: { connectionId, fileName: 'team.csv' },
    body: new TextEncoder().encode(`${header}\n${line}\n`),
  })
  const body = { createGroups: [] }
  await run(running.call(onboarding.createPlan, { params: { sheetId: sheet.id }, body }))
  const [nina] = running.sandbox.world.findByEmail('nina@probe.test')
  const kinds = await kindsOf(nina?.id)
  expect(kinds.toSorted()).toEqual([
    'add-share',
    'add-share',
    'create-user',
    'set-collection-member',
  ])
})
