import { acceptInvitation, readInvitation } from '@curator/console-contract/invitations'
import { getSession, setUp, signIn } from '@curator/console-contract/session'
import { screen, waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { routePatterns } from '../../paths.ts'
import { renderPage } from '../../testing/render-page.tsx'
import { aSession } from '../../testing/samples.ts'
import { stubApi } from '../../testing/setup.ts'
import { InvitationPage } from './invitation-page.tsx'
import { SetupPage } from './setup-page.tsx'
import { SignInPage } from './sign-in-page.tsx'

describe('the sign-in page', () => {
  const show = (url: string) => {
    stubApi().reply(getSession, { state: 'signed_out' })
    return renderPage(<SignInPage />, { pattern: routePatterns.signIn, url })
  }
  const fillIn = async (user: ReturnType<typeof show>['user']) => {
    await user.type(await screen.findByRole('textbox', { name: 'E-mail' }), 'grace@example.test')
    await user.type(screen.getByLabelText('Password'), 'correct horse{Enter}')
  }

  test('signs in and leads back to where the person was', async () => {
    stubApi().reply(signIn, aSession())
    const { user, router } = show('/sign-in?returnTo=%2Fruns%3Fstate%3Ddone')
    await fillIn(user)
    await waitFor(() =>
      expect(router.state.location).toMatchObject({ pathname: '/runs', search: '?state=done' }),
    )
    expect(stubApi().requests(signIn)[0]?.body).toEqual({
      email: 'grace@example.test',
      password: 'correct horse',
    })
  })

  test('never leads out of the console', async () => {
    stubApi().reply(signIn, aSession())
    const { user, router } = show('/sign-in?returnTo=%2F%2Fevil.test')
    await fillIn(user)
    await waitFor(() => expect(router.state.location.pathname).toBe('/'))
  })

  test('says beside the form that it was refused', async () => {
    stubApi().fail(signIn, {
      code: 'sign_in_refused',
      status: 401,
      title: 'E-mail or password is wrong.',
    })
    const { user } = show('/sign-in')
    await fillIn(user)
    expect((await screen.findByRole('alert')).textContent).toContain('E-mail or password is wrong.')
  })

  test('says beside the field what is missing, and asks nobody', async () => {
    const { user } = show('/sign-in')
    await user.click(await screen.findByRole('button', { name: 'Sign in' }))
    expect(await screen.findByText('Type your password.')).toBeTruthy()
    expect(screen.getByRole('textbox', { name: 'E-mail' }).getAttribute('aria-invalid')).toBe(
      'true',
    )
    expect(stubApi().requests(signIn)).toEqual([])
  })
})

describe('the setup page', () => {
  const show = (url: string) => {
    stubApi().reply(getSession, { state: 'setup_required' })
    return renderPage(<SetupPage />, { pattern: routePatterns.setup, url })
  }

  test('says the rule of the password beforehand and makes the account', async () => {
    stubApi().reply(setUp, aSession())
    const { user, router } = show('/setup?token=one-time')
    expect(screen.getByText(/12 to 200 characters/)).toBeTruthy()
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Grace Hopper')
    await user.type(screen.getByRole('textbox', { name: 'E-mail' }), 'grace@example.test')
    await user.type(screen.getByLabelText('Password'), 'a sentence of words{Enter}')
    await waitFor(() => expect(router.state.location.pathname).toBe('/'))
    expect(stubApi().requests(setUp)[0]?.body).toEqual({
      token: 'one-time',
      name: 'Grace Hopper',
      email: 'grace@example.test',
      password: 'a sentence of words',
    })
  })

  test('refuses a short password beside its field', async () => {
    const { user } = show('/setup?token=one-time')
    await user.type(screen.getByLabelText('Password'), 'short{Enter}')
    expect(await screen.findByText('Use at least 12 characters.')).toBeTruthy()
  })

  test('tells where the link is when it is opened without one', () => {
    show('/setup')
    expect(screen.getByText(/Open the one-time link/)).toBeTruthy()
    expect(screen.queryByLabelText('Password')).toBeNull()
  })
})

describe('the invitation page', () => {
  const show = (url: string) => {
    stubApi().reply(getSession, { state: 'signed_out' })
    return renderPage(<InvitationPage />, { pattern: routePatterns.invitation, url })
  }

  test('says who invites whom, sets the password and goes in', async () => {
    stubApi()
      .reply(readInvitation, {
        name: 'Ada',
        email: 'ada@example.test',
        role: 'operator',
        invitedByName: 'Grace Hopper',
        expiresAt: '2026-03-08T09:00:00Z',
      })
      .reply(acceptInvitation, aSession('operator'))
    const { user, router } = show('/invitation?token=one-time')
    expect(await screen.findByText(/Grace Hopper invites/)).toBeTruthy()
    await user.type(screen.getByLabelText('Password'), 'a sentence of words{Enter}')
    await waitFor(() => expect(router.state.location.pathname).toBe('/'))
    expect(stubApi().requests(acceptInvitation)[0]?.body).toEqual({
      token: 'one-time',
      name: 'Ada',
      password: 'a sentence of words',
    })
  })

  test('says that the link is used up and whom to ask', async () => {
    stubApi().fail(readInvitation, { code: 'invitation_invalid', status: 403, title: 'Used up.' })
    show('/invitation?token=old')
    expect((await screen.findByRole('alert')).textContent).toContain('new invitation')
  })
})
