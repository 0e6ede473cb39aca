import {
  type ConnectionTest,
  testConnection,
  testStepIds,
  testStoredConnection,
} from '@curator/console-contract/connection-tests'
import { listConnections } from '@curator/console-contract/connections'
import { getSession } from '@curator/console-contract/session'
import { screen, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { renderPage } from '../../testing/render-page.tsx'
import { aConnection, aSession } from '../../testing/samples.ts'
import { stubApi } from '../../testing/setup.ts'
import { ConnectionsPage } from './connections-page.tsx'
import { testStepTitles } from './connections-text.ts'

/** A test whose named step failed, or one in which all passed. */
function aTest(failing?: (typeof testStepIds)[number]): ConnectionTest {
  const at = failing ? testStepIds.indexOf(failing) : testStepIds.length
  return {
    testedAt: '2026-11-24T12:00:00Z',
    state: failing ? 'failed' : 'passed',
    steps: testStepIds.map((id, index) => ({
      id,
      state: index < at ? 'passed' : index === at ? 'failed' : 'skipped',
      title: testStepTitles[id],
      detail: index === at ? 'The certificate is self-signed.' : `${id} is fine.`,
      advice: index === at ? 'Paste it under Network.' : null,
      tookMs: 12,
      facts: index === at ? [{ label: 'Subject', value: 'CN=alteryx.example.test' }] : [],
    })),
  }
}

function show(role: Parameters<typeof aSession>[0] = 'administrator') {
  stubApi()
    .reply(getSession, aSession(role))
    .reply(listConnections, { items: [aConnection({ environment: 'production' })] })
  return renderPage(<ConnectionsPage />)
}

describe('testing a stored connection', () => {
  test('begins at once, names the failing step and says what to do', async () => {
    stubApi().reply(testStoredConnection, aTest('tls'))
    const { user } = show()
    await user.click(await screen.findByRole('button', { name: 'Test DEV' }))
    const dialog = await screen.findByRole('dialog', { name: 'Test “DEV”' })
    expect(within(dialog).getByText('Production')).toBeTruthy()
    expect((await within(dialog).findByRole('alert')).textContent).toContain('self-signed')
    const steps = within(dialog).getAllByRole('listitem')
    expect(steps).toHaveLength(testStepIds.length)
    const failing = steps.find((step) => step.textContent?.includes('Failed'))
    expect(failing?.textContent).toMatch(/TLS and certificate.*What to do:.*CN=alteryx/)
    await user.click(within(dialog).getByRole('button', { name: 'Test again' }))
    expect(stubApi().requests(testStoredConnection)).toHaveLength(2)
  })

  test('shows every step while it waits', async () => {
    stubApi().hang(testStoredConnection)
    const { user } = show()
    await user.click(await screen.findByRole('button', { name: 'Test DEV' }))
    const dialog = await screen.findByRole('dialog')
    expect(within(dialog).getByRole('progressbar')).toBeTruthy()
    expect(within(dialog).getByText('Load balancer')).toBeTruthy()
  })

  test('says why it could not be made', async () => {
    stubApi().fail(testStoredConnection, { code: 'not_found', status: 404, title: 'Gone.' })
    const { user } = show()
    await user.click(await screen.findByRole('button', { name: 'Test DEV' }))
    expect((await screen.findByRole('alert')).textContent).toContain('Gone.')
  })

  test('is for those who manage connections', async () => {
    show('viewer')
    expect(await screen.findByRole('link', { name: 'Capabilities' })).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Test DEV' })).toBeNull()
  })
})

describe('testing what stands in the form', () => {
  test('sends it unsaved, with the stored secret where none is typed', async () => {
    stubApi().reply(testConnection, aTest())
    const { user } = show()
    await user.click(await screen.findByRole('button', { name: 'Change DEV' }))
    const dialog = await screen.findByRole('dialog')
    await user.click(within(dialog).getByText('Network'))
    await user.type(within(dialog).getByLabelText(/Outbound proxy/), 'http://proxy.test:8080')
    await user.click(within(dialog).getByRole('button', { name: 'Test' }))
    expect((await within(dialog).findByRole('alert')).textContent).toContain('as it should be')
    expect(stubApi().requests(testConnection)[0]?.body).toEqual({
      connectionId: 'dev',
      baseUrl: 'https://dev.alteryx.example.test/webapi/',
      clientId: 'key-1',
      network: { caPem: '', proxyUrl: 'http://proxy.test:8080', proxyUser: '' },
    })
  })

  test('asks for the secret of a new connection first', async () => {
    const { user } = show()
    await user.click(await screen.findByRole('button', { name: 'Add connection' }))
    const dialog = await screen.findByRole('dialog')
    await user.click(within(dialog).getByRole('button', { name: 'Test' }))
    expect(await within(dialog).findByText('Paste the API access secret.')).toBeTruthy()
    expect(stubApi().requests(testConnection)).toEqual([])
  })

  test('shows a refused certificate at its field, which is unfolded', async () => {
    stubApi().fail(testConnection, {
      code: 'request_invalid',
      status: 400,
      fields: [
        { path: 'body.network.caPem', rule: 'certificate', message: 'Certificate 1 of 1 is torn.' },
      ],
    })
    const { user } = show()
    await user.click(await screen.findByRole('button', { name: 'Change DEV' }))
    await user.click(await screen.findByRole('button', { name: 'Test' }))
    expect(await screen.findByText('Certificate 1 of 1 is torn.')).toBeTruthy()
    expect(screen.getByLabelText(/Private certificate/).closest('details')?.open).toBe(true)
  })
})
