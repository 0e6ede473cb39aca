import { listConnections } from '@curator/console-contract/connections'
import { createCredentialPlan } from '@curator/console-contract/credential-plans'
import { getRotation, takeRotationStep } from '@curator/console-contract/credential-rotations'
import {
  type CredentialDetails,
  getCredential,
  listCredentials,
} from '@curator/console-contract/credentials'
import { getSession } from '@curator/console-contract/session'
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, test } from 'vitest'
import { routePatterns } from '../../paths.ts'
import { renderPage } from '../../testing/render-page.tsx'
import { aConnection, aSession } from '../../testing/samples.ts'
import { stubApi } from '../../testing/setup.ts'
import { CredentialsPage } from './credentials-page.tsx'
import { CredentialPage } from './details/credential-page.tsx'
import { RotationPage } from './rotations/rotation-page.tsx'

const takenAt = '2026-11-29T08:00:00.000Z'
const able = { create: null, changePassword: null, delete: null, share: null }
const credential = { id: 'c1', userName: 'CORP\\svc', userCount: 1, groupCount: 1, useCount: 2 }
const planId = '0198c0de-0000-7000-8000-00000000000a'
const rotationUuid = '0198c0de-0000-4000-8000-00000000000b'

const details = {
  credential,
  people: [{ id: 'u1', name: 'Ada Lopez', email: 'ada@example.test' }],
  groups: [{ id: 'g1', name: 'Analysts', memberCount: 3 }],
  defaults: { items: [], why: null },
  schedules: { items: [], why: 'This release does not tell.' },
  workflows: { items: [{ id: 'w1', name: 'Loads', ownerName: 'Ada' }], why: null },
  studios: { items: [], why: null },
  cannot: able,
  takenAt,
} as unknown as CredentialDetails

const page = (cannot: object = able, items: object[] = [credential]) => ({
  items,
  total: items.length,
  page: 1,
  pageSize: 100,
  cannot,
  takenAt,
})

beforeEach(() => {
  stubApi()
    .reply(getSession, aSession('operator'))
    .reply(listConnections, { items: [aConnection()] })
    .reply(listCredentials, page() as never)
    .reply(getCredential, details)
    .reply(createCredentialPlan, { planId } as never)
})

const showList = () =>
  renderPage(<CredentialsPage />, {
    pattern: routePatterns.credentials,
    url: '/c/dev/credentials',
  })

describe('the list', () => {
  test('shows shares and uses, and leads to one credential', async () => {
    showList()
    expect(await screen.findByRole('link', { name: 'CORP\\svc' })).toBeTruthy()
    expect(screen.getByText('1 credential on', { exact: false })).toBeTruthy()
  })

  test('says what this Server can’t do, and does not offer it', async () => {
    const why = 'Credentials can be created from release 2025.1 on.'
    stubApi().reply(listCredentials, page({ ...able, create: why, changePassword: why }) as never)
    showList()
    expect(await screen.findByText(why)).toBeTruthy()
    expect(screen.getByRole('button', { name: 'New credential' })).toHaveProperty('disabled', true)
  })

  test('is empty with a next step, or failed with the reason', async () => {
    stubApi().reply(listCredentials, page(able, []) as never)
    showList()
    expect(await screen.findByText('This Server has no credentials')).toBeTruthy()
  })
})

describe('one credential', () => {
  const show = (search = '') =>
    renderPage(<CredentialPage />, {
      pattern: routePatterns.credential,
      url: `/c/dev/credentials/c1${search}`,
    })

  test('is taken from somebody by a plan', async () => {
    const { user } = show()
    await user.click(await screen.findByRole('button', { name: 'Plan to take it from Ada Lopez' }))
    await waitFor(() => expect(stubApi().requests(createCredentialPlan)).toHaveLength(1))
    expect(stubApi().requests(createCredentialPlan)[0]?.body.action).toEqual({
      kind: 'unshare',
      receivers: [{ kind: 'user', id: 'u1' }],
    })
  })

  test('gets another password by a plan, which no field of the page asks for', async () => {
    const { user } = show()
    await user.click(await screen.findByRole('button', { name: 'Actions' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Change password…' }))
    expect(document.querySelector('input[type="password"]')).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Plan the password of 1 credential' }))
    await waitFor(() =>
      expect(stubApi().requests(createCredentialPlan)[0]?.body.action).toEqual({
        kind: 'password',
      }),
    )
  })

  test('says where it is used, and what can’t be read', async () => {
    show('?tab=uses')
    expect(await screen.findByText('Loads')).toBeTruthy()
    expect(screen.getByText(/This release does not tell/)).toBeTruthy()
  })

  test('that is gone says so', async () => {
    stubApi().fail(getCredential, { code: 'not_found', status: 404 })
    show()
    expect(await screen.findByText('There is no such credential')).toBeTruthy()
  })
})

test('a rotation offers the next step and says why the others wait', async () => {
  stubApi()
    .reply(getRotation, {
      rotation: {
        id: rotationUuid,
        connectionId: 'dev',
        credentialId: 'c1',
        userName: 'CORP\\svc',
        ownerName: 'Grace',
        deadline: '2026-01-31',
        isOverdue: true,
        note: 'Yearly',
        state: 'open',
        createdAt: takenAt,
        createdByName: 'Grace',
        finishedAt: null,
      },
      entries: [
        { step: 'look', at: takenAt, accountName: 'Grace', note: '3 schedules', plan: null },
      ],
      cannot: {
        look: null,
        hold: null,
        password: 'Switch off first.',
        proof: 'Change it first.',
        restore: 'Nothing is off.',
        finish: 'Not yet.',
      },
      done: ['look'],
      offCount: 2,
      byHandBecause: null,
      proof: null,
    } as never)
    .reply(takeRotationStep, { planId } as never)
  const { user } = renderPage(<RotationPage />, {
    pattern: routePatterns.credentialRotation,
    url: `/c/dev/credentials/rotations/${rotationUuid}`,
  })
  expect(await screen.findByText('Overdue')).toBeTruthy()
  expect(screen.getByText('Switch off first.')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Cancel the rotation' }))
  const dialog = within(await screen.findByRole('alertdialog'))
  expect(dialog.getByText(/^2 schedules stay off\./)).toBeTruthy()
  await user.click(dialog.getByRole('button', { name: 'Not now' }))
  expect(stubApi().requests(takeRotationStep)).toHaveLength(0)
  await user.click(screen.getByRole('button', { name: 'Plan the hold' }))
  await waitFor(() =>
    expect(stubApi().requests(takeRotationStep)[0]?.body).toEqual({ step: 'hold' }),
  )
})
