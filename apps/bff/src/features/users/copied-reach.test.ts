import type { ConnectionId, UserId } from '@curator/console-contract/ids'
import { createUserPlan } from '@curator/console-contract/user-plans'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rowsOf, runPlan } from '../../../testing/run-plan.ts'
import { startConsole, type TestConsole } from '../../../testing/start-console.ts'
import { waitForDirectory } from '../../../testing/wait-for-directory.ts'
import { addAccessWorld } from '../../../testing/world-access.ts'

let running: TestConsole
let connectionId: ConnectionId
let world: ReturnType<typeof addAccessWorld>
beforeAll(async () => {
  running = await startConsole({ sandbox: { world: 'small-team' } })
  world = addAccessWorld(running.sandbox, 'move')
  const { connectionShares, credentialShares } = running.sandbox.world
  credentialShares.share(world.credential.id, 'user', world.direct.id)
  connectionShares.share(world.dataConnection.id, 'user', world.outside.id)
  connectionId = await running.connect()
  await waitForDirectory(running, connectionId)
})
afterAll(() => running.close())

const copy = async () => {
  const { planId } = await running.call(createUserPlan, {
    body: {
      connectionId,
      selection: { kind: 'ids', ids: [world.outside.id as UserId] },
      action: {
        kind: 'copy',
        fromUserId: world.direct.id as UserId,
        parts: ['collections', 'credentials', 'dataConnections'],
        groups: 'match',
      },
    },
  })
  return planId
}

test('a mover gets the membership and shares of the model and loses what the model lacks; again it is unchanged', async () => {
  const planId = await copy()
  expect(await rowsOf(running.call, planId)).toMatchObject([{ verdict: 'update', reasons: [] }])
  const run = await runPlan(running.call, planId)
  expect(run.counts.outcomes).toMatchObject({ applied: 3 })
  const { collections, connectionShares, credentialShares } = running.sandbox.world
  expect(collections.get(world.collection.id)?.users.has(world.outside.id)).toBe(true)
  expect(credentialShares.receiversOf(world.credential.id, 'user')).toContain(world.outside.id)
  expect(connectionShares.receiversOf(world.dataConnection.id, 'user')).toEqual([])
  expect(await rowsOf(running.call, await copy())).toMatchObject([{ verdict: 'unchanged' }])
})
