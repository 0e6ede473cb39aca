import { listConnections } from '@curator/console-contract/connections'
import { dcmConnection, listDcmConnections } from '@curator/console-contract/dcm-connections'
import { createDcmPlan } from '@curator/console-contract/dcm-plans'
import { getSession } from '@curator/console-contract/session'
import { getUser } from '@curator/console-contract/users'
import { configure, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { routePatterns } from '../../../paths.ts'
import { renderPage } from '../../../testing/render-page.tsx'
import { aConnection, aSession, aUser } from '../../../testing/samples.ts'
import { stubApi } from '../../../testing/setup.ts'
import { DcmPage } from './dcm-page.tsx'

// A simulated browser draws a grid slowly, and slower on a busy machine.
configure({ asyncUtilTimeout: 5_000 })

const readAt = '2026-11-29T01:00:00Z'
const planId = '0198c0de-0000-7000-8000-00000000000a'
const ends = '2027-01-31T22:59:59.000Z'
const aDcm = (number: number, name: string) =>
  dcmConnection.parse({
    id: `0198c0de-0000-7000-8000-00000000000${number}`,
    name,
    technology: 'Oracle',
    host: 'db.example.test',
    owner: { id: 'user-1', name: 'Ada Lovelace', email: 'ada@example.test', state: 'active' },
    secrets: [
      {
        credentialRole: 'default',
        secretRole: 'password',
        userName: 'svc',
        expiresAt: ends,
        state: 'good',
      },
    ],
    nextExpiryAt: ends,
    executionCount: 2,
    collaborationCount: 0,
    lastChangedAt: null,
  })
const lakes = [aDcm(1, 'Lake'), aDcm(2, 'Mart')]

function show({
  items = lakes,
  why = null,
  role = 'operator',
  search = '',
}: {
  items?: typeof lakes
  why?: string | null
  role?: 'operator' | 'viewer'
  search?: string
} = {}) {
  stubApi()
    .reply(getSession, aSession(role))
    .reply(listConnections, { items: [aConnection()] })
    .reply(getUser, aUser())
    .reply(listDcmConnections, { items, total: items.length, page: 1, pageSize: 100, readAt, why })
    .reply(createDcmPlan, { planId: planId as never })
  return renderPage(<DcmPage />, {
    pattern: routePatterns.dcmConnections,
    url: `/c/dev/data-connections/dcm${search}`,
  })
}
const lastQuery = () => stubApi().requests(listDcmConnections).at(-1)?.query

test('the secret of chosen connections is planned to change, and nothing asks for its value', async () => {
  const { user } = show()
  await user.click(await screen.findByRole('checkbox', { name: 'Select Lake of Ada Lovelace' }))
  await user.click(await screen.findByRole('checkbox', { name: 'Select Mart of Ada Lovelace' }))
  screen.getByText('2 DCM connections selected')
  await user.click(screen.getByRole('button', { name: 'Change secret…' }))
  const dialog = await screen.findByRole('dialog', { name: 'Secret of 2 DCM connections' })
  expect(document.querySelector('input[type="password"]')).toBeNull()
  await user.click(within(dialog).getByRole('button', { name: 'Plan it for 2 DCM connections' }))
  await screen.findByText('Elsewhere')
  expect(stubApi().requests(createDcmPlan)[0]?.body).toEqual({
    connectionId: 'dev',
    action: {
      kind: 'secret',
      ids: lakes.map(({ id }) => id),
      credentialRole: 'default',
      secretRole: 'password',
      expiresAt: ends,
    },
  })
})

test('a deletion says what it means before it is planned', async () => {
  const { user } = show()
  await user.click(await screen.findByRole('checkbox', { name: 'Select Mart of Ada Lovelace' }))
  await user.click(screen.getByRole('button', { name: 'Delete…' }))
  const dialog = await screen.findByRole('dialog', { name: 'Delete “Mart”' })
  within(dialog).getByText(/This can’t be undone/)
  await user.click(within(dialog).getByRole('button', { name: 'Plan it for 1 DCM connection' }))
  await screen.findByText('Elsewhere')
  expect(stubApi().requests(createDcmPlan)[0]?.body.action).toEqual({
    kind: 'delete',
    ids: [lakes[1]?.id],
  })
})

test('why there is no plan stands in the dialog', async () => {
  const { user } = show()
  const detail = 'This release can’t do that.'
  stubApi().fail(createDcmPlan, { code: 'action_not_available', status: 409, detail })
  await user.click(await screen.findByRole('checkbox', { name: 'Select Lake of Ada Lovelace' }))
  await user.click(screen.getByRole('button', { name: 'End running with it…' }))
  const dialog = await screen.findByRole('dialog')
  await user.click(within(dialog).getByRole('button', { name: 'Plan it for 1 DCM connection' }))
  await within(dialog).findByText(detail)
})

test('filters of the address are chips with names, and each is taken off', async () => {
  const { router, user } = show({ search: '?state=expired&ownerId=user-1' })
  await user.click(await screen.findByRole('button', { name: 'Remove filter Owner: Ada Lovelace' }))
  await waitFor(() => expect(router.state.location.search).toBe('?state=expired'))
  await waitFor(() => expect(lastQuery()).toMatchObject({ state: ['expired'] }))
  expect(lastQuery()?.ownerId).toBeUndefined()
  await user.click(screen.getByRole('button', { name: 'Remove filter State: Ended' }))
  await waitFor(() => expect(router.state.location.search).toBe(''))
})

test('an owner who is gone is said so, and all filters go at once', async () => {
  const { router, user } = show({ items: [], search: '?search=x&ownerId=user-9' })
  stubApi().fail(getUser, { code: 'not_found', status: 404 })
  await screen.findByRole('button', {
    name: 'Remove filter Owner: Somebody who is not on the Server',
  })
  await screen.findByText('No DCM connection matches')
  await user.click(screen.getByRole('button', { name: 'Clear all filters' }))
  await waitFor(() => expect(router.state.location.search).toBe(''))
})

test('an owner whose name can’t be read is not said to be gone', async () => {
  show({ search: '?ownerId=user-9' })
  stubApi().fail(getUser, { code: 'directory_not_ready', status: 409 })
  await screen.findByRole('button', { name: 'Remove filter Owner: The name could not be read' })
})

test('a Server that tells none says why, and nothing is offered', async () => {
  const why = 'DCM connections need TLS on the Server.'
  show({ items: [], why })
  await screen.findByText('DCM connections can’t be read on this Server')
  screen.getByText(why)
  expect(screen.queryByRole('button', { name: 'New DCM connection' })).toBeNull()
  expect(screen.queryByRole('link', { name: 'Bring a sheet' })).toBeNull()
})

test('who may only read chooses nothing', async () => {
  show({ role: 'viewer' })
  await screen.findByRole('link', { name: 'Lake' })
  expect(screen.queryByRole('checkbox')).toBeNull()
  expect(screen.queryByRole('button', { name: 'New DCM connection' })).toBeNull()
})
