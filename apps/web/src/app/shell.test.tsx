import { listWaitingApprovals } from '@curator/console-contract/approvals'
import { listConnections, startRefresh } from '@curator/console-contract/connections'
import { listNotifications } from '@curator/console-contract/notifications'
import { listRuns, outcomes } from '@curator/console-contract/runs'
import { getSession, signOut } from '@curator/console-contract/session'
import { listUsers } from '@curator/console-contract/users'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, test } from 'vitest'
import { connectionsQuery } from '../api/connections.queries.ts'
import { watchSession } from '../api/session.queries.ts'
import { aPlan, aRun, zeros } from '../testing/plan-builders.ts'
import { renderPage } from '../testing/render-page.tsx'
import { aConnection, aSession, aUser } from '../testing/samples.ts'
import { stubApi } from '../testing/setup.ts'
import { SessionGate } from './session-gate.tsx'
import { Shell } from './shell.tsx'

const production = aConnection({ id: 'prod', name: 'PROD', environment: 'production' })
const practice = aConnection({ id: 'practice', name: 'Practice', isPractice: true })
const runningInProduction = {
  connectionId: 'prod',
  connectionName: 'PROD',
  environment: 'production',
  title: 'Onboard 41 users',
  counts: {
    total: 41,
    waiting: 20,
    inFlight: 1,
    outcomes: zeros(outcomes, { applied: 20 }),
  },
}
const noRuns = {
  items: [],
  total: 0,
  page: 1,
  pageSize: 20,
  choices: { authors: [], slices: [] },
}

beforeEach(() => {
  stubApi()
    .reply(getSession, aSession())
    .reply(listConnections, { items: [practice, production] })
    .reply(listRuns, noRuns)
    .reply(listNotifications, { ...noRuns, unreadCount: 0 })
    .reply(listWaitingApprovals, { items: [], total: 0 })
    .reply(listUsers, ({ query: { search } }) => {
      const items = [aUser()].filter(({ email }) => email.includes(search ?? ''))
      return { items, total: items.length, page: 1, pageSize: 8, takenAt: '2026-11-22T12:00:00Z' }
    })
})

const show = (url: string) =>
  renderPage(
    <SessionGate>
      <Shell />
    </SessionGate>,
    { pattern: '/c/:connectionId/users', url },
  )

describe('the frame', () => {
  test('names the connection in the address with its environment in words', async () => {
    show('/c/prod/users')
    const banner = await screen.findByRole('banner')
    await waitFor(() => expect(within(banner).getByText('PROD')).toBeTruthy())
    expect(within(banner).getByText('Production')).toBeTruthy()
    expect(within(banner).queryByText('Practice')).toBeNull()
  })

  test('says production along the whole frame, and nothing of the kind elsewhere', async () => {
    show('/c/prod/users')
    expect((await screen.findByText('Production · PROD')).closest('[aria-hidden]')).toBeTruthy()
    cleanup()
    show('/c/practice/users')
    expect(await screen.findAllByText('Development')).toHaveLength(1)
    expect(screen.queryByText(/Production ·/)).toBeNull()
  })

  test('marks the practice server', async () => {
    show('/c/practice/users')
    const banner = await screen.findByRole('banner')
    expect(await within(banner).findAllByText('Practice')).toHaveLength(2)
  })

  test('leads to the pages of the connection and marks the one in sight', async () => {
    show('/c/prod/users')
    const current = await screen.findByRole('link', { name: 'Users' })
    await waitFor(() => expect(current.getAttribute('href')).toBe('/c/prod/users'))
    expect(current.getAttribute('aria-current')).toBe('page')
    expect(screen.getByRole('link', { name: 'Onboard' }).hasAttribute('aria-current')).toBe(false)
  })

  test('reads the directory anew on request', async () => {
    stubApi().reply(startRefresh, production.directory)
    const { user } = show('/c/prod/users')
    await user.click(await screen.findByRole('button', { name: 'Refresh the directory' }))
    await waitFor(() =>
      expect(stubApi().requests(startRefresh)).toEqual([{ params: { connectionId: 'prod' } }]),
    )
  })

  test('shows running work with its progress on every page', async () => {
    stubApi().reply(listRuns, { ...noRuns, items: [aRun(runningInProduction)], total: 1 })
    const { user, router } = show('/c/prod/users')
    await user.click(await screen.findByRole('button', { name: /1 run\s*20 of 41/ }))
    await user.click(await screen.findByRole('menuitem', { name: 'Onboard 41 users' }))
    expect(router.state.location.pathname).toBe(`/runs/${aRun(runningInProduction).id}`)
  })

  test('counts the plans that wait for the person’s approval and leads to them', async () => {
    const waiting = { plan: aPlan(), askedAt: '2026-03-02T09:10:00Z', askedByName: 'Ada' }
    stubApi().reply(listWaitingApprovals, { items: [waiting], total: 1 })
    const { user, router } = show('/c/prod/users')
    await user.click(await screen.findByRole('button', { name: 'Approvals 1' }))
    await user.click(await screen.findByRole('menuitem', { name: /Onboard users from people/ }))
    expect(router.state.location.pathname).toBe(`/plans/${aPlan().id}`)
  })

  test('Ctrl+K goes to another connection by typing', async () => {
    const { user, router } = show('/c/prod/users')
    await screen.findByRole('link', { name: 'Onboard' })
    await user.keyboard('{Control>}k{/Control}')
    await user.type(await screen.findByRole('searchbox'), 'pract')
    await waitFor(() => expect(screen.getAllByRole('menuitem')).toHaveLength(1))
    await user.keyboard('{ArrowDown}{Enter}')
    await waitFor(() => expect(router.state.location.pathname).toBe('/c/practice/users'))
  })

  test('Ctrl+K goes to the page of a person of the connection in sight', async () => {
    const { user, router } = show('/c/prod/users')
    await screen.findByRole('link', { name: 'Onboard' })
    await user.keyboard('{Control>}k{/Control}')
    await user.type(await screen.findByRole('searchbox'), 'ada@')
    await screen.findByRole('menuitem', { name: /^Ada Lovelace, ada@example.test/ })
    await user.keyboard('{ArrowDown}{Enter}')
    await waitFor(() => expect(router.state.location.pathname).toBe('/c/prod/users/user-1'))
    expect(stubApi().requests(listUsers).at(-1)?.query).toMatchObject({
      connectionId: 'prod',
      search: 'ada@',
    })
  })

  test('signs out and leads to the sign-in page', async () => {
    stubApi().reply(signOut, undefined)
    const { user, router } = show('/c/prod/users')
    await user.click(await screen.findByRole('button', { name: 'Account of Grace Hopper' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Sign out' }))
    await waitFor(() => expect(router.state.location.pathname).toBe('/sign-in'))
  })

  test('leads strangers to the sign-in page, with the way back', async () => {
    stubApi().reply(getSession, { state: 'signed_out' })
    const { router } = show('/c/prod/users?role=Viewer')
    await waitFor(() => expect(router.state.location.pathname).toBe('/sign-in'))
    expect(new URLSearchParams(router.state.location.search).get('returnTo')).toBe(
      '/c/prod/users?role=Viewer',
    )
  })

  test('leads to the sign-in page when the session ends in the middle, and keeps the way back', async () => {
    const { client, router } = show('/c/prod/users')
    watchSession(client)
    await screen.findByRole('link', { name: 'Onboard' })
    stubApi().fail(listConnections, { code: 'session_missing', status: 401 })
    await client.refetchQueries({ queryKey: connectionsQuery.queryKey })
    await waitFor(() => expect(router.state.location.pathname).toBe('/sign-in'))
    expect(router.state.location.search).toContain(encodeURIComponent('/c/prod/users'))
  })

  test('leads to setup while no account exists', async () => {
    stubApi().reply(getSession, { state: 'setup_required' })
    const { router } = show('/c/prod/users')
    await waitFor(() => expect(router.state.location.pathname).toBe('/setup'))
  })
})
