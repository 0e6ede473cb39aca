import { listUsersInFull } from '@curator/alteryx-contract/server/v3/users'
import { expect, test } from 'vitest'
import { startSandbox } from '../../testing/start-sandbox.ts'

// A large world takes a busy machine a while to make.
const timeout = 60_000

test('a list of 100,000 people comes in one answer, and others are served meanwhile', {
  timeout,
}, async () => {
  const { send, sandbox, user } = await startSandbox({ world: 'large', scheduleCount: 0 })
  const list = send('GET', 'v3/users?view=Full')
  const { id } = user([...sandbox.world.users.values()].at(-1)?.email ?? '')
  const one = await Promise.race([list, send('GET', `v3/users/${id}`)])
  expect((one.json as { id: string }).id).toBe(id)
  const all = (await list).json as unknown[]
  expect(all).toHaveLength(100_000)
  expect(listUsersInFull.response.safeParse(all.slice(-100)).success).toBe(true)
})
