import { listConnections } from '@curator/console-contract/connections'
import { listPlans } from '@curator/console-contract/plans'
import { listRuns, outcomes } from '@curator/console-contract/runs'
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { aHistoryPage, aPlan, aRun, runUuid, zeros } from '../../testing/plan-builders.ts'
import { renderPage } from '../../testing/render-page.tsx'
import { stubApi } from '../../testing/setup.ts'
import { RunsPage } from './runs-page.tsx'

const show = (search = '') => renderPage(<RunsPage />, { pattern: '/runs', url: `/runs${search}` })
const done = aRun({
  state: 'done',
  counts: {
    total: 100,
    waiting: 0,
    inFlight: 0,
    outcomes: zeros(outcomes, { applied: 97, failed: 3 }),
  },
})

beforeEach(() => {
  stubApi()
    .reply(listConnections, { items: [] })
    .reply(listRuns, aHistoryPage([done]))
})

test('each run shows who, what, where, how many rows and how it ended, and leads to its page', async () => {
  const { user, router } = show()
  const grid = within(screen.getByRole('grid', { name: 'Runs' }))
  const title = await grid.findByText('Onboard users from people.csv')
  for (const words of ['Ada Lovelace', 'Practice server', '80', '97 well, 3 not well', 'Done']) {
    expect(grid.getByText(words)).toBeTruthy()
  }
  await user.click(title)
  expect(router.state.location.pathname).toBe(`/runs/${runUuid}`)
})

test('a state in the address is asked for', async () => {
  show('?state=halted')
  await waitFor(() => expect(stubApi().requests(listRuns)[0]?.query.state).toEqual(['halted']))
})

test('without runs it says what to do first, and with a filter that none matches', async () => {
  stubApi().reply(listRuns, aHistoryPage([]))
  const { unmount } = show()
  await screen.findByText('Nothing has been run yet')
  unmount()
  show('?state=done')
  await screen.findByText('No run matches')
})

test('a list that can’t be read says why and can be tried again', async () => {
  stubApi().fail(listRuns, { code: 'internal', status: 500, title: 'The console made a mistake.' })
  const { user } = show()
  await screen.findByText('The console made a mistake.')
  stubApi().reply(listRuns, aHistoryPage([done]))
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  await screen.findByText('Onboard users from people.csv')
})

test('while it is read, rows of skeleton keep the place', () => {
  stubApi().hang(listRuns)
  show()
  expect(screen.getByRole('grid', { name: 'Runs' }).getAttribute('aria-busy')).toBe('true')
})

test('plans are a list of their own, with those that wait for approval, and lead to their pages', async () => {
  stubApi().reply(listPlans, aHistoryPage([aPlan()]))
  const { user, router } = show('?plan=waiting')
  await user.click(screen.getByRole('button', { name: 'Plans' }))
  const title = await screen.findByText('Onboard users from people.csv')
  expect(stubApi().requests(listPlans)[0]?.query.isWaiting).toBe('true')
  expect(router.state.location.search).toBe('?list=plans&plan=waiting')
  await user.click(title)
  expect(router.state.location.pathname).toMatch(/^\/plans\//)
})

test('where, who and when in the address are asked for; days are the viewer’s, the last one whole', async () => {
  show('?slice=users&from=2026-06-01&to=2026-06-01&search=move')
  await waitFor(() => expect(stubApi().requests(listRuns)).not.toHaveLength(0))
  const query = stubApi().requests(listRuns)[0]?.query
  expect(query).toMatchObject({ slice: ['users'], search: 'move' })
  const lengthMs = Date.parse(query?.to ?? '') - Date.parse(query?.from ?? '')
  expect(lengthMs).toBe(86_400_000)
})
