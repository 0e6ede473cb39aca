import {
  createRotation,
  getRotation,
  listRotations,
  takeRotationStep,
} from '@curator/console-contract/credential-rotations'
import type { ConnectionId, CredentialId, RotationId } from '@curator/console-contract/ids'
import { listPlans } from '@curator/console-contract/plans'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startConsole, type TestConsole } from '../../../testing/start-console.ts'
import { waitForDirectory } from '../../../testing/wait-for-directory.ts'
import { addAssets, addPerson } from '../../../testing/world-people.ts'
import { createCredentialRotationStore } from '../../store/credential-rotation.store.ts'

let running: TestConsole
let connectionId: ConnectionId
let params: { rotationId: RotationId }

beforeAll(async () => {
  running = await startConsole({ isWorker: false })
  const { world } = running.sandbox
  const credentialId = [...world.credentials.values()][0]?.id as CredentialId
  const owner = addPerson(running.sandbox, 'racer', { role: 'Artisan' })
  world.schedules.update(addAssets(running.sandbox, owner.id, 'Raced').scheduleId, { credentialId })
  connectionId = await running.connect()
  await waitForDirectory(running, connectionId)
  const { owners } = await running.call(listRotations, { query: { connectionId } })
  const ownerId = owners[0]?.id as never
  const { id } = await running.call(createRotation, {
    body: { connectionId, credentialId, ownerId, deadline: '2030-01-31', note: '' },
  })
  params = { rotationId: id }
  await running.call(takeRotationStep, { params, body: { step: 'look' } })
})
afterAll(() => running.close())

test('of many holds at once one is made, and no plan of another is left', async () => {
  const take = () => running.call(takeRotationStep, { params, body: { step: 'hold' } })
  const ends = await Promise.allSettled(Array.from({ length: 5 }, take))
  const made = ends.flatMap((end) => (end.status === 'fulfilled' ? [end.value.planId] : []))
  expect(made).toHaveLength(1)
  for (const end of ends)
    if (end.status === 'rejected')
      expect(end.reason).toMatchObject({ problem: { code: 'action_not_available' } })
  const { entries } = await running.call(getRotation, { params })
  expect(entries.map(({ plan, step }) => [step, plan?.id])).toEqual([
    ['look', undefined],
    ['hold', made[0]],
  ])
  const { items } = await running.call(listPlans, { query: { connectionId } as never })
  const drafts = items.filter(({ state }) => state === 'draft')
  expect(drafts.map(({ id }) => id)).toEqual(made)
})

test('a step that was read before another was written is not written', async () => {
  const rotations = createCredentialRotationStore(running.db)
  const { rotationId } = params
  const [first] = await rotations.listEntries(rotationId, new Date())
  expect(first?.step).toBe('look')
  const { owners } = await running.call(listRotations, { query: { connectionId } })
  const entry = {
    step: 'look',
    planId: null,
    accountId: owners[0]?.id as string,
    note: '',
    at: new Date(),
  }
  const late = { ends: null, seenCount: 1 }
  expect(await rotations.addEntry(rotationId, entry, late)).toBe(false)
  const seen = await rotations.listEntries(rotationId, new Date())
  expect(await rotations.addEntry(rotationId, entry, { ends: null, seenCount: seen.length })).toBe(
    true,
  )
})
