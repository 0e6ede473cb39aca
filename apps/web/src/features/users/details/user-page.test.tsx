import { listConnections } from '@curator/console-contract/connections'
import { getSession } from '@curator/console-contract/session'
import {
  getUserDetails,
  listUserEvents,
  type UserDetails,
} from '@curator/console-contract/user-details'
import { listUserGroups } from '@curator/console-contract/user-groups'
import { createUserPlan } from '@curator/console-contract/user-plans'
import { listUserChoices, listUsers } from '@curator/console-contract/users'
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { routePatterns } from '../../../paths.ts'
import { planUuid } from '../../../testing/plan-builders.ts'
import { renderPage } from '../../../testing/render-page.tsx'
import { aConnection, aSession, aUser } from '../../../testing/samples.ts'
import { stubApi } from '../../../testing/setup.ts'
import { anEvent, someDetails } from '../../../testing/user-builders.ts'
import { UserPage } from './user-page.tsx'

const group = (id: string, name: string) => ({
  id,
  name,
  role: 'Artisan' as const,
  memberCount: 1,
  dateAdded: null,
})

function showUser({
  search = '',
  role = 'administrator',
  details = someDetails(),
  connection = aConnection({ signIn: 'builtin' }),
}: {
  search?: string
  role?: Parameters<typeof aSession>[0]
  details?: UserDetails | null
  connection?: ReturnType<typeof aConnection>
} = {}) {
  const api = stubApi()
    .reply(getSession, aSession(role))
    .reply(listConnections, { items: [connection] })
    .reply(createUserPlan, { planId: planUuid })
    .reply(listUserChoices, { timeZones: [], workerTags: [], credentials: [] })
    .reply(listUserGroups, {
      items: [group('group-1', 'Analysts'), group('group-2', 'Finance')],
      total: 2,
      page: 1,
      pageSize: 200,
    })
  if (details) api.reply(getUserDetails, details)
  return renderPage(<UserPage />, {
    pattern: routePatterns.user,
    url: `/c/dev/users/user-1${search}`,
  })
}

const events = (items: ReturnType<typeof anEvent>[], total = items.length) => ({
  items,
  total,
  page: 1,
  pageSize: 25,
  serverWhy: null,
})

describe('the page of a user', () => {
  test('names the person, their states and the way back', async () => {
    showUser({
      details: someDetails({
        user: aUser({ isActive: false, isAccountLocked: true, isValidated: false }),
      }),
    })
    expect(await screen.findByRole('heading', { name: 'Ada Lovelace', level: 1 })).toBeTruthy()
    for (const state of ['Inactive', 'Locked', 'Not validated']) {
      expect(screen.getAllByText(state)[0]).toBeTruthy()
    }
    expect(screen.getByText('Never signed in')).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Users' }).getAttribute('href')).toBe('/c/dev/users')
    expect(screen.getByRole('tab', { name: 'Owns 4' })).toBeTruthy()
    expect(screen.getByRole('tab', { name: 'Access 3' })).toBeTruthy()
  })

  test('shows every field, and why passwords are not here', async () => {
    showUser({ connection: aConnection({ signIn: 'windows' }) })
    const account = await screen.findByRole('region', { name: 'Account' })
    expect(within(account).getByText('Default')).toBeTruthy()
    expect(within(account).getByText(/sign in to this Server with Windows/)).toBeTruthy()
    const settings = screen.getByRole('region', { name: 'Settings' })
    expect(within(settings).getByText('Europe/London')).toBeTruthy()
    expect(within(settings).getByText('English (United States), en-us')).toBeTruthy()
  })

  test('offers a viewer nothing to change, whatever the address asks', async () => {
    showUser({ role: 'viewer', search: '?edit=yes' })
    await screen.findByRole('heading', { name: 'Ada Lovelace', level: 1 })
    expect(screen.queryByRole('button', { name: 'Edit' })).toBeNull()
    expect(screen.queryByRole('button', { name: 'Actions' })).toBeNull()
    expect(screen.queryByRole('form')).toBeNull()
  })

  test('says so when there is no such user, and leads back', async () => {
    stubApi().fail(getUserDetails, {
      code: 'not_found',
      status: 404,
      detail: 'Nobody has this id.',
    })
    showUser({ details: null })
    expect(await screen.findByText('There is no such user')).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Show all users' })).toBeTruthy()
  })

  test('says why it can’t be shown, and tries again', async () => {
    stubApi().fail(getUserDetails, { code: 'internal', status: 500 })
    const { user } = showUser({ details: null })
    const retry = await screen.findByRole('button', { name: 'Try again' })
    stubApi().reply(getUserDetails, someDetails())
    await user.click(retry)
    expect(await screen.findByRole('heading', { name: 'Ada Lovelace' })).toBeTruthy()
  })
})

describe('editing the profile', () => {
  test('shows old and new, and plans just what differs', async () => {
    const { user, router } = showUser()
    await user.click(await screen.findByRole('button', { name: 'Edit' }))
    expect(router.state.location.search).toBe('?edit=yes')
    expect(screen.getByText('Nothing is changed yet.')).toBeTruthy()
    await user.click(screen.getByLabelText('May prioritize jobs'))
    await user.click(screen.getByLabelText('Validated'))
    const foot = screen.getByLabelText('What changes')
    expect(foot.textContent).toContain('May prioritize jobs: from No to Yes')
    expect(foot.textContent).toContain('Validated: from Yes to No')
    await user.click(screen.getByText('Plan 2 changes'))
    expect(await screen.findByText('Elsewhere')).toBeTruthy()
    expect(router.state.location.pathname).toBe(`/plans/${planUuid}`)
    expect(stubApi().requests(createUserPlan)[0]?.body).toEqual({
      connectionId: 'dev',
      action: {
        kind: 'edit',
        rows: [{ userId: 'user-1', values: { canPrioritizeJobs: true, isValidated: false } }],
      },
    })
  })

  test('finds a time zone by a part of its name', async () => {
    const { user } = showUser({ search: '?edit=yes' })
    // By label and text: asking for roles is slow in a form of this size.
    await user.clear(await screen.findByLabelText('Time zone', { selector: 'input' }))
    await user.paste('Europe/Amst')
    await user.click(await screen.findByText('Europe/Amsterdam'))
    expect(screen.getByLabelText('What changes').textContent).toContain(
      'Time zone: from Europe/London to Europe/Amsterdam',
    )
  })

  test('keeps what was typed while another tab is looked at, and forgets it when left', async () => {
    const { user, router } = showUser({ search: '?edit=yes' })
    const first = await screen.findByRole('textbox', { name: 'First name' })
    await user.type(first, '!')
    await user.click(screen.getByRole('tab', { name: /^Owns/ }))
    await user.click(screen.getByRole('tab', { name: 'Profile' }))
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'First name' }).value).toBe('Ada!')
    await user.click(screen.getByRole('button', { name: 'Leave as it was' }))
    expect(router.state.location.search).toBe('')
    await user.click(screen.getByRole('button', { name: 'Edit' }))
    expect(screen.getByText('Nothing is changed yet.')).toBeTruthy()
  })

  test('names the field that is wrong before anything is asked', async () => {
    const { user } = showUser({ search: '?edit=yes' })
    const email = await screen.findByRole('textbox', { name: 'E-mail' })
    await user.clear(email)
    await user.paste('nobody')
    await user.click(screen.getByRole('button', { name: 'Plan 1 change' }))
    expect(await screen.findByText(/Write an e-mail address/)).toBeTruthy()
    expect(stubApi().requests(createUserPlan)).toEqual([])
  })

  test('puts a refusal of the console beside its field', async () => {
    const { user } = showUser({ search: '?edit=yes' })
    stubApi().fail(createUserPlan, {
      code: 'request_invalid',
      status: 422,
      fields: [
        { path: 'body.action.rows.0.values.lastName', rule: 'custom', message: 'Too odd a name.' },
      ],
    })
    await user.type(await screen.findByRole('textbox', { name: 'Last name' }), '?')
    await user.click(screen.getByRole('button', { name: 'Plan 1 change' }))
    expect(await screen.findByText('Too odd a name.')).toBeTruthy()
  })
})

describe('the other tabs', () => {
  test('access explains the role and says through whom', async () => {
    showUser({ search: '?tab=access' })
    const role = await screen.findByRole('region', { name: 'Effective role' })
    expect(within(role).getByText(/from Analysts/)).toBeTruthy()
    expect(within(role).getByText('Analysts: Artisan').textContent).toContain('(decides)')
    const collections = screen.getByRole('region', { name: 'Collections' })
    expect(within(collections).getByText('Owner')).toBeTruthy()
    expect(within(collections).getByText('Through Analysts')).toBeTruthy()
    const connections = screen.getByRole('region', { name: 'Data connections' })
    expect(within(connections).getByText('The Server did not answer.')).toBeTruthy()
  })

  test('owns shows schedules with state and zone, and only collections of their own', async () => {
    showUser({ search: '?tab=owns' })
    const schedules = await screen.findByRole('region', { name: 'Schedules' })
    expect(within(schedules).getByText('On')).toBeTruthy()
    expect(within(schedules).getByText('Zone Europe/London')).toBeTruthy()
    expect(within(schedules).getByText('Its workflow is gone')).toBeTruthy()
    const collections = screen.getByRole('region', { name: 'Collections' })
    expect(within(collections).getByText('Finance')).toBeTruthy()
    expect(within(collections).queryByText('Weekly numbers')).toBeNull()
  })

  test('history tells who, what, and leads to the run; one source can be chosen', async () => {
    stubApi().reply(listUserEvents, ({ query }) =>
      events(
        query.source === 'server'
          ? [anEvent({ source: 'server', actor: null, sentence: 'Updated.', console: null })]
          : [anEvent()],
      ),
    )
    const { user, router } = showUser({ search: '?tab=history' })
    const history = await screen.findByRole('region', { name: 'History' })
    expect(await within(history).findByText('by Grace Hopper')).toBeTruthy()
    expect(within(history).getByText('Applied')).toBeTruthy()
    expect(screen.getByRole('tab', { name: 'History 1' })).toBeTruthy()
    expect(history.textContent).toContain('Europe/Paris')
    expect(within(history).getByRole('link', { name: 'Open the run' })).toBeTruthy()
    await user.click(screen.getByRole('button', { name: /Source/ }))
    await user.click(await screen.findByRole('option', { name: 'The Server’s audit log' }))
    expect(await within(history).findByText('Nobody is named')).toBeTruthy()
    expect(router.state.location.search).toBe('?tab=history&source=server')
  })

  test('history goes to older pages, and says when the audit log is not in it', async () => {
    stubApi().reply(listUserEvents, ({ query }) => ({
      ...events([anEvent({ sentence: `Page ${query.page}` })], 30),
      serverWhy: 'The Server does not answer V1.',
    }))
    const { user } = showUser({ search: '?tab=history' })
    expect(await screen.findByText('1 to 25 of 30')).toBeTruthy()
    expect(screen.getByText('The Server does not answer V1.')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Older' }))
    expect(await screen.findByText('Page 2')).toBeTruthy()
    expect(screen.getByText('26 to 30 of 30')).toBeTruthy()
  })

  test('history says so when nothing is known', async () => {
    stubApi().reply(listUserEvents, events([]))
    showUser({ search: '?tab=history' })
    expect(await screen.findByText(/Nothing is known to have happened/)).toBeTruthy()
  })
})

describe('actions', () => {
  const act = async (user: ReturnType<typeof showUser>['user'], name: RegExp) => {
    await user.click(await screen.findByRole('button', { name: 'Actions' }))
    await user.click(await screen.findByRole('menuitem', { name }))
  }
  const planned = () => stubApi().requests(createUserPlan)[0]?.body

  test('a simple one goes straight to its plan', async () => {
    const { user } = showUser({ details: someDetails({ user: aUser({ isAccountLocked: true }) }) })
    await act(user, /^Unlock/)
    expect(await screen.findByText('Elsewhere')).toBeTruthy()
    expect(planned()).toEqual({
      connectionId: 'dev',
      selection: { kind: 'ids', ids: ['user-1'] },
      action: { kind: 'unlock' },
    })
  })

  test('reactivation says which groups come back', async () => {
    const { user } = showUser({
      details: someDetails({
        user: aUser({ isActive: false }),
        groupsBeforeDeactivation: [{ id: 'group-1', name: 'Analysts' }],
      }),
    })
    await act(user, /^Reactivate/)
    const dialog = await screen.findByRole('dialog', { name: 'Reactivate Ada Lovelace' })
    expect(within(dialog).getByText('Groups that come back')).toBeTruthy()
    expect(within(dialog).getByText('Analysts')).toBeTruthy()
    await user.click(within(dialog).getByRole('button', { name: 'Plan the reactivation' }))
    await waitFor(() => expect(planned()?.action).toEqual({ kind: 'reactivate' }))
  })

  test('groups are taken away and added as chips', async () => {
    const { user } = showUser()
    await act(user, /^Change groups/)
    const dialog = await screen.findByRole('dialog', { name: 'Groups of Ada Lovelace' })
    await user.click(within(dialog).getByRole('button', { name: 'Remove filter Group: Analysts' }))
    expect(within(dialog).getByRole('button', { name: 'Stay in Analysts' })).toBeTruthy()
    await user.click(await within(dialog).findByRole('button', { name: 'Choose groups' }))
    await user.click(await screen.findByRole('menuitemcheckbox', { name: 'Finance' }))
    await user.keyboard('{Escape}')
    await user.click(await screen.findByRole('button', { name: 'Plan 2 changes' }))
    await waitFor(() =>
      expect(planned()?.action).toEqual({ kind: 'groups', add: ['group-2'], remove: ['group-1'] }),
    )
  })

  test('copying shows what differs from the model before it is planned', async () => {
    stubApi().reply(listUsers, {
      items: [
        aUser({ id: 'user-2', email: 'alan@example.test', role: 'Viewer', language: 'en-us' }),
      ],
      total: 1,
      page: 1,
      pageSize: 20,
      takenAt: '2026-11-22T12:00:00Z',
    })
    const { user } = showUser()
    await act(user, /^Copy settings/)
    const dialog = await screen.findByRole('dialog', { name: 'Copy settings to Ada Lovelace' })
    await user.type(within(dialog).getByRole('combobox', { name: 'Copy from' }), 'alan')
    await user.click(await screen.findByRole('option', { name: /alan@example.test/ }))
    const differs = await within(dialog).findByRole('region', { name: 'What differs' })
    expect(differs.textContent).toContain('Role: from Default to Viewer')
    expect(differs.textContent).not.toContain('Leaves')
    await user.click(within(dialog).getByRole('checkbox', { name: 'Groups' }))
    await user.click(within(dialog).getByRole('button', { name: 'Plan 1 change' }))
    await waitFor(() =>
      expect(planned()?.action).toEqual({
        kind: 'copy',
        fromUserId: 'user-2',
        parts: ['role', 'permissions', 'settings'],
        groups: 'add',
      }),
    )
  })

  test('a plan that can’t be made says why on the page', async () => {
    const { user } = showUser({ details: someDetails({ user: aUser({ isValidated: false }) }) })
    stubApi().fail(createUserPlan, {
      code: 'directory_not_ready',
      status: 409,
      title: 'Not read yet.',
    })
    await act(user, /^Validate/)
    expect(await screen.findByText('Not read yet.')).toBeTruthy()
  })

  test('offboarding leads to its page with this person', async () => {
    const { user, router } = showUser()
    await act(user, /^Offboard/)
    await waitFor(() => expect(router.state.location.pathname).toBe('/c/dev/offboarding'))
    expect(router.state.location.search).toBe('?users=user-1')
  })
})
