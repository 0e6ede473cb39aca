import { listAdminUsers } from '@curator/alteryx-contract/server/v1/users'
import { listAdminUsersV2 } from '@curator/alteryx-contract/server/v2/users'
import { expect, test } from 'vitest'
import { ada, cleo, startSandbox } from '../../testing/start-sandbox.ts'
import { defaultStudioId } from '../records.ts'

const emails = (json: unknown) => (json as { email: string }[]).map(({ email }) => email)

test('V1 tells who is a Curator, V2 which role everybody has', async () => {
  const { invoke, user } = await startSandbox()
  const old = (await invoke(listAdminUsers, { query: {} })).json as object[]
  expect(old).toHaveLength(8)
  expect(old[0]).toMatchObject({ curator: true, subscriptionId: defaultStudioId })
  expect(old[0]).not.toHaveProperty('role')
  const recent = (await invoke(listAdminUsersV2, { query: {} })).json as object[]
  expect(recent[1]).toMatchObject({
    id: user(ada).id,
    role: 'Artisan',
    canSchedule: true,
    timezone: 'Europe/Kiev',
    subscriptionId: user(ada).subscriptionId,
    accountLocked: false,
    accountLockedAt: null,
  })
  expect(recent[1]).not.toHaveProperty('curator')
})

test.each([listAdminUsers, listAdminUsersV2])(
  'pages begin at 1, and nothing is past the end: $path',
  async (spec) => {
    const { invoke } = await startSandbox()
    const page = async (query: object) => emails((await invoke(spec, { query })).json)
    const all = await page({})
    expect(await page({ page: 2, pageSize: 3 })).toEqual(all.slice(3, 6))
    expect(await page({ page: 3, pageSize: 3 })).toEqual(all.slice(6))
    expect(await page({ page: 4, pageSize: 3 })).toEqual([])
  },
)

test('V2 can be asked for one studio, on newer releases', async () => {
  const { invoke, user } = await startSandbox()
  const query = { subscriptionId: user(ada).subscriptionId }
  expect(emails((await invoke(listAdminUsersV2, { query })).json)).toEqual([ada, cleo])
  const old = await startSandbox({ release: '2022.3' })
  expect(emails((await old.invoke(listAdminUsersV2, { query })).json)).toHaveLength(8)
})

test.each([listAdminUsers, listAdminUsersV2])('it is for Curators alone: $path', async (spec) => {
  const { invoke, send, user } = await startSandbox()
  expect((await invoke(spec, { query: {} }, user(ada).id)).status).toBe(401)
  const headers = { authorization: '' }
  expect((await send('GET', spec.path.slice(1), { headers })).status).toBe(401)
  expect((await send('GET', `${spec.path.slice(1)}?pageSize=many`)).status).toBe(400)
})
