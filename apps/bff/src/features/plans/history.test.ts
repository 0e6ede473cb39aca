import { connectionId } from '@curator/console-contract/ids'
import { getPlan, listPlanRows, listPlans } from '@curator/console-contract/plans'
import { listRuns } from '@curator/console-contract/runs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startConsole, type TestConsole } from '../../../testing/start-console.ts'
import { createPlanWriter } from '../../plans/plan-writer.ts'
import { createPlanStore } from '../../store/plan.store.ts'

let server: TestConsole

/** Four plans a minute apart, oldest first; the last two are from a selection of users. */
const titles = ['Onboard May', 'Onboard June', 'Deactivate 2 users', '100% move']

beforeAll(async () => {
  server = await startConsole({ isWorker: false })
  const connection = await server.connect()
  const author = await server.db.selectFrom('account').select('id').executeTakeFirstOrThrow()
  let now = Date.parse('2026-06-01T10:00:00Z')
  let made = 0
  const clock = { ...server.deps.clock, now: () => new Date(now) }
  for (const title of titles) {
    made += 1
    const write = createPlanWriter({
      plans: createPlanStore(server.db),
      clock,
      createId: () => `00000000-0000-4000-8000-00000000000${made}`,
    })
    await write(
      {
        connectionId: connection,
        authorId: author.id,
        slice: made > 2 ? 'users' : 'onboarding',
        title,
        sheetId: null,
        options: {},
        directoryTakenAt: clock.now().toISOString(),
      },
      (async function* () {
        yield { rows: [], changes: [] }
      })(),
    )
    now += 60_000
  }
})
afterAll(() => server.close())

test('plans come newest first, narrowed by what the query says, with what else they can be narrowed to', async () => {
  const titlesOf = async (query: Parameters<typeof ask>[0]) =>
    (await ask(query)).items.map((plan) => plan.title)
  const ask = (query: object) => server.call(listPlans, { query })
  expect(await titlesOf({})).toEqual(titles.toReversed())
  expect(await titlesOf({ slice: ['users'] })).toEqual(['100% move', 'Deactivate 2 users'])
  expect(await titlesOf({ search: '%' })).toEqual(['100% move'])
  expect(await titlesOf({ from: '2026-06-01T10:01:00Z', to: '2026-06-01T10:02:00Z' })).toEqual([
    'Onboard June',
  ])
  expect(await titlesOf({ connectionId: connectionId.parse('other') })).toEqual([])
  expect(await titlesOf({ isWaiting: 'true' })).toEqual([])
  // All are past their day: they read as expired, and a filter finds them so.
  expect(await titlesOf({ state: ['draft'] })).toEqual([])
  expect(await titlesOf({ state: ['expired'], pageSize: 1, page: 2 })).toEqual([
    'Deactivate 2 users',
  ])
  const { choices } = await ask({ state: ['draft'] })
  expect(choices.slices.toSorted()).toEqual(['onboarding', 'users'])
  expect(choices.authors).toHaveLength(1)
  expect(await titlesOf({ authorId: choices.authors[0]?.id })).toHaveLength(4)
})

test('runs say the same of themselves', async () => {
  expect(await server.call(listRuns, { query: { search: 'Onboard' } })).toMatchObject({
    total: 0,
    choices: { authors: [], slices: [] },
  })
})

test('a viewer may read plans, nobody without a session', async () => {
  const viewer = await server.signInAs('viewer')
  expect((await viewer(listPlans, { query: {} })).total).toBe(4)
  const stranger = await server.fetchAs(undefined)(`${server.url}/api/plans`)
  expect(stranger.status).toBe(401)
})

test.each([
  ['plans?state=lost', 'query.state'],
  ['plans?from=yesterday', 'query.from'],
  ['plans?authorId=me', 'query.authorId'],
  ['plans/runs?to=tomorrow', 'query.to'],
  ['plans/00000000-0000-4000-8000-000000000001/rows?sort=kind', 'query.sort'],
  ['plans/00000000-0000-4000-8000-000000000001/rows?group=line', 'query.group'],
  ['plans/00000000-0000-4000-8000-000000000001/rows?danger=high', 'query.danger'],
  ['plans/00000000-0000-4000-8000-000000000001/rows?kind=nothing', 'query.kind'],
])('%s is refused by the name of what is wrong', async (path, place) => {
  const cookie = await server.cookieOf('viewer')
  const reply = await server.fetchAs(cookie)(`${server.url}/api/${path}`)
  expect(reply.status).toBe(400)
  expect(JSON.stringify(await reply.json())).toContain(place)
})

test('rows of a plan without rows are none, and of no plan not found', async () => {
  const { items } = await server.call(listPlans, { query: { pageSize: 1 } })
  const planId = items[0]?.id
  if (!planId) throw new Error('no plan is listed')
  const rows = await server.call(listPlanRows, { params: { planId }, query: { group: 'kind' } })
  expect(rows).toMatchObject({ total: 0, items: [], groups: [] })
  expect((await server.call(getPlan, { params: { planId } })).kindCounts['delete-user']).toBe(0)
})
