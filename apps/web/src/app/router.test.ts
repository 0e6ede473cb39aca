import { getPlan, listPlanRows } from '@curator/console-contract/plans'
import { getSession } from '@curator/console-contract/session'
import { waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { watchSession } from '../api/session.queries.ts'
import { aSession } from '../testing/samples.ts'
import { stubApi } from '../testing/setup.ts'
import { createQueryClient } from './query-client.ts'
import { createRouter } from './router.tsx'

const planId = '0198c0de-0000-7000-8000-00000000000a'
const gone = { code: 'not_found', status: 404 } as const
let router: ReturnType<typeof createRouter> | undefined
afterEach(() => {
  router?.dispose()
  history.replaceState(null, '', '/')
})

function open(path: string) {
  history.replaceState(null, '', path)
  const client = createQueryClient()
  watchSession(client)
  router = createRouter(client)
  return client
}

test('a plan and its first rows are asked for as its address says', async () => {
  stubApi().reply(getSession, aSession('operator')).fail(getPlan, gone).fail(listPlanRows, gone)
  open(`/plans/${planId}?verdict=invalid&group=kind`)
  await waitFor(() => expect(stubApi().requests(listPlanRows)).toHaveLength(1))
  expect(stubApi().requests(getPlan)).toMatchObject([{ params: { planId } }])
  expect(stubApi().requests(listPlanRows)[0]?.query).toMatchObject({
    verdict: ['invalid'],
    group: 'kind',
    page: 1,
  })
})

test('nothing is asked for on a console that nobody has set up', async () => {
  stubApi().reply(getSession, { state: 'setup_required' })
  const client = open(`/plans/${planId}`)
  await waitFor(() => expect(client.getQueryData(['session'])).toBeDefined())
  // As long as the code of the page takes to come.
  await waitFor(() => expect(router?.state.initialized).toBe(true), { timeout: 10_000 })
  expect(client.getQueryData(['session'])).toEqual({ state: 'setup_required' })
  expect(stubApi().requests(getPlan)).toEqual([])
})
