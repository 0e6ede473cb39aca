import type { ConnectionId } from '@curator/console-contract/ids'
import { listUserGroups } from '@curator/console-contract/user-groups'
import { getUser, listUsers } from '@curator/console-contract/users'
import type { Problem } from '@curator/endpoint/problem'
import { expect, onTestFinished, test } from 'vitest'
import { type StartConsoleOptions, startConsole } from '../../../testing/start-console.ts'
import { waitForDirectory } from '../../../testing/wait-for-directory.ts'

async function start(options: StartConsoleOptions) {
  const running = await startConsole({ isWorker: false, ...options })
  onTestFinished(() => running.close())
  return running
}

test('groups are paged, sorted and searched', async () => {
  const running = await start({ sandbox: { world: 'busy-server' } })
  const connectionId = await running.connect()
  await waitForDirectory(running, connectionId)
  const list = (query: object) =>
    running.call(listUserGroups, { query: { connectionId, ...query } as never })
  const names = [...running.sandbox.world.userGroups.values()].map(({ name }) => name)
  const first = await list({ pageSize: 25 })
  const second = await list({ pageSize: 25, page: 2 })
  expect(first).toMatchObject({ total: names.length, page: 1, pageSize: 25 })
  const read = [...first.items, ...second.items].map(({ name }) => name)
  expect([...read].sort()).toEqual([...names].sort())
  const bySize = (await list({ sort: '-memberCount' })).items.map(({ memberCount }) => memberCount)
  expect(bySize).toEqual([...bySize].sort((a, b) => b - a))
  expect(bySize[0]).toBeGreaterThan(bySize.at(-1) as number)
  const wanted = (names[0] as string).toUpperCase()
  expect((await list({ search: wanted })).items.map(({ name }) => name)).toContain(names[0])
  expect((await list({ search: 'no group is called so' })).total).toBe(0)

  const cookie = await running.cookieOf('viewer')
  const refused = await running.fetchAs(cookie)(
    `${running.url}/api/user-groups?connectionId=${connectionId}&sort=size&colour=red&pageSize=0`,
  )
  expect(refused.status).toBe(400)
  const { fields } = (await refused.json()) as Problem
  expect(fields?.map(({ path }) => path).sort()).toEqual([
    'query.colour',
    'query.pageSize',
    'query.sort',
  ])
})

test('before the first reading is done, every list says that it is not ready', async () => {
  const running = await start({})
  running.sandbox.faults.add({ operation: 'OAuth2_Token', status: 400, body: { error: 'nope' } })
  const connectionId: ConnectionId = await running.connect()
  await expect(waitForDirectory(running, connectionId)).rejects.toThrow()
  const query = { connectionId }
  const notReady = { problem: { status: 409, code: 'directory_not_ready' } }
  await expect(running.call(listUserGroups, { query })).rejects.toMatchObject(notReady)
  await expect(running.call(listUsers, { query })).rejects.toMatchObject(notReady)
  const params = { userId: 'anybody' as never }
  await expect(running.call(getUser, { params, query })).rejects.toMatchObject(notReady)
})
