import {
  createConnection,
  listConnections,
  removeConnection,
  updateConnection,
} from '@curator/console-contract/connections'
import { getSession } from '@curator/console-contract/session'
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { renderPage } from '../../testing/render-page.tsx'
import { aConnection, aSession } from '../../testing/samples.ts'
import { stubApi } from '../../testing/setup.ts'
import { ConnectionsPage } from './connections-page.tsx'

function show(items = [aConnection()], role: Parameters<typeof aSession>[0] = 'administrator') {
  stubApi().reply(getSession, aSession(role)).reply(listConnections, { items })
  return renderPage(<ConnectionsPage />)
}

describe('the connections page', () => {
  test('adds a connection and says that its directory is being read', async () => {
    stubApi().reply(createConnection, aConnection({ id: 'test', name: 'TEST' }))
    const { user } = show([])
    await user.click(
      (await screen.findAllByRole('button', { name: 'Add connection' }))[0] as HTMLElement,
    )
    const dialog = await screen.findByRole('dialog', { name: 'Add a connection' })
    const type = (name: string, text: string) =>
      user.type(within(dialog).getByLabelText(name), text)
    await type('Name', 'TEST')
    await type('Web API address', 'https://test.alteryx.example.test/webapi')
    await type('API access key', 'key-1')
    await type('API access secret', 'secret-1')
    await user.click(within(dialog).getByRole('radio', { name: 'Test' }))
    await user.click(within(dialog).getByRole('button', { name: 'Add connection' }))
    expect(await screen.findByText('Added “TEST”; its directory is being read.')).toBeTruthy()
    expect(stubApi().requests(createConnection)[0]?.body).toEqual({
      name: 'TEST',
      environment: 'test',
      baseUrl: 'https://test.alteryx.example.test/webapi/',
      clientId: 'key-1',
      clientSecret: 'secret-1',
      maxConcurrency: 8,
      signIn: 'unknown',
      approval: 'none',
    })
  })

  test('changes only what was changed; the secret is never filled in', async () => {
    stubApi().reply(updateConnection, aConnection({ name: 'Development' }))
    const { user } = show()
    await user.click(await screen.findByRole('button', { name: 'Change DEV' }))
    const dialog = await screen.findByRole('dialog')
    expect(within(dialog).getByLabelText<HTMLInputElement>('API access secret').value).toBe('')
    await user.clear(within(dialog).getByLabelText('Name'))
    await user.type(within(dialog).getByLabelText('Name'), 'Development')
    await user.click(within(dialog).getByRole('button', { name: 'Save changes' }))
    await waitFor(() =>
      expect(stubApi().requests(updateConnection)[0]?.body).toEqual({ name: 'Development' }),
    )
  })

  test('shows a refused field beside the field', async () => {
    stubApi().fail(updateConnection, {
      code: 'request_invalid',
      status: 400,
      title: 'Some values are not valid.',
      fields: [
        { path: 'body.baseUrl', rule: 'unreachable', message: 'This address is not allowed.' },
      ],
    })
    const { user } = show()
    await user.click(await screen.findByRole('button', { name: 'Change DEV' }))
    await user.type(await screen.findByLabelText('Name'), ' 2')
    await user.click(screen.getByRole('button', { name: 'Save changes' }))
    expect(await screen.findByText('This address is not allowed.')).toBeTruthy()
  })

  test('asks with the name before it removes, and says why it can’t', async () => {
    stubApi().fail(removeConnection, {
      code: 'connection_in_use',
      status: 409,
      title: 'This connection has runs that are not finished.',
    })
    const { user } = show()
    await user.click(await screen.findByRole('button', { name: 'Remove DEV' }))
    const dialog = await screen.findByRole('alertdialog', { name: 'Remove “DEV”?' })
    await user.click(within(dialog).getByRole('button', { name: 'Remove DEV' }))
    expect((await within(dialog).findByRole('alert')).textContent).toContain(
      'runs that are not finished',
    )
  })

  test('shows why a directory can’t be read', async () => {
    show([
      aConnection({
        directory: {
          state: 'failed',
          takenAt: null,
          isRefreshing: false,
          userCount: 0,
          groupCount: 0,
          problem: {
            code: 'alteryx_unreachable',
            status: 502,
            title: 'The Alteryx Server can’t be reached.',
          },
        },
      }),
    ])
    expect(await screen.findByText('Can’t be read')).toBeTruthy()
    expect(screen.getByText('The Alteryx Server can’t be reached.')).toBeTruthy()
  })

  test('lets only administrators change anything', async () => {
    show([aConnection()], 'operator')
    expect(await screen.findByRole('heading', { name: 'DEV' })).toBeTruthy()
    expect(screen.queryByRole('button', { name: /Add|Change|Remove/ })).toBeNull()
  })

  test('says why the list failed, and tries again', async () => {
    stubApi().reply(getSession, aSession()).fail(listConnections, { code: 'internal', status: 500 })
    const { user } = renderPage(<ConnectionsPage />)
    await user.click(await screen.findByRole('button', { name: 'Try again' }))
    expect(stubApi().requests(listConnections).length).toBeGreaterThan(1)
  })
})
