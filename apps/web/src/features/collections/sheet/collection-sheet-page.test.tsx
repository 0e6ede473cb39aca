import {
  createCollectionSheetPlan,
  getCollectionSheetTemplate,
  readCollectionSheet,
} from '@curator/console-contract/collection-plans'
import { listConnections } from '@curator/console-contract/connections'
import { getSession } from '@curator/console-contract/session'
import { screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { routePatterns } from '../../../paths.ts'
import { renderPage } from '../../../testing/render-page.tsx'
import { aConnection, aSession } from '../../../testing/samples.ts'
import { stubApi } from '../../../testing/setup.ts'
import { CollectionSheetPage } from './collection-sheet-page.tsx'

const planId = '0198c0de-0000-7000-8000-00000000000a'

function show(role: 'operator' | 'viewer' = 'operator') {
  stubApi()
    .reply(getSession, aSession(role))
    .reply(listConnections, { items: [aConnection()] })
    .reply(readCollectionSheet, {
      items: [
        { line: 2, subject: 'Finance', sentence: 'Add ada@example.test.', faults: [] },
        {
          line: 3,
          subject: 'Finance',
          sentence: '',
          faults: [{ column: 'Rights', text: '“write” is no right.' }],
        },
      ],
      rowCount: 2,
      faultCount: 1,
      columns: ['Collection'],
      unknownColumns: ['Colour'],
      notices: ['One date was read as 1 May 2027.'],
    })
    .reply(createCollectionSheetPlan, { planId })
  return renderPage(<CollectionSheetPage />, {
    pattern: routePatterns.collectionSheet,
    url: '/c/dev/collections/sheet',
  })
}

const paste = 'Collection\tMember\nFinance\tada@example.test'

test('a sheet is looked at, with faults at their rows, and planned from the same bytes', async () => {
  const { user } = show()
  await user.click(await screen.findByRole('textbox', { name: 'Or paste cells' }))
  await user.paste(paste)
  await user.click(screen.getByRole('button', { name: 'Use the pasted cells' }))
  expect(await screen.findByText('Add ada@example.test.')).toBeTruthy()
  expect(screen.getByText('Rights: “write” is no right.')).toBeTruthy()
  expect(screen.getByText('Colour.', { exact: false })).toBeTruthy()
  expect(screen.getByText(/1 May 2027/)).toBeTruthy()
  await user.click(screen.getByRole('checkbox', { name: 'Only rows with a fault' }))
  expect(screen.queryByText('Add ada@example.test.')).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Plan 1 row' }))
  expect(await screen.findByText('Elsewhere')).toBeTruthy()
  const [read] = stubApi().requests(readCollectionSheet)
  const [plan] = stubApi().requests(createCollectionSheetPlan)
  expect(new TextDecoder().decode(plan?.body)).toBe(paste)
  expect(plan).toEqual(read)
})

test('a sheet that can’t be read says why, and another may be brought', async () => {
  const { user } = show()
  stubApi().fail(readCollectionSheet, { code: 'file_unreadable', status: 400 })
  await user.click(await screen.findByRole('textbox', { name: 'Or paste cells' }))
  await user.paste('x')
  await user.click(screen.getByRole('button', { name: 'Use the pasted cells' }))
  expect(await screen.findByText(/Save it as CSV or XLSX/)).toBeTruthy()
  expect(screen.getByDisplayValue('x')).toBeTruthy()
})

test('the template comes in both formats', async () => {
  const { user } = show()
  const make = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:x')
  stubApi().reply(getCollectionSheetTemplate, {
    bytes: new Uint8Array([1]),
    contentType: 'text/csv',
    fileName: 'collections.csv',
  })
  await user.click(await screen.findByRole('button', { name: 'Template as CSV' }))
  await waitFor(() => expect(make).toHaveBeenCalledOnce())
  expect(stubApi().requests(getCollectionSheetTemplate)[0]?.query.format).toBe('csv')
})

test('who may only read brings no sheet', async () => {
  show('viewer')
  expect(await screen.findByText(/Your role may look/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: /pasted cells/ })).toBeNull()
})
