import { listAdminInsights } from '@curator/alteryx-contract/server/v1/admin-insights'
import { listAdminInsightsV2 } from '@curator/alteryx-contract/server/v2/admin-insights'
import { getUserAssets } from '@curator/alteryx-contract/server/v3/users'
import { expect, test } from 'vitest'
import { ada, bo, grace, startSandbox } from '../../testing/start-sandbox.ts'
import { checkWorld } from '../check-world.ts'
import { removeInsightsOf } from './remove-insights.ts'

test('V1 and V2 describe the owner each in its way, without key, secret and password', async () => {
  const { invoke, sandbox, user } = await startSandbox({ release: '2022.1' })
  const [insight] = sandbox.world.insights.values()
  const nothing = { apiKey: null, apiSecret: null, securityInfo: null }
  const old = (await invoke(listAdminInsights, { query: {} })).json as { owner: object }[]
  expect(old).toMatchObject([
    {
      insightId: insight?.id,
      name: 'Sales board',
      ownerId: user(bo).id,
      owner: { email: bo, curator: false, ...nothing },
    },
  ])
  expect(old[0]).not.toMatchObject({ id: insight?.id })
  expect(old[0]?.owner).not.toHaveProperty('role')
  const newer = (await invoke(listAdminInsightsV2, { query: {} })).json as { owner: object }[]
  expect(newer).toMatchObject([{ owner: { email: bo, role: 'Artisan', ...nothing } }])
  expect(newer[0]?.owner).not.toHaveProperty('curator')
})

test('names are searched case apart, and lists go by offset and limit', async () => {
  const { send } = await startSandbox({ release: '2022.1', world: 'busy-server' })
  const namesOf = async (query: string) => {
    const { json } = await send('GET', `admin/v1/insights${query}`)
    return (json as { name: string }[]).map(({ name }) => name)
  }
  const all = await namesOf('')
  expect(await namesOf('?offset=1&limit=2')).toEqual(all.slice(1, 3))
  const claims = await namesOf('?search=CLAIMS')
  expect(claims).toEqual(all.filter((name) => name.startsWith('Claims')))
  expect(claims.length).toBeGreaterThan(0)
})

test('a release of today has none left', async () => {
  const { invoke } = await startSandbox()
  expect((await invoke(listAdminInsights, { query: {} })).json).toEqual([])
  expect((await invoke(listAdminInsightsV2, { query: {} })).json).toEqual([])
})

test('nobody but a Curator', async () => {
  const { invoke, user } = await startSandbox()
  expect((await invoke(listAdminInsights, { query: {} }, user(ada).id)).status).toBe(401)
  expect((await invoke(listAdminInsightsV2, { query: {} }, user(ada).id)).status).toBe(401)
})

test('insights go with their owner, out of collections too', async () => {
  const { sandbox, user } = await startSandbox()
  removeInsightsOf(sandbox.world, user(bo).id)
  expect(sandbox.world.insights.size).toBe(0)
  expect(checkWorld(sandbox.world)).toEqual([])
})

test('up to 2023.1 insights are assets: they are listed, and their owner can’t be deleted', async () => {
  const { invoke, sandbox, send, user } = await startSandbox({ release: '2022.1' })
  const params = { userId: user(bo).id }
  const query = { assetType: 'Insights' } as const
  expect((await invoke(getUserAssets, { params, query })).json).toMatchObject({
    workflows: [],
    insights: [{ name: 'Sales board' }],
  })
  const recent = await startSandbox()
  const later = await recent.send('GET', `v3/users/${recent.user(bo).id}/assets`)
  expect(later.json).not.toHaveProperty('insights')
  const { world } = sandbox
  const [insight] = world.insights.values()
  world.insights.update(insight?.id ?? '', { ownerId: user(grace).id })
  expect((await send('DELETE', `v3/users/${user(grace).id}`)).status).toBe(400)
})
