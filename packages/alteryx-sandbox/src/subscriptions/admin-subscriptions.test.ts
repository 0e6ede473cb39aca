import { listAdminSubscriptions } from '@curator/alteryx-contract/server/v1/subscriptions'
import { listAdminSubscriptionsV2 } from '@curator/alteryx-contract/server/v2/subscriptions'
import { expect, test } from 'vitest'
import { ada, startSandbox } from '../../testing/start-sandbox.ts'
import { defaultStudioId } from '../records.ts'

const names = (json: unknown) => (json as { name: string }[]).map(({ name }) => name)

test('V1 lists studios with a contact, V2 with their credential', async () => {
  const { invoke } = await startSandbox()
  const [first] = (await invoke(listAdminSubscriptions, { query: {} })).json as object[]
  expect(first).toMatchObject({
    id: defaultStudioId,
    active: true,
    memberPassesUsed: 0,
    primaryContactInfo: { company: '', address: { city: '' } },
  })
  const [second] = (await invoke(listAdminSubscriptionsV2, { query: {} })).json as object[]
  expect(second).toMatchObject({ id: defaultStudioId, defaultWorkflowCredentialId: '' })
  expect(second).not.toHaveProperty('primaryContactInfo')
})

test.each([listAdminSubscriptions, listAdminSubscriptionsV2])(
  'pages begin at 1, and nothing is past the end: $path',
  async (spec) => {
    const { invoke } = await startSandbox()
    const page = async (query: object) => names((await invoke(spec, { query })).json)
    expect(await page({})).toHaveLength(3)
    expect(await page({ page: 1, pageSize: 2 })).toEqual(['Default Studio', 'Finance Studio'])
    expect(await page({ page: 2, pageSize: 2 })).toEqual(['Trial Studio'])
    expect(await page({ page: 3, pageSize: 2 })).toEqual([])
  },
)

test.each([listAdminSubscriptions, listAdminSubscriptionsV2])(
  'it is for Curators alone: $path',
  async (spec) => {
    const { invoke, send, user } = await startSandbox()
    expect((await invoke(spec, { query: {} }, user(ada).id)).status).toBe(401)
    const headers = { authorization: '' }
    expect((await send('GET', spec.path.slice(1), { headers })).status).toBe(401)
    expect((await send('GET', `${spec.path.slice(1)}?page=one`)).status).toBe(400)
  },
)
