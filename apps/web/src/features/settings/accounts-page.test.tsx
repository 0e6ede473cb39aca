import {
  changePassword,
  inviteAccount,
  listAccounts,
  updateAccount,
  withdrawInvitation,
} from '@curator/console-contract/accounts'
import { getSession } from '@curator/console-contract/session'
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { renderPage } from '../../testing/render-page.tsx'
import { aSession } from '../../testing/samples.ts'
import { stubApi } from '../../testing/setup.ts'
import { AccountsPage } from './accounts-page.tsx'
import { PasswordPage } from './password-page.tsx'

const own = {
  id: '5a3c1a38-54a9-4c1c-9d2e-6d6f6a1b2c3d',
  name: 'Grace Hopper',
  email: 'grace@example.test',
  role: 'administrator',
  createdAt: '2026-03-01T09:00:00Z',
  disabledAt: null,
  lastSeenAt: '2026-03-02T09:00:00Z',
} as const
const ada = {
  ...own,
  id: '6a3c1a38-54a9-4c1c-9d2e-6d6f6a1b2c3d',
  name: 'Ada Lovelace',
  email: 'ada@example.test',
  role: 'operator',
} as const
const invitation = {
  id: '7a3c1a38-54a9-4c1c-9d2e-6d6f6a1b2c3d',
  name: 'Eve',
  email: 'eve@example.test',
  role: 'viewer',
  invitedByName: 'Grace Hopper',
  createdAt: '2026-03-01T09:00:00Z',
  expiresAt: '2026-03-08T09:00:00Z',
  isExpired: true,
} as const

function show(role: Parameters<typeof aSession>[0] = 'administrator') {
  stubApi().reply(getSession, aSession(role))
  if (role === 'administrator') {
    stubApi().reply(listAccounts, { accounts: [own, ada], invitations: [invitation] })
  }
  return renderPage(<AccountsPage />)
}

describe('the accounts page', () => {
  test('invites a person and shows the link once', async () => {
    stubApi().reply(inviteAccount, { invitation, token: 'one-time' })
    const { user } = show()
    await user.click(await screen.findByRole('button', { name: 'Invite a person' }))
    const dialog = await screen.findByRole('dialog')
    await user.type(within(dialog).getByLabelText('Name'), 'Eve')
    await user.type(within(dialog).getByLabelText('E-mail'), 'eve@example.test')
    await user.click(within(dialog).getByRole('button', { name: 'Make the link' }))
    expect(await screen.findByText(/\/invitation\?token=one-time$/)).toBeTruthy()
    expect(stubApi().requests(inviteAccount)[0]?.body).toEqual({
      name: 'Eve',
      email: 'eve@example.test',
      role: 'operator',
    })
    await user.click(screen.getByRole('button', { name: 'Done' }))
    expect(screen.queryByText(/one-time/)).toBeNull()
  })

  test('says beside the field what is wrong, and that an address is taken', async () => {
    stubApi().fail(inviteAccount, {
      code: 'email_taken',
      status: 409,
      title: 'This e-mail address is already in use.',
    })
    const { user } = show()
    await user.click(await screen.findByRole('button', { name: 'Invite a person' }))
    await user.click(await screen.findByRole('button', { name: 'Make the link' }))
    expect(await screen.findByText('Write the person’s name.')).toBeTruthy()
    await user.type(screen.getByLabelText('Name'), 'Ada')
    await user.type(screen.getByLabelText('E-mail'), 'ada@example.test')
    await user.click(screen.getByRole('button', { name: 'Make the link' }))
    expect((await screen.findByRole('alert')).textContent).toContain('already in use')
  })

  test('disables somebody else, never oneself, and shows why a guard holds', async () => {
    stubApi().fail(updateAccount, {
      code: 'account_guarded',
      status: 409,
      title: 'This would lock people out of the console.',
    })
    const { user } = show()
    expect(await screen.findByRole('button', { name: 'Change Ada Lovelace' })).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Change Grace Hopper' })).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Change Ada Lovelace' }))
    await user.click(await screen.findByRole('button', { name: 'Disable Ada Lovelace' }))
    expect((await screen.findByRole('alert')).textContent).toContain('lock people out')
    expect(stubApi().requests(updateAccount)[0]?.body).toEqual({ isEnabled: false })
  })

  test('marks expired invitations and withdraws them', async () => {
    stubApi().reply(withdrawInvitation, undefined)
    const { user } = show()
    expect(await screen.findByText('Expired')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Withdraw the invitation of Eve' }))
    await waitFor(() => expect(stubApi().requests(withdrawInvitation)).toHaveLength(1))
  })

  test('is for administrators', async () => {
    show('operator')
    expect(await screen.findByText(/managed by administrators/)).toBeTruthy()
    expect(screen.queryByRole('link', { name: 'Accounts' })).toBeNull()
  })

  test('says why the list can’t be read', async () => {
    stubApi().reply(getSession, aSession())
    stubApi().fail(listAccounts, { code: 'internal', status: 500, title: 'A mistake.' })
    renderPage(<AccountsPage />)
    expect(await screen.findByText('A mistake.')).toBeTruthy()
  })
})

describe('the password page', () => {
  test('sends old and new, and says that other sessions ended', async () => {
    stubApi().reply(getSession, aSession('viewer'))
    stubApi().reply(changePassword, undefined)
    const { user } = renderPage(<PasswordPage />)
    await user.type(await screen.findByLabelText('Present password'), 'old password')
    await user.type(screen.getByLabelText('New password'), 'a sentence of words{Enter}')
    expect(await screen.findByText(/Other sessions have ended/)).toBeTruthy()
    expect(stubApi().requests(changePassword)[0]?.body).toEqual({
      currentPassword: 'old password',
      newPassword: 'a sentence of words',
    })
  })
})
