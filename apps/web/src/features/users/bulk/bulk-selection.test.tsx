import { createUserPlan } from '@curator/console-contract/user-plans'
import { listUsers } from '@curator/console-contract/users'
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { aConnection } from '../../../testing/samples.ts'
import { stubApi } from '../../../testing/setup.ts'
import { lastPlan, manyUsers, planId, showUsers } from '../testing/show-users.tsx'

type User = ReturnType<typeof showUsers>['user']

const box = (email: string) => screen.findByLabelText(`Select ${email}`)
const bar = () => screen.getByRole('region', { name: 'Selected users' })
const chooseAction = async (user: User, name: RegExp) => {
  await user.click(within(bar()).getByRole('button', { name: 'More actions' }))
  await user.click(await screen.findByRole('menuitem', { name }))
}

describe('selection in the list of users', () => {
  test('of all that match is kept as all except some, whether or not they were read', async () => {
    const { user, router } = showUsers({ users: manyUsers(540), url: '/c/dev/users?role=Artisan' })
    await user.click(await box('p1@example.test'))
    await user.click(screen.getByLabelText('Select all rows'))
    await user.click(await box('p2@example.test'))
    expect(within(bar()).getByRole('status').textContent).toBe('539 users selected (all but 1)')
    await chooseAction(user, /^Unlock/)
    await waitFor(() => expect(router.state.location.pathname).toBe(`/plans/${planId}`))
    expect(lastPlan()).toMatchObject({
      connectionId: 'dev',
      selection: { kind: 'matching', filters: { role: ['Artisan'] }, except: ['user-2'] },
      action: { kind: 'unlock' },
    })
  })

  test('takes a range with Shift, by mouse and by key', async () => {
    const { user } = showUsers({ users: manyUsers(12) })
    await user.click(await box('p1@example.test'))
    await user.keyboard('{Shift>}')
    await user.click(await box('p4@example.test'))
    await user.keyboard('{/Shift}')
    await waitFor(() => expect(within(bar()).getByText(/4 users selected/)).toBeTruthy())
    screen.getByText('p6@example.test').closest<HTMLElement>('[role=gridcell]')?.focus()
    await user.keyboard('{Shift>} {/Shift}')
    await waitFor(() => expect(within(bar()).getByText(/6 users selected/)).toBeTruthy())
  })

  test('keeps people by name while one searches for others, and says who they are', async () => {
    const { user } = showUsers({ users: manyUsers(12) })
    await user.click(await box('p1@example.test'))
    await user.type(screen.getByRole('searchbox', { name: 'Search users' }), 'p7')
    await waitFor(() => expect(screen.queryByText('p1@example.test')).toBeNull(), {
      timeout: 12_000,
    })
    await user.click(await box('p7@example.test'))
    await user.click(within(bar()).getByRole('button', { name: 'Who is selected' }))
    await user.click(await screen.findByRole('menuitemcheckbox', { name: 'p1@example.test' }))
    await user.keyboard('{Escape}')
    expect(within(bar()).getByText(/1 user selected/)).toBeTruthy()
  })

  test('is not there for those who may only read', async () => {
    showUsers({ role: 'viewer' })
    expect(await screen.findByText('p1@example.test')).toBeTruthy()
    expect(screen.queryByRole('checkbox')).toBeNull()
  })

  test('says what went wrong when there is no plan, and stays', async () => {
    const { user, router } = showUsers()
    stubApi().fail(createUserPlan, {
      code: 'request_invalid',
      status: 400,
      title: 'Some values are not valid.',
      detail: 'Nobody is locked.',
    })
    await user.click(await box('p1@example.test'))
    await chooseAction(user, /^Unlock/)
    expect(await screen.findByText(/Nobody is locked/)).toBeTruthy()
    expect(router.state.location.pathname).toBe('/c/dev/users')
  })
})

describe('bulk actions', () => {
  test.each([
    [/^Validate/, { kind: 'validate' }],
    [/^Give API access/, { kind: 'set', values: { isApiEnabled: true } }],
    [/^Take API access away/, { kind: 'set', values: { isApiEnabled: false } }],
    [/^Reset password/, { kind: 'reset_password' }],
    [/^Reactivate/, { kind: 'reactivate' }],
    [/^Deactivate/, { kind: 'deactivate' }],
    [/^Delete/, { kind: 'delete' }],
  ])('%s plans %o', async (name, action) => {
    const { user } = showUsers()
    await user.click(await box('p1@example.test'))
    await chooseAction(user, name)
    await waitFor(() => expect(lastPlan()?.action).toEqual(action))
    expect(lastPlan()?.selection).toEqual({ kind: 'ids', ids: ['user-1'] })
  })

  test.each(['windows', 'saml'] as const)(
    'reset no password where people sign in by %s, and say why',
    async (signIn) => {
      const { user } = showUsers({ connection: aConnection({ signIn }) })
      await user.click(await box('p1@example.test'))
      await chooseAction(user, /^Reset password \(not available\)/)
      expect(screen.getByText(/password/, { selector: '[slot=description]' })).toBeTruthy()
      expect(stubApi().requests(createUserPlan)).toEqual([])
    },
  )

  test('lead leavers to their page', async () => {
    const { user, router } = showUsers()
    await user.click(await box('p0@example.test'))
    await user.click(await box('p2@example.test'))
    await chooseAction(user, /^Offboard/)
    await waitFor(() => expect(router.state.location.pathname).toBe('/c/dev/offboarding'))
    expect(router.state.location.search).toBe('?users=user-0,user-2')
  })

  test('set some fields and leave the others as they are', async () => {
    const { user } = showUsers()
    await user.click(await box('p1@example.test'))
    await user.click(await box('p2@example.test'))
    await user.click(within(bar()).getByRole('button', { name: 'Edit fields…' }))
    const dialog = await screen.findByRole('dialog', { name: 'Edit 2 users' })
    expect(within(dialog).queryByText('E-mail')).toBeNull()
    const button = within(dialog).getByRole('button', { name: 'Plan the change of 2 users' })
    expect(button.hasAttribute('disabled')).toBe(true)
    await user.click(within(dialog).getByRole('checkbox', { name: 'Default worker tag' }))
    await user.type(within(dialog).getByRole('textbox', { name: 'Default worker tag' }), 'big')
    await user.click(within(dialog).getByRole('checkbox', { name: 'Time zone' }))
    await user.type(within(dialog).getByRole('combobox', { name: 'Time zone' }), 'berlin')
    await user.click(await screen.findByRole('option', { name: 'Europe/Berlin' }))
    await user.click(button)
    await waitFor(() =>
      expect(lastPlan()?.action).toEqual({
        kind: 'set',
        values: { defaultWorkerTag: 'big', timeZone: 'Europe/Berlin' },
      }),
    )
  })

  test('put people into groups and take them out of others', async () => {
    const { user } = showUsers()
    await user.click(await box('p1@example.test'))
    await user.click(within(bar()).getByRole('button', { name: 'Groups…' }))
    await user.click(await screen.findByRole('button', { name: 'Add to: choose groups' }))
    await user.click(await screen.findByRole('menuitemcheckbox', { name: 'Finance' }))
    await user.keyboard('{Escape}')
    await user.click(screen.getByRole('button', { name: 'Remove from: choose groups' }))
    expect(screen.queryByRole('menuitemcheckbox', { name: 'Finance' })).toBeNull()
    await user.click(await screen.findByRole('menuitemcheckbox', { name: 'Analysts' }))
    await user.keyboard('{Escape}')
    await user.click(screen.getByRole('button', { name: 'Plan the groups of 1 user' }))
    await waitFor(() =>
      expect(lastPlan()?.action).toEqual({
        kind: 'groups',
        add: ['group-2'],
        remove: ['group-1'],
      }),
    )
  })

  test('copy chosen parts of a person', async () => {
    const { user } = showUsers({ users: manyUsers(12) })
    await user.click(await box('p1@example.test'))
    await chooseAction(user, /^Copy from a person/)
    await user.type(await screen.findByRole('combobox', { name: 'Copy from' }), 'p7')
    await user.click(await screen.findByRole('option', { name: /p7@example.test/ }))
    await user.click(screen.getByRole('checkbox', { name: /^Role/ }))
    await user.click(screen.getByRole('button', { name: 'Plan the copy to 1 user' }))
    await waitFor(() =>
      expect(lastPlan()?.action).toEqual({
        kind: 'copy',
        fromUserId: 'user-7',
        parts: ['permissions', 'settings', 'groups'],
        groups: 'add',
      }),
    )
  })
})

describe('filters of the list', () => {
  test('combine and stand in the address', async () => {
    const { user, router } = showUsers()
    await screen.findByText('p1@example.test')
    await user.click(screen.getByRole('button', { name: 'Filters' }))
    const dialog = await screen.findByRole('dialog', { name: 'Filters' })
    const api = within(dialog).getByRole('toolbar', { name: 'API access' })
    await user.click(within(api).getByRole('button', { name: 'No' }))
    await user.click(within(dialog).getByRole('button', { name: 'Time zone' }))
    await user.click(await screen.findByRole('menuitemcheckbox', { name: 'None' }))
    await user.keyboard('{Escape}')
    expect(router.state.location.search).toBe('?isApiEnabled=no&timeZone=')
    await waitFor(() =>
      expect(stubApi().requests(listUsers).at(-1)?.query).toMatchObject({
        isApiEnabled: ['no'],
        timeZone: [''],
      }),
    )
    await user.keyboard('{Escape}')
    await user.click(await screen.findByRole('button', { name: 'Remove filter Time zone: None' }))
    expect(router.state.location.search).toBe('?isApiEnabled=no')
  })
})
