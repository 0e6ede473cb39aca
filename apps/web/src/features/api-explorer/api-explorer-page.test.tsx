import {
  createCallPlan,
  getOperation,
  listOperations,
  type OperationDetail,
  sendCall,
} from '@curator/console-contract/api-explorer'
import { listConnections } from '@curator/console-contract/connections'
import { getSession } from '@curator/console-contract/session'
import { screen, within } from '@testing-library/react'
import { beforeEach, describe, expect, test } from 'vitest'
import { anOperation, anOperationDetail, aWrite } from '../../testing/operation-samples.ts'
import { renderPage } from '../../testing/render-page.tsx'
import { aConnection, aSession } from '../../testing/samples.ts'
import { stubApi } from '../../testing/setup.ts'
import { ApiExplorerPage } from './api-explorer-page.tsx'

const lacking = 'This Server’s release lacks it. Use the list of users.'
const items = [
  anOperation(),
  anOperation({ operationId: 'Jobs_Get', area: 'jobs', path: '/v3/jobs', summary: 'Lists jobs.' }),
  anOperation({ operationId: 'New_Get', area: 'jobs', path: '/v3/new', missing: lacking }),
]
const received = {
  kind: 'received' as const,
  status: 200,
  contentType: 'application/json',
  tookMs: 12,
  sizeBytes: 2_048,
  text: '[{"id":"u1","email":"ada@example.test"}]',
  itemCount: 1,
  cut: null,
  fileName: null,
}

function show(
  url: string,
  detail: OperationDetail = anOperationDetail(),
  role: Parameters<typeof aSession>[0] = 'operator',
) {
  stubApi()
    .reply(getSession, aSession(role))
    .reply(listConnections, { items: [aConnection()] })
    .reply(listOperations, { items, source: 'document' })
    .reply(getOperation, detail)
  return renderPage(<ApiExplorerPage />, {
    pattern: '/c/:connectionId/api-explorer/:operationId?',
    url: `/c/dev/api-explorer${url}`,
  })
}

beforeEach(() => sessionStorage.clear())

describe('the list', () => {
  test('leaves out what the Server lacks until asked, and then says why', async () => {
    const { user } = show('')
    expect(await screen.findByText('Reads one user.')).toBeTruthy()
    expect(screen.queryByText(lacking)).toBeNull()
    await user.click(screen.getByRole('checkbox', { name: 'Show 1 that this Server lacks' }))
    expect(await screen.findByText(lacking)).toBeTruthy()
  })

  test('is searched as one types, and opened by keyboard', async () => {
    const { user, router } = show('')
    await screen.findByText('Reads one user.')
    await user.keyboard('/')
    await user.keyboard('jobs lists')
    expect(screen.queryByText('Reads one user.')).toBeNull()
    await user.keyboard('{ArrowDown}{Enter}')
    expect(router.state.location.pathname).toBe('/c/dev/api-explorer/Jobs_Get')
  })

  test('says why it failed, and tries again', async () => {
    stubApi().reply(getSession, aSession())
    stubApi().reply(listConnections, { items: [aConnection()] })
    stubApi().fail(listOperations, { code: 'internal', status: 500 })
    const pattern = '/c/:connectionId/api-explorer/:operationId?'
    const { user } = renderPage(<ApiExplorerPage />, { pattern, url: '/c/dev/api-explorer' })
    await user.click(await screen.findByRole('button', { name: 'Try again' }))
    expect(stubApi().requests(listOperations).length).toBeGreaterThan(1)
  })
})

describe('a read', () => {
  test('takes its values from the address, is sent, and stands in the history', async () => {
    stubApi().reply(sendCall, received)
    const { user } = show('/Users_GetUser?p.userId=u1')
    await user.click(await screen.findByRole('button', { name: 'Send' }))
    expect(await screen.findByText('12 ms · 2.0 kB · application/json')).toBeTruthy()
    expect(stubApi().requests(sendCall)[0]?.body.call).toEqual({
      operationId: 'Users_GetUser',
      params: { userId: 'u1' },
      query: {},
    })
    await user.click(screen.getByRole('tab', { name: 'Table' }))
    expect(screen.getByRole('columnheader', { name: 'email' })).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Recent calls' }))
    expect(await screen.findByRole('menuitem', { name: /GET \/v3\/users\/u1/ })).toBeTruthy()
  })

  test('that is refused shows advice, and faults at their fields', async () => {
    stubApi().reply(sendCall, {
      kind: 'refused',
      status: 400,
      tookMs: 3,
      message: 'The Server refused.',
      advice: ['Correct what the Server names.'],
      serverText: 'Odd id.',
      fields: [{ path: 'params.userId', rule: 'server', message: 'This id is odd.' }],
    })
    const { user } = show('/Users_GetUser?p.userId=x')
    await user.click(await screen.findByRole('button', { name: 'Send' }))
    expect(await screen.findByText('Correct what the Server names.')).toBeTruthy()
    const form = screen.getByRole('form', { name: 'Call Users_GetUser' })
    expect(within(form).getByText('This id is odd.')).toBeTruthy()
  })

  test('shows that a large reply was cut', async () => {
    const cut = 'The first 200 of 100,000 entries. Download the whole reply to see the rest.'
    stubApi().reply(sendCall, { ...received, cut, itemCount: 100_000 })
    const { user } = show('/Users_GetUser?p.userId=x')
    await user.click(await screen.findByRole('button', { name: 'Send' }))
    expect(await screen.findByText(cut)).toBeTruthy()
  })

  test('that the Server lacks can’t be sent and says why', async () => {
    show('/Users_GetUser', anOperationDetail({ missing: lacking }))
    const button = await screen.findByRole<HTMLButtonElement>('button', { name: 'Send' })
    expect(button.disabled).toBe(true)
    expect(screen.getByText(lacking)).toBeTruthy()
  })
})

describe('a write', () => {
  const planId = '5a3c1a38-54a9-4c1c-9d2e-6d6f6a1b2c3e'

  test('becomes a plan; form and JSON hold the same value', async () => {
    stubApi().reply(createCallPlan, () => ({ planId: planId as never }))
    const { user, router } = show('/Things_Create', aWrite())
    await user.type(await screen.findByLabelText('name *'), 'Ada')
    await user.click(screen.getByRole('button', { name: 'Add rights' }))
    await user.click(screen.getByRole('button', { name: 'Write the JSON yourself' }))
    const json = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Body as JSON' })
    expect(JSON.parse(json.value)).toEqual({ name: 'Ada', rights: {} })
    await user.clear(json)
    await user.click(json)
    await user.paste('{"name": "Bea", "tags": ["x"]')
    expect(screen.getByText(/Line 1, column 30/)).toBeTruthy()
    await user.paste('}')
    await user.click(screen.getByRole('button', { name: 'Back to the form' }))
    expect(screen.getByLabelText<HTMLInputElement>('name *').value).toBe('Bea')
    expect(screen.getByLabelText<HTMLInputElement>('Entry 1 *').value).toBe('x')
    await user.click(screen.getByRole('button', { name: 'Plan this call' }))
    expect(await screen.findByText('Elsewhere')).toBeTruthy()
    expect(router.state.location.pathname).toBe(`/plans/${planId}`)
    expect(stubApi().requests(createCallPlan)[0]?.body.call.body).toEqual({
      name: 'Bea',
      tags: ['x'],
    })
  })

  test('shows each fault at its field', async () => {
    stubApi().fail(createCallPlan, {
      code: 'request_invalid',
      status: 400,
      fields: [{ path: 'body.call.body.name', rule: 'too_small', message: 'This is needed.' }],
    })
    const { user } = show('/Things_Create', aWrite())
    await user.click(await screen.findByRole('button', { name: 'Plan this call' }))
    expect(await screen.findByText('This is needed.')).toBeTruthy()
  })

  test('is not for viewers', async () => {
    show('/Things_Create', aWrite(), 'viewer')
    expect(await screen.findByText(/Your role may read/)).toBeTruthy()
    const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Plan this call' })
    expect(button.disabled).toBe(true)
  })
})
