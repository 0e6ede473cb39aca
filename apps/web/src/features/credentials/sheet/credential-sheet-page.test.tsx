import { listConnections } from '@curator/console-contract/connections'
import { readCredentialSheet } from '@curator/console-contract/credential-plans'
import { getSession } from '@curator/console-contract/session'
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { routePatterns } from '../../../paths.ts'
import { renderPage } from '../../../testing/render-page.tsx'
import { aConnection, aSession } from '../../../testing/samples.ts'
import { stubApi } from '../../../testing/setup.ts'
import { CredentialSheetPage } from './credential-sheet-page.tsx'

test('a sheet with a column of passwords is refused in the words of the reading', async () => {
  const why = 'Column 3 looks like one of passwords.'
  stubApi()
    .reply(getSession, aSession('operator'))
    .reply(listConnections, { items: [aConnection()] })
    .fail(readCredentialSheet, { code: 'file_unreadable', status: 422, detail: why })
  const { user } = renderPage(<CredentialSheetPage />, {
    pattern: routePatterns.credentialSheet,
    url: '/c/dev/credentials/sheet',
  })
  expect(await screen.findByText(/^Leave passwords out/)).toBeTruthy()
  await user.click(await screen.findByRole('textbox', { name: 'Or paste cells' }))
  await user.paste('Credential\tAction\tPassword\nCORP\\svc\tcreate\tx')
  await user.click(screen.getByRole('button', { name: 'Use the pasted cells' }))
  expect(await screen.findByText(/looks like one of passwords/)).toBeTruthy()
})
