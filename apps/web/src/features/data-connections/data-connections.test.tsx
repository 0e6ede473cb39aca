import { listConnections } from '@curator/console-contract/connections'
import { createDataConnectionPlan } from '@curator/console-contract/data-connection-plans'
import {
  dataConnection,
  getDataConnection,
  listDataConnections,
  revealConnectionString,
} from '@curator/console-contract/data-connections'
import { getSession } from '@curator/console-contract/session'
import { listUserGroups } from '@curator/console-contract/user-groups'
import { getUser } from '@curator/console-contract/users'
import { configure, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { routePatterns } from '../../paths.ts'
import { renderPage } from '../../testing/render-page.tsx'
import { aConnection, aSession, aUser } from '../../testing/samples.ts'
import { stubApi } from '../../testing/setup.ts'
import { DataConnectionPage } from './server/data-connection-page.tsx'
import { DataConnectionsPage } from './server/data-connections-page.tsx'

// A simulated browser draws a grid slowly, and slower on a busy machine.
configure({ asyncUtilTimeout: 5_000 })

const takenAt = '2026-11-29T01:00:00Z'
const planId = '0198c0de-0000-7000-8000-00000000000a'
const ledger = dataConnection.parse({
  id: 'dc-1',
  name: 'Ledger',
  connectionType: 'Oracle',
  dcm: null,
  userCount: 1,
  groupCount: 0,
})

function stub(role: 'operator' | 'viewer' = 'operator') {
  stubApi()
    .reply(getSession, aSession(role))
    .reply(listConnections, { items: [aConnection()] })
    .reply(listDataConnections, { items: [ledger], total: 1, page: 1, pageSize: 100, takenAt })
    .reply(getDataConnection, {
      connection: ledger,
      people: [{ id: 'u1' as never, name: 'Bo', email: 'bo@example.test' }],
      groups: [],
      revelations: [{ at: takenAt, accountName: 'Grace', reason: 'Audit' }],
      takenAt,
    })
    .reply(createDataConnectionPlan, { planId: planId as never })
    .reply(revealConnectionString, {
      connectionString: 'odbc:PWD=x',
      revelation: { at: takenAt, accountName: 'Grace', reason: 'Move' },
    })
}

test('chosen data connections are planned to be deleted, and the dialog says what it means', async () => {
  stub()
  const { user } = renderPage(<DataConnectionsPage />, {
    pattern: routePatterns.dataConnections,
    url: '/c/dev/data-connections',
  })
  await user.click(await screen.findByRole('checkbox', { name: 'Select Ledger' }))
  await user.click(await screen.findByRole('button', { name: 'Delete…' }))
  const dialog = await screen.findByRole('dialog', { name: 'Delete “Ledger”' })
  within(dialog).getByText(/can’t be undone/)
  await user.click(
    within(dialog).getByRole('button', { name: 'Plan the deletion of 1 data connection' }),
  )
  await screen.findByText('Elsewhere')
  expect(stubApi().requests(createDataConnectionPlan)[0]?.body).toEqual({
    connectionId: 'dev',
    selection: { kind: 'ids', ids: ['dc-1'] },
    action: { kind: 'delete' },
  })
})

const one = { pattern: routePatterns.dataConnection, url: '/c/dev/data-connections/dc-1' }

test('a connection string is shown for a reason, and hidden again', async () => {
  stub()
  const { user } = renderPage(<DataConnectionPage />, one)
  const show = await screen.findByRole('button', { name: 'Show the connection string' })
  expect(show.hasAttribute('disabled')).toBe(true)
  await user.type(screen.getByRole('textbox', { name: 'Why you need to see it' }), 'Move')
  await user.click(show)
  await screen.findByText('odbc:PWD=x')
  await user.click(screen.getByRole('button', { name: 'Hide it' }))
  expect(screen.queryByText('odbc:PWD=x')).toBeNull()
  expect(stubApi().requests(revealConnectionString)[0]?.body).toEqual({
    connectionId: 'dev',
    reason: 'Move',
  })
})

test('who may only read sees who looked at it, and no way to look', async () => {
  stub('viewer')
  renderPage(<DataConnectionPage />, one)
  await screen.findByText(/Audit/)
  expect(screen.queryByRole('button', { name: 'Show the connection string' })).toBeNull()
  expect(screen.queryByRole('button', { name: 'Delete…' })).toBeNull()
})

test('filters of the address are chips with names, and each is taken off', async () => {
  stub()
  stubApi()
    .reply(getUser, aUser())
    .reply(listUserGroups, {
      items: [
        { id: 'g1' as never, name: 'Analysts', role: 'Artisan', memberCount: 1, dateAdded: null },
      ],
      total: 1,
      page: 1,
      pageSize: 100,
    })
  const { router, user } = renderPage(<DataConnectionsPage />, {
    pattern: routePatterns.dataConnections,
    url: '/c/dev/data-connections?userId=user-1&groupId=g1',
  })
  const group = await screen.findByRole('button', { name: 'Remove filter Shared with: Analysts' })
  await screen.findByRole('button', { name: 'Remove filter Shared with: Ada Lovelace' })
  await user.click(group)
  await waitFor(() => expect(router.state.location.search).toBe('?userId=user-1'))
  await waitFor(() =>
    expect(stubApi().requests(listDataConnections).at(-1)?.query.groupId).toBeUndefined(),
  )
  await user.click(screen.getByRole('button', { name: 'Clear filters' }))
  await waitFor(() => expect(router.state.location.search).toBe(''))
})
