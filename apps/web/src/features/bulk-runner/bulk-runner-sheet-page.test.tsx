import {
  createRecipe,
  createRunnerPlan,
  exportRunnerRequests,
  getRunnerSheet,
  listRunnerRequests,
  listRunnerRows,
  updateRunnerMapping,
  updateRunnerRows,
} from '@curator/console-contract/bulk-runner'
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, test } from 'vitest'
import { aPage, planUuid, sheetUuid } from '../../testing/plan-builders.ts'
import { renderPage } from '../../testing/render-page.tsx'
import { aRunnerSheet } from '../../testing/runner-builders.ts'
import { stubApi } from '../../testing/setup.ts'
import { aFault, aSheetRow } from '../../testing/sheet-builders.ts'
import { BulkRunnerSheetPage } from './bulk-runner-sheet-page.tsx'

const show = (search = '') =>
  renderPage(<BulkRunnerSheetPage />, {
    pattern: '/c/:connectionId/bulk-runner/:sheetId',
    url: `/c/dev/bulk-runner/${sheetUuid}${search}`,
  })
const request = {
  line: 2,
  recordId: 'R-1',
  method: 'PUT',
  address: 'https://dev.example.test/webapi/v3/usergroups/g1',
  body: '{"name":"Sales"}',
  curl: `curl --request PUT 'https://dev.example.test/webapi/v3/usergroups/g1'`,
}

beforeEach(() => {
  stubApi()
    .reply(getRunnerSheet, aRunnerSheet())
    .reply(updateRunnerMapping, ({ body }) => aRunnerSheet({ ...body, mappingSource: 'chosen' }))
    .reply(listRunnerRequests, aPage([request]))
})

describe('the fields', () => {
  test('say where each value comes from, required ones first', async () => {
    show()
    const table = within(await screen.findByRole('table'))
    const rows = table.getAllByRole('rowheader').map((cell) => cell.textContent)
    expect(rows[3]).toContain('note')
    const id = within(table.getByRole('row', { name: /userGroupId/ }))
    expect(id.getByText('g1 · g2')).toBeTruthy()
    expect(id.getByText('Per row')).toBeTruthy()
    expect(within(table.getByRole('row', { name: /role/ })).getByText('Same for all')).toBeTruthy()
    expect(table.getByRole('row', { name: /note/ }).textContent).toContain('Not sent')
  })

  test('are filled from a column, or by one value for all rows', async () => {
    const { user } = show()
    await user.click(await screen.findByRole('button', { name: /Where “note” comes from/ }))
    await user.click(await screen.findByRole('option', { name: 'Column Name' }))
    await screen.findByText(/Fields are filled as you chose/)
    expect(stubApi().requests(updateRunnerMapping)[0]?.body.sources).toMatchObject({
      'body.note': { kind: 'column', column: 1 },
      'body.role': { kind: 'constant', value: 'Viewer' },
    })
    await user.click(screen.getByRole('button', { name: /Where “note” comes from/ }))
    await user.click(await screen.findByRole('option', { name: 'One value for all rows' }))
    const box = await screen.findByRole('textbox', { name: 'Value of “note” for all rows' })
    await user.type(box, 'same{Enter}')
    await waitFor(() =>
      expect(stubApi().requests(updateRunnerMapping).at(-1)?.body.sources['body.note']).toEqual({
        kind: 'constant',
        value: 'same',
      }),
    )
  })

  test('and the record id is chosen', async () => {
    const { user } = show()
    await user.click(await screen.findByRole('button', { name: /Record id/ }))
    await user.click(await screen.findByRole('option', { name: 'Id' }))
    await waitFor(() =>
      expect(stubApi().requests(updateRunnerMapping)[0]?.body.recordColumn).toBe(0),
    )
  })

  test('block the way while a required one is missing', async () => {
    const message = 'The operation needs “role”.'
    stubApi().reply(
      getRunnerSheet,
      aRunnerSheet({ notices: [{ code: 'required_not_mapped', message, blocks: true }] }),
    )
    show()
    await screen.findByText(message)
    expect(screen.getByRole('button', { name: 'Go on to the faults' })).toHaveProperty(
      'disabled',
      true,
    )
  })

  test('are saved as a recipe; a name that is taken is said at the field', async () => {
    stubApi().fail(createRecipe, {
      code: 'name_taken',
      status: 409,
      title: 'This name is already in use.',
    })
    const { user } = show()
    await user.click(await screen.findByRole('button', { name: 'Save as a recipe' }))
    await user.type(await screen.findByRole('textbox', { name: 'Name of the recipe' }), 'Names')
    await user.click(screen.getByRole('button', { name: 'Save the recipe' }))
    await screen.findByText('This name is already in use.')
    expect(stubApi().requests(createRecipe)[0]?.body).toEqual({ name: 'Names', sheetId: sheetUuid })
  })
})

test('faults stand at their cells under the names of the fields, and are fixed in place', async () => {
  const faulty = aSheetRow({
    cells: ['g1', ''],
    faults: [
      aFault({ code: 'value_missing', column: 1, message: '“name” is missing.', suggestion: null }),
    ],
  })
  stubApi()
    .reply(getRunnerSheet, aRunnerSheet({ counts: { total: 2, ready: 1, faulty: 1, excluded: 0 } }))
    .reply(listRunnerRows, aPage([faulty]))
    .reply(updateRunnerRows, {
      sheet: aRunnerSheet(),
      rows: [{ ...faulty, cells: ['g1', 'Sales'], faults: [] }],
    })
  const { user } = show('?step=faults')
  await screen.findByText('Value missing')
  expect(screen.getByRole('columnheader', { name: 'userGroupId' })).toBeTruthy()
  const cell = screen.getByText('Value missing').closest('[role=gridcell]') as HTMLElement
  await user.dblClick(cell)
  await user.keyboard('Sales{Enter}')
  await waitFor(() =>
    expect(stubApi().requests(updateRunnerRows)[0]?.body.cells).toEqual([
      { line: 2, column: 1, value: 'Sales' },
    ]),
  )
})

describe('the requests', () => {
  test('are shown as they will be sent, with a command line for each', async () => {
    const { user } = show('?step=requests')
    await user.click(await screen.findByText('/webapi/v3/usergroups/g1'))
    expect(await screen.findByText(/curl --request PUT/)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Copy as curl' }))
    expect(await navigator.clipboard.readText()).toBe(request.curl)
  })

  test('are searched by the BFF, and downloaded', async () => {
    stubApi().reply(exportRunnerRequests, {
      fileName: 'requests.csv',
      contentType: 'text/csv',
      bytes: new Uint8Array([1]),
    })
    const { user } = show('?step=requests')
    await screen.findByText('/webapi/v3/usergroups/g1')
    await user.type(screen.getByRole('searchbox', { name: 'Search the requests' }), 'g1{Enter}')
    await waitFor(() =>
      expect(stubApi().requests(listRunnerRequests).at(-1)?.query.search).toBe('g1'),
    )
    await user.click(screen.getByRole('button', { name: 'Download as CSV' }))
    await waitFor(() => expect(stubApi().requests(exportRunnerRequests)).toHaveLength(1))
  })

  test('lead to the plan', async () => {
    stubApi().reply(createRunnerPlan, { planId: planUuid as never })
    const { user, router } = show('?step=requests')
    await user.click(await screen.findByRole('button', { name: 'Make the plan' }))
    await waitFor(() => expect(router.state.location.pathname).toBe(`/plans/${planUuid}`))
  })
})

test('a sheet that is gone says so and leads to a new one', async () => {
  stubApi().fail(getRunnerSheet, { code: 'not_found', status: 404, detail: 'This sheet is gone.' })
  show()
  expect((await screen.findByRole('alert')).textContent).toContain('This sheet is gone.')
  expect(screen.getByRole('link', { name: 'Bring a new sheet' }).getAttribute('href')).toBe(
    '/c/dev/bulk-runner',
  )
})
