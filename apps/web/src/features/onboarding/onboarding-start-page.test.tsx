import { listConnections } from '@curator/console-contract/connections'
import { createSheet, downloadTemplate } from '@curator/console-contract/onboarding'
import { getSession } from '@curator/console-contract/session'
import { screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { sheetUuid } from '../../testing/plan-builders.ts'
import { renderPage } from '../../testing/render-page.tsx'
import { aConnection, aSession } from '../../testing/samples.ts'
import { stubApi } from '../../testing/setup.ts'
import { aSheet } from '../../testing/sheet-builders.ts'
import { OnboardingStartPage } from './onboarding-start-page.tsx'

const show = () =>
  renderPage(<OnboardingStartPage />, {
    pattern: '/c/:connectionId/onboarding',
    url: '/c/dev/onboarding',
  })

beforeEach(() => {
  stubApi()
    .reply(getSession, aSession())
    .reply(listConnections, { items: [aConnection()] })
    .reply(createSheet, aSheet())
})

test('limits and the meaning of cells are said before anything is brought', async () => {
  show()
  await screen.findByText(/up to 10,000 rows and 20 MB/)
  expect(screen.getByText('A blank cell')).toBeTruthy()
  expect(screen.getByText('<clear>')).toBeTruthy()
  expect(screen.getByText('A missing column')).toBeTruthy()
  expect(screen.getByText(/semicolon/)).toBeTruthy()
})

test('pasted cells are uploaded as they are and lead to their columns', async () => {
  const { user, router } = show()
  await user.click(await screen.findByLabelText('Or paste cells'))
  await user.paste('Email\tRole\r\nzoë@example.test\tArtisan')
  expect(screen.getByText('2 lines')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Use the pasted cells' }))
  await waitFor(() => expect(router.state.location.pathname).toBe(`/c/dev/onboarding/${sheetUuid}`))
  const [request] = stubApi().requests(createSheet)
  expect(request?.query).toEqual({ connectionId: 'dev', fileName: 'pasted cells.tsv' })
  expect(new TextDecoder().decode(request?.body)).toMatch(
    /^Email\tRole\r?\nzoë@example\.test\tArtisan$/,
  )
})

test('a chosen file is uploaded byte for byte under its name', async () => {
  const bytes = new Uint8Array([0xff, 0xfe, 0x45, 0x00])
  const { container, user } = show()
  await screen.findByRole('button', { name: 'Choose a file' })
  const input = container.querySelector<HTMLInputElement>('input[type=file]')
  await user.upload(input as HTMLInputElement, new File([bytes], 'people.csv'))
  await waitFor(() => expect(stubApi().requests(createSheet)).toHaveLength(1))
  expect([...(stubApi().requests(createSheet)[0]?.body ?? [])]).toEqual([...bytes])
  expect(stubApi().requests(createSheet)[0]?.query.fileName).toBe('people.csv')
})

test('a refusal is said in words and loses nothing that was pasted', async () => {
  stubApi().fail(createSheet, {
    code: 'file_unreadable',
    status: 422,
    title: 'The file can’t be read.',
    detail: 'It has a header but no rows. Add at least one person.',
  })
  const { user } = show()
  await user.click(await screen.findByLabelText('Or paste cells'))
  await user.paste('Email')
  await user.click(screen.getByRole('button', { name: 'Use the pasted cells' }))
  await screen.findByText(/has a header but no rows/)
  expect(screen.getByLabelText('Or paste cells')).toHaveProperty('value', 'Email')
})

test('a file over 20 MB is refused here, without being sent', async () => {
  const { container, user } = show()
  await screen.findByRole('button', { name: 'Choose a file' })
  const file = new File(['x'], 'big.csv')
  Object.defineProperty(file, 'size', { value: 21 * 1024 * 1024 })
  await user.upload(container.querySelector('input[type=file]') as HTMLInputElement, file)
  await screen.findByText('“big.csv” is larger than 20 MB.')
  expect(stubApi().requests(createSheet)).toHaveLength(0)
})

test('templates come empty or filled, in both formats', async () => {
  stubApi().reply(downloadTemplate, {
    fileName: 'onboarding.csv',
    contentType: 'text/csv',
    bytes: new TextEncoder().encode('Email\n'),
  })
  const { user } = show()
  await user.click(
    await screen.findByRole('button', { name: 'Filled with today’s values, as CSV' }),
  )
  await waitFor(() =>
    expect(stubApi().requests(downloadTemplate)[0]?.query).toEqual({
      connectionId: 'dev',
      format: 'csv',
      values: 'current',
    }),
  )
})

test('who may only look is told whom to ask', async () => {
  stubApi().reply(getSession, aSession('viewer'))
  show()
  await screen.findByText(/may look, but not plan changes/)
  expect(screen.queryByRole('button', { name: 'Choose a file' })).toBeNull()
})
