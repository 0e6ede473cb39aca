import {
  type ConnectionCapabilities,
  getCapabilities,
  refreshCapabilities,
} from '@curator/console-contract/connection-capabilities'
import { listConnections } from '@curator/console-contract/connections'
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { renderPage } from '../../testing/render-page.tsx'
import { aConnection } from '../../testing/samples.ts'
import { stubApi } from '../../testing/setup.ts'
import { CapabilitiesPage } from './capabilities-page.tsx'

const operation = {
  operationId: 'Users_GetUsers',
  family: 'V3',
  area: 'users',
  method: 'GET',
  path: '/v3/users',
  summary: 'Lists users.',
  since: '2021.4',
  until: null,
  state: 'available' as const,
  advice: null,
}
const transfer = {
  ...operation,
  operationId: 'Users_TransferAssets',
  summary: 'Hands what a user owns to another user.',
  state: 'missing' as const,
  advice: 'It came with release 2024.1. Change the owner of each workflow.',
}

function found(change: Partial<ConnectionCapabilities> = {}): ConnectionCapabilities {
  return {
    source: 'document',
    readAt: '2026-11-24T12:00:00Z',
    problem: null,
    release: { atLeast: '2023.2', olderThan: '2024.1' },
    counts: { available: 60, missing: 1, not_described: 40 },
    areas: ['collections', 'users'],
    operations: [operation, transfer],
    extras: [],
    differences: [],
    ...change,
  }
}

function show(reply = found(), search = '') {
  stubApi()
    .reply(listConnections, { items: [aConnection()] })
    .reply(getCapabilities, reply)
  return renderPage(<CapabilitiesPage />, {
    pattern: '/connections/:connectionId/capabilities',
    url: `/connections/dev/capabilities${search}`,
  })
}

describe('the capabilities page', () => {
  test('shows release, source and what is done instead of what is missing', async () => {
    show()
    expect(await screen.findByText('2023.2 or newer, older than 2024.1')).toBeTruthy()
    expect(screen.getByText('The Server’s own description')).toBeTruthy()
    const users = screen.getByRole('region', { name: 'V3 users' })
    expect(within(users).getByText(/Change the owner of each workflow/)).toBeTruthy()
    expect(screen.getByText('Nothing unexplained: both describe the same.')).toBeTruthy()
  })

  test('filters by the address and writes filters into it', async () => {
    const { router, user } = show(found(), '?state=missing&area=users')
    await user.type(await screen.findByRole('searchbox'), 'asset')
    await waitFor(() =>
      expect(stubApi().requests(getCapabilities).at(-1)?.query).toEqual({
        search: 'asset',
        state: 'missing',
        area: 'users',
      }),
    )
    await user.click(screen.getByRole('button', { name: /Missing/, pressed: true }))
    expect(router.state.location.search).toBe('?search=asset&area=users')
  })

  test('leads out of a filter that nothing matches', async () => {
    const { router, user } = show(found({ operations: [] }), '?search=nothing')
    await user.click(await screen.findByRole('button', { name: 'Show every operation' }))
    expect(router.state.location.search).toBe('')
  })

  test('reads again when asked', async () => {
    stubApi().reply(refreshCapabilities, undefined)
    const { user } = show()
    await screen.findByText('2023.2 or newer, older than 2024.1')
    await user.click(screen.getByRole('button', { name: 'Read again' }))
    await waitFor(() => expect(stubApi().requests(getCapabilities)).toHaveLength(2))
  })

  test('says that all is assumed, and why', async () => {
    show(
      found({
        source: 'assumed',
        readAt: null,
        release: { atLeast: null, olderThan: null },
        problem: { code: 'alteryx_timeout', status: 504, title: 'It did not answer in time.' },
      }),
    )
    expect(await screen.findByText('Assumed')).toBeTruthy()
    expect(screen.getByText(/does not describe itself/).closest('div')?.textContent).toContain(
      'It did not answer in time.',
    )
    expect(screen.queryByRole('region', { name: 'Differences' })).toBeNull()
  })

  test('lists differences: the unexplained openly, the others folded', async () => {
    const difference = { operationId: 'A', address: 'GET /v3/a', sentence: 'Odd.', reason: null }
    show(
      found({
        differences: [
          difference,
          { ...difference, sentence: 'Known.', reason: 'Because of the view.' },
        ],
        extras: [{ operationId: 'Robots_Get', address: '/v3/robots' }],
      }),
    )
    expect(await screen.findByText(/1 difference is not explained/)).toBeTruthy()
    expect(screen.getByText('Because of the view.').closest('details')?.open).toBe(false)
    expect(screen.getByText(/Robots_Get/)).toBeTruthy()
  })

  test('offers to try again when it can’t be read', async () => {
    stubApi().fail(getCapabilities, { code: 'internal', status: 500 })
    stubApi().reply(listConnections, { items: [aConnection()] })
    const { user } = renderPage(<CapabilitiesPage />, {
      pattern: '/connections/:connectionId/capabilities',
      url: '/connections/dev/capabilities',
    })
    const asked = () => stubApi().requests(getCapabilities).length
    await screen.findByRole('alert')
    const before = asked()
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    await waitFor(() => expect(asked()).toBeGreaterThan(before))
  })

  test('says that an address names no connection', async () => {
    stubApi().reply(listConnections, { items: [] })
    renderPage(<CapabilitiesPage />, {
      pattern: '/connections/:connectionId/capabilities',
      url: '/connections/No%20Such/capabilities',
    })
    expect(await screen.findByText('There is no such connection.')).toBeTruthy()
  })
})
