import { listConnections } from '@curator/console-contract/connections'
import { listSavedViews } from '@curator/console-contract/saved-views'
import { getSession } from '@curator/console-contract/session'
import { listUserGroups } from '@curator/console-contract/user-groups'
import { exportUsers, getUser, listUserChoices, listUsers } from '@curator/console-contract/users'
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { routePatterns } from '../../paths.ts'
import { renderPage } from '../../testing/render-page.tsx'
import { aConnection, aSession, aUser } from '../../testing/samples.ts'
import { stubApi } from '../../testing/setup.ts'
import { UsersPage } from './users-page.tsx'

const users = [
  aUser(),
  aUser({
    id: 'user-2',
    email: 'alan@example.test',
    firstName: 'Alan',
    lastName: 'Turing',
    isActive: false,
  }),
  aUser({
    id: 'user-3',
    email: 'grace@example.test',
    firstName: 'Grace',
    lastName: 'Hopper',
    groups: [{ id: 'group-1', name: 'Analysts' }],
  }),
]
const pageOf = (items: typeof users) => ({
  items,
  total: items.length,
  page: 1,
  pageSize: 100,
  takenAt: '2026-11-22T12:00:00Z',
})

function showUsers(search = '', role: Parameters<typeof aSession>[0] = 'administrator') {
  stubApi()
    .reply(getSession, aSession(role))
    .reply(listConnections, { items: [aConnection()] })
    .reply(listUserChoices, { timeZones: [], workerTags: [], credentials: [] })
    .reply(listSavedViews, { items: [] })
    .reply(listUserGroups, {
      items: [
        { id: 'group-1', name: 'Analysts', role: 'Artisan', memberCount: 1, dateAdded: null },
      ],
      total: 1,
      page: 1,
      pageSize: 200,
    })
  return renderPage(<UsersPage />, { pattern: routePatterns.users, url: `/c/dev/users${search}` })
}

describe('the users page', () => {
  test('draws skeleton rows while it loads', async () => {
    stubApi().hang(listUsers)
    showUsers()
    const grid = await screen.findByRole('grid', { name: 'Users of DEV' })
    expect(grid.getAttribute('aria-busy')).toBe('true')
    expect(screen.getByRole('button', { name: 'Role filter' })).toBeTruthy()
  })

  test('lists users with count, and asks by last name unless told otherwise', async () => {
    stubApi().reply(listUsers, pageOf(users))
    showUsers()
    expect(await screen.findByText('alan@example.test')).toBeTruthy()
    expect(screen.getByText('3 users').getAttribute('role')).toBe('status')
    expect(stubApi().requests(listUsers)[0]?.query).toMatchObject({
      connectionId: 'dev',
      sort: 'lastName',
      page: 1,
    })
    expect((await screen.findByRole('link', { name: 'Onboard users' })).getAttribute('href')).toBe(
      '/c/dev/onboarding',
    )
  })

  test('says what to do when the Server has no users', async () => {
    stubApi().reply(listUsers, pageOf([]))
    showUsers()
    expect(await screen.findByText('“DEV” has no users yet')).toBeTruthy()
    await waitFor(() =>
      expect(screen.getAllByRole('link', { name: 'Onboard users' })).toHaveLength(2),
    )
  })

  test('offers to clear the filters when nothing matches', async () => {
    stubApi().reply(listUsers, ({ query }) => pageOf(query.search ? [] : users))
    const { user, router } = showUsers('?search=nobody&sort=-email')
    await user.click(await screen.findByRole('button', { name: 'Clear search and filters' }))
    expect(await screen.findByText('alan@example.test')).toBeTruthy()
    expect(router.state.location.search).toBe('?sort=-email')
  })

  test('says why it failed, with the request id, and tries again', async () => {
    stubApi().fail(listUsers, {
      code: 'internal',
      status: 500,
      title: 'The console made a mistake.',
    })
    const { user } = showUsers()
    expect(await screen.findByText('The console made a mistake.')).toBeTruthy()
    expect(screen.getByText('request-1')).toBeTruthy()
    stubApi().reply(listUsers, pageOf(users))
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByText('alan@example.test')).toBeTruthy()
  })

  test('waits for the first read of the directory in plain words', async () => {
    stubApi().fail(listUsers, { code: 'directory_not_ready', status: 409 })
    showUsers()
    expect(await screen.findByText('Reading the users of “DEV”')).toBeTruthy()
  })

  test('filters from the address, shows them as chips, and drops what does not fit', async () => {
    stubApi().reply(listUsers, pageOf(users))
    const { user, router } = showUsers(
      '?role=Artisan&role=King&state=active&groupId=group-1&sort=-email',
    )
    expect(await screen.findByText('alan@example.test')).toBeTruthy()
    expect(stubApi().requests(listUsers)[0]?.query).toMatchObject({
      role: ['Artisan'],
      state: ['active'],
      groupId: ['group-1'],
      sort: '-email',
    })
    expect(
      await screen.findByRole('button', { name: 'Remove filter Group: Analysts' }),
    ).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Remove filter Role: Artisan' }))
    expect(router.state.location.search).toBe('?state=active&groupId=group-1&sort=-email')
  })

  test('searches when typing rests', async () => {
    stubApi().reply(listUsers, pageOf(users))
    const { user, router } = showUsers()
    await screen.findByText('alan@example.test')
    await user.type(screen.getByRole('searchbox', { name: 'Search users' }), 'alan')
    await waitFor(() => expect(router.state.location.search).toBe('?search=alan'))
    await waitFor(() => expect(stubApi().requests(listUsers).at(-1)?.query.search).toBe('alan'))
    const searches = stubApi()
      .requests(listUsers)
      .map(({ query }) => query.search)
    expect(searches).not.toContain('al')
  })

  test('sorts by a column', async () => {
    stubApi().reply(listUsers, pageOf(users))
    const { user } = showUsers()
    await screen.findByText('alan@example.test')
    await user.click(screen.getByRole('button', { name: 'E-mail' }))
    await waitFor(() => expect(stubApi().requests(listUsers).at(-1)?.query.sort).toBe('email'))
  })

  test('opens details beside the list by keyboard, and keeps them in the address', async () => {
    stubApi().reply(listUsers, pageOf(users))
    const { user, router } = showUsers()
    const cell = (await screen.findByText('grace@example.test')).closest<HTMLElement>(
      '[role=gridcell]',
    )
    cell?.focus()
    await user.keyboard('{Enter}')
    const details = await screen.findByRole('complementary', { name: 'User details' })
    expect(within(details).getByText('Analysts')).toBeTruthy()
    expect(router.state.location.search).toBe('?user=user-3')
    expect(screen.getByRole('grid')).toBeTruthy()
    expect(document.activeElement).toBe(cell)
    await user.click(within(details).getByRole('button', { name: 'Close details' }))
    expect(router.state.location.search).toBe('')
  })

  test('opens a user of the address who is on no page read so far', async () => {
    stubApi()
      .reply(listUsers, pageOf(users))
      .reply(getUser, aUser({ id: 'user-900', email: 'far.down@example.test' }))
    showUsers('?user=user-900')
    const details = await screen.findByRole('complementary', { name: 'User details' })
    expect(await within(details).findByText('far.down@example.test')).toBeTruthy()
    expect(stubApi().requests(getUser)[0]).toEqual({
      params: { userId: 'user-900' },
      query: { connectionId: 'dev' },
    })
  })

  test('says so when the user of the address does not exist', async () => {
    stubApi()
      .reply(listUsers, pageOf(users))
      .fail(getUser, { code: 'not_found', status: 404, detail: 'Nobody has this id.' })
    showUsers('?user=gone')
    expect(await screen.findByText('There is no such user')).toBeTruthy()
    expect(screen.getByText('Nobody has this id.')).toBeTruthy()
  })

  test('asks for no user who stands in the list', async () => {
    stubApi().reply(listUsers, pageOf(users)).reply(getUser, aUser())
    const { user } = showUsers()
    await user.click(await screen.findByText('grace@example.test'))
    const details = await screen.findByRole('complementary', { name: 'User details' })
    expect(within(details).getByText('Analysts')).toBeTruthy()
    expect(stubApi().requests(getUser)).toEqual([])
  })

  test('finds a group beyond the first page by typing, all by keyboard', async () => {
    const groups = Array.from({ length: 450 }, (_, index) => ({
      id: `group-${index}`,
      name: `Team ${String(index).padStart(3, '0')}`,
      role: 'Artisan' as const,
      memberCount: 1,
      dateAdded: null,
    }))
    stubApi().reply(listUsers, pageOf(users))
    const { user, router } = showUsers()
    stubApi().reply(listUserGroups, ({ query: { page, pageSize } }) => ({
      items: groups.slice((page - 1) * pageSize, page * pageSize),
      total: groups.length,
      page,
      pageSize,
    }))
    await waitFor(() => expect(stubApi().requests(listUserGroups)).toHaveLength(3))
    screen.getByRole('button', { name: 'Group filter' }).focus()
    await user.keyboard('{Enter}')
    expect(await screen.findByText('100 of 450 shown. Type to narrow.')).toBeTruthy()
    await user.keyboard('433{ArrowDown}{Enter}')
    expect(await screen.findByRole('button', { name: 'Group filter, 1 chosen' })).toBeTruthy()
    expect(router.state.location.search).toBe('?groupId=group-433')
    // The first empties the search.
    await user.keyboard('{Escape}{Escape}')
    await waitFor(() => expect(screen.queryByRole('menu')).toBeNull())
    expect(screen.getByText('Team 433')).toBeTruthy()
  })

  test('leaves the choice of columns with one Escape, though columns are chosen', async () => {
    stubApi().reply(listUsers, pageOf(users))
    const { user } = showUsers()
    await user.click(await screen.findByRole('button', { name: 'Columns' }))
    await user.click(await screen.findByRole('menuitemcheckbox', { name: 'Time zone' }))
    expect(await screen.findByRole('menu')).toBeTruthy()
    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('menu')).toBeNull())
    expect(screen.getByRole('columnheader', { name: 'Time zone' })).toBeTruthy()
  })

  test('exports all that match with the columns chosen', async () => {
    const save = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue()
    stubApi()
      .reply(listUsers, pageOf(users))
      .reply(exportUsers, {
        fileName: 'users.csv',
        contentType: 'text/csv',
        bytes: new Uint8Array([65]),
      })
    localStorage.setItem('console.users.columns', JSON.stringify(['role', 'timeZone']))
    const { user } = showUsers('?search=a')
    await screen.findByText('alan@example.test')
    await user.click(screen.getByRole('button', { name: 'Export CSV' }))
    await waitFor(() => expect(save).toHaveBeenCalledOnce())
    expect(stubApi().requests(exportUsers)[0]?.query).toMatchObject({
      search: 'a',
      column: ['email', 'role', 'timeZone'],
    })
  })

  test('offers no onboarding to those who may only read', async () => {
    stubApi().reply(listUsers, pageOf(users))
    showUsers('', 'viewer')
    await screen.findByText('alan@example.test')
    expect(screen.queryByRole('link', { name: 'Onboard users' })).toBeNull()
  })

  test('says so when there is no such connection', async () => {
    stubApi().reply(getSession, aSession()).reply(listConnections, { items: [] })
    renderPage(<UsersPage />, { pattern: routePatterns.users, url: '/c/gone/users' })
    expect(await screen.findByText('There is no such connection')).toBeTruthy()
  })
})
